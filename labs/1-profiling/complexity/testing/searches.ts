// The two searches as a student would write them: what the counted ones are held against.

export const slowText = `// Every pair is compared: n (n − 1) / 2 of them.
export function findDuplicates(items: readonly number[]): number[] {
  const duplicates: number[] = [];
  for (let i = 0; i < items.length; i += 1) {
    for (let j = i + 1; j < items.length; j += 1) {
      if (items[i] === items[j] && !duplicates.includes(items[i] as number)) {
        duplicates.push(items[i] as number);
      }
    }
  }
  return duplicates;
}
`;

export const fastText = `// One look into a set for each element.
export function findDuplicates(items: readonly number[]): number[] {
  const seen = new Set<number>();
  const duplicates = new Set<number>();
  for (const item of items) {
    if (seen.has(item)) duplicates.add(item);
    else seen.add(item);
  }
  return [...duplicates];
}
`;
