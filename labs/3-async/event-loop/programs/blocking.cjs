// A heart should beat every 10 ms. A
// calculation takes 45 ms and lets nobody
// else go first.
const start = Date.now();
let beats = 0;

const heart = setInterval(function beat() {
  beats += 1;
  const at = Date.now() - start;
  console.log('beat ' + beats + ' at ' + at + ' ms');
  if (beats === 4) clearInterval(heart);
}, 10);

setTimeout(function work() {
  const until = Date.now() + 45;
  while (Date.now() < until);
  console.log('work is done');
}, 12);
