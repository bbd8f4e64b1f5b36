// In how many files does each word occur?
// This counts how often it occurs, which is another question.
// A map also gets a third argument, source: source.file is the
// name of the file.

export function map(record: string, emit: EmitFile): void {
  for (const word of record.toLowerCase().split(/\s+/)) {
    if (word !== '') emit(word, 1);
  }
}

export function reduce(key: string, values: readonly number[], emit: EmitFile): void {
  let sum = 0;
  for (const value of values) sum += value;
  emit(key, sum);
}
