// Twelve pieces of work make a sum; each
// takes 5 ms. Meanwhile the heart should
// beat every 10 ms, and does not.
function piece(number) {
  const until = performance.now() + 5;
  while (performance.now() < until);
  return number * number;
}

const heart = setInterval(function beat() {
  console.log('beat');
}, 10);

let sum = 0;
for (let number = 1; number <= 12; number += 1) {
  sum += piece(number);
}
console.log('sum ' + sum);
clearInterval(heart);
