function piece(number) {
  const until = performance.now() + 5;
  while (performance.now() < until);
  return number * number;
}

const heart = setInterval(function beat() {
  console.log('beat');
}, 10);

let sum = 0;
function work(number) {
  sum += piece(number);
  if (number < 12) {
    // The loop makes a turn before the next piece, and its timers get theirs.
    setImmediate(work, number + 1);
  } else {
    console.log('sum ' + sum);
    clearInterval(heart);
  }
}
work(1);
