// Which values of a list stand in it more than once?
function makeList(length) {
  const list = [];
  for (let i = 0; i < length; i += 1) list.push((i * 37) % 101);
  return list;
}

function isSame(one, other) {
  return one === other;
}

function addOnce(found, value) {
  if (!found.includes(value)) found.push(value);
}

function findRepeated(list) {
  const found = [];
  for (let i = 0; i < list.length; i += 1) {
    for (let j = 0; j < list.length; j += 1) {
      if (i !== j && isSame(list[i], list[j])) addOnce(found, list[i]);
    }
  }
  return found;
}

const list = makeList(140);
console.log(findRepeated(list).length, 'values are repeated');
