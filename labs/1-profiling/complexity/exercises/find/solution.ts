// Sorted, equal numbers are neighbours. A third one of a kind is passed over.

export function findDuplicates(items: readonly number[]): number[] {
  const sorted = [...items].sort((one, other) => one - other);
  return sorted.filter((item, index) => item === sorted[index - 1] && item !== sorted[index - 2]);
}
