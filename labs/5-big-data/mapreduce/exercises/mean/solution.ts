// Sums and counts travel; the mean is taken once, at the end.

type Part = readonly [sum: number, count: number];

function total(parts: readonly Part[]): Part {
  let sum = 0;
  let count = 0;
  for (const part of parts) {
    sum += part[0];
    count += part[1];
  }
  return [sum, count];
}

export function map(record: string, emit: EmitPair): void {
  for (const word of record.split(' ')) if (word !== '') emit(word.charAt(0), [word.length, 1]);
}

export function combine(key: string, values: readonly Part[], emit: EmitPair): void {
  emit(key, total(values));
}

export function reduce(key: string, values: readonly Part[], emit: EmitPair): void {
  const [sum, count] = total(values);
  emit(key, sum / count);
}
