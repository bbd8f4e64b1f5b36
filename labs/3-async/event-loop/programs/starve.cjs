// Each tick asks for the next one. A timer
// and an immediate wait all the while.
let count = 0;

setTimeout(function timeout() {
  console.log('timeout');
}, 0);

setImmediate(function immediate() {
  console.log('immediate');
});

function again() {
  count += 1;
  if (count < 60) process.nextTick(again);
  else console.log('ticks: ' + count);
}

process.nextTick(again);
