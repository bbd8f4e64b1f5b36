// A journal is read line by line; what went wrong is put on a list, and each list is taken from the front.
function makeLines(count) {
  const lines = [];
  for (let i = 0; i < count; i += 1) lines.push((i % 3 === 0 ? 'error ' : 'info ') + 'code=' + ((i * 31) % 40));
  return lines;
}

function parse(line) {
  const [level, rest] = line.split(' ');
  return { level, code: Number(rest.slice(5)) };
}

function readErrors(lines) {
  const errors = [];
  for (const line of lines) {
    const entry = parse(line);
    if (entry.level === 'error') errors.push(entry);
  }
  return errors;
}

function countCodes(errors) {
  const counts = new Map();
  for (const { code } of errors) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

const counts = countCodes(readErrors(makeLines(900)));
console.log(counts.size, 'codes; code 0:', counts.get(0), 'times');
