// An await parts a function in two: what
// stands before it runs at once, the rest
// waits in a queue.
async function order() {
  console.log('order: begins');
  await check();
  console.log('order: checked');
  await null;
  console.log('order: sent');
}

async function check() {
  console.log('check: begins');
}

order();

Promise.resolve()
  .then(() => console.log('then 1'))
  .then(() => console.log('then 2'))
  .then(() => console.log('then 3'));

console.log('main: ends');
