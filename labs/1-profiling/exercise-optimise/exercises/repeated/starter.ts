// The values that occur more than once, each of them once. Right, and slow: find out where, and why.

export function repeatedValues(list: readonly ListValue[]): ListValue[] {
  const result: ListValue[] = [];
  for (let i = 0; i < list.length; i += 1) {
    for (let j = 0; j < list.length; j += 1) {
      if (i !== j && list[i] === list[j]) {
        result.push(list[i]);
      }
    }
  }
  return [...new Set(result)];
}
