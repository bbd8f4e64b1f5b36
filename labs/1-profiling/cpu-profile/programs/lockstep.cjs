// A pump that turns in a steady beat: it reads a block, then packs it. One turn is exactly a thousand operations.
function read(block) {
  for (let i = 0; i < 198; i += 1) block.push(i);
  return block;
}

function pack(block) {
  let sum = 0;
  for (let i = 0; i < 198; i += 1) sum += block[i];
  return sum;
}

let total = 0;
for (let turn = 0; turn < 150; turn += 1) {
  const block = read([]);
  total += pack(block);
}
console.log(total);
