// A counter with labels: each set of values is a series of its own, made when it is first used.

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');

export function createCounter(name: string, labelNames: readonly string[]): LabelledCounter {
  const series = new Map<string, { readonly values: readonly string[]; count: number }>();
  const seriesOf = (values: readonly string[]) => {
    const key = JSON.stringify(values);
    const known = series.get(key) ?? { values, count: 0 };
    series.set(key, known);
    return known;
  };
  // Without labels there is one series, and it is there from the start.
  if (labelNames.length === 0) seriesOf([]);
  return {
    inc(labels = {}, amount = 1) {
      if (amount < 0) throw new RangeError('a counter cannot fall');
      // In the order of the names, so that the order in which they are given does not matter.
      seriesOf(labelNames.map((label) => labels[label] ?? '')).count += amount;
    },
    collect: () =>
      [...series.values()].map(({ values, count }) => {
        const pairs = labelNames.map((label, index) => `${label}="${escaped(values[index] ?? '')}"`);
        return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${count}`;
      }),
  };
}
