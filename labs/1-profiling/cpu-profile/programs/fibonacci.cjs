// Rabbits: each number is the sum of the two before it.
function fib(n) {
  if (n < 2) return n;
  return fib(n - 1) + fib(n - 2);
}

function table(rows) {
  const lines = [];
  for (let row = 0; row <= rows; row += 3) lines.push(row + ': ' + fib(row));
  return lines;
}

console.log(table(18).join('\n'));
