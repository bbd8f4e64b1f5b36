// Wanted, in this order: timer, immediate,
// promise, tick. Each must still be printed
// by what it is named for.
setTimeout(() => console.log('timer'), 0);
setImmediate(() => console.log('immediate'));
Promise.resolve().then(() => console.log('promise'));
process.nextTick(() => console.log('tick'));
