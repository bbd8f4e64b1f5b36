// Three promises fail. One has a handler at
// once, one gets it in time, one never.
function caught({ message }) {
  console.log('caught: ' + message);
}

function unhandled({ message }) {
  console.log('unhandled: ' + message);
}

function fail(name) {
  return Promise.reject(new Error(name));
}

process.on('unhandledRejection', unhandled);

fail('first').catch(caught);

const second = fail('second');
Promise.resolve().then(function inTime() {
  second.catch(caught);
});

fail('third');

setImmediate(function immediate() {
  console.log('immediate');
});
