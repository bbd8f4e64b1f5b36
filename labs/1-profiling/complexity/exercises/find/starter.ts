// The numbers that occur more than once, each of them once, in any order. As it stands nothing is found.

export function findDuplicates(_items: readonly number[]): number[] {
  return [];
}
