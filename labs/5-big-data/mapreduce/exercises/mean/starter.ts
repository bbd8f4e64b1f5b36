// The average length of the words that begin with each letter.
// Right without a combiner, wrong with one: it runs this reduce over
// the pairs of each map, and once more over what came of that.

export function map(record: string, emit: EmitPair): void {
  for (const word of record.split(' ')) {
    if (word !== '') emit(word.charAt(0), word.length);
  }
}

export function reduce(key: string, values: readonly number[], emit: EmitPair): void {
  let sum = 0;
  for (const value of values) sum += value;
  emit(key, sum / values.length);
}
