// Each line is printed by something else.
// Which comes first?
console.log('start');

setTimeout(function later() {
  console.log('timeout');
}, 0);

Promise.resolve().then(function reaction() {
  console.log('promise');
});

process.nextTick(function tick() {
  console.log('nextTick');
});

queueMicrotask(function micro() {
  console.log('microtask');
});

console.log('end');
