// Three promises fail. One has a handler at once, one gets it in time, one never.
process.on('unhandledRejection', function unhandled(reason) {
  console.log('unhandled: ' + reason.message);
});

Promise.reject(new Error('first')).catch((error) => console.log('caught: ' + error.message));

const second = Promise.reject(new Error('second'));
Promise.resolve().then(function inTime() {
  second.catch((error) => console.log('caught: ' + error.message));
});

Promise.reject(new Error('third'));

setImmediate(() => console.log('immediate'));
