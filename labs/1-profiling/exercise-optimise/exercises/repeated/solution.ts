// One walk: what was seen before is repeated. A look into a Set costs the same however much it holds.

export function repeatedValues(list: readonly ListValue[]): ListValue[] {
  const seen = new Set<ListValue>();
  const repeated = new Set<ListValue>();
  for (const value of list) {
    if (seen.has(value)) repeated.add(value);
    else seen.add(value);
  }
  return [...repeated];
}
