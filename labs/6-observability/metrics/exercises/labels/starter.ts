// A counter with labels. They are accepted, and then nobody looks at them: every request ends up in one series.

export function createCounter(name: string, _labelNames: readonly string[]): LabelledCounter {
  let value = 0;
  return {
    inc(_labels, amount = 1) {
      if (amount < 0) throw new RangeError('a counter cannot fall');
      value += amount;
    },
    collect: () => [`${name} ${value}`],
  };
}
