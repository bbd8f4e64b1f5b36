// The lines of the first program as an
// ECMAScript module: Node runs it inside a
// job of its own.
console.log('start');

process.nextTick(function tick() {
  console.log('nextTick');
});

Promise.resolve().then(function reaction() {
  console.log('promise');
});

await null;
console.log('after the await');

setTimeout(function later() {
  console.log('timeout');
}, 0);
