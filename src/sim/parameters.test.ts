// Values from anywhere: what fits comes out as its type, what does not is told with what is allowed and what was given.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Parameter } from '../contract/manifest.ts';
import { createText } from '../view/text/text.ts';
import { checkValue, defaultsOf, paramsAt, resolveParameters, shown } from './parameters.ts';
import { problems as english } from './problems.en.ts';
import { problems as russian } from './problems.ru.ts';

const texts = { label: { en: '', ru: '' }, explanation: { en: '', ru: '' } };
const rate = {
  kind: 'number',
  name: 'rate',
  ...texts,
  unit: '1/s',
  min: 0.5,
  max: 100,
  step: 0.5,
  default: 10,
} as const;
const servers = {
  kind: 'number',
  name: 'servers',
  ...texts,
  unit: '',
  min: 1,
  max: 20,
  step: 1,
  integer: true,
  default: 3,
} as const;
const choice = {
  kind: 'choice',
  name: 'policy',
  ...texts,
  values: [
    { value: 'lru', label: texts.label },
    { value: 'fifo', label: texts.label },
  ],
  default: 'lru',
} as const;
const flag = { kind: 'flag', name: 'retry', ...texts, default: false } as const;
const words = { kind: 'words', name: 'names', ...texts, maxItems: 3, default: ['a'] } as const;
const numbers = {
  kind: 'numbers',
  name: 'weights',
  ...texts,
  unit: '',
  min: 1,
  max: 9,
  integer: true,
  maxItems: 3,
  default: [1],
} as const;
const all: readonly Parameter[] = [rate, servers, choice, flag, words, numbers];

const accepted = (parameter: Parameter, given: unknown): unknown => {
  const checked = checkValue(parameter, given);
  return checked.ok ? checked.value : undefined;
};

describe('checkValue', () => {
  it.each([
    [rate, '12.5', 12.5],
    [rate, ' 1e1 ', 10],
    [rate, 100, 100],
    [servers, '20', 20],
    [choice, 'fifo', 'fifo'],
    [flag, 'true', true],
    [flag, false, false],
    [words, 'x, y', ['x', 'y']],
    [words, '', []],
    [words, 'x;y,z', ['x', 'y,z']],
    [numbers, '1;2', [1, 2]],
    [numbers, [9], [9]],
  ] as const)('%o takes %j', (parameter, given, expected) => {
    expect(accepted(parameter, given)).toEqual(expected);
  });

  it.each([
    ...['', ' ', 'ten', '0', '100.1', '0x10', 'NaN', 'Infinity', Number.NaN, null, undefined, [10], true].map(
      (given) => [rate, given] as const,
    ),
    ...['1.5', 0, 21, '3x'].map((given) => [servers, given] as const),
    ...['LRU', '', 1].map((given) => [choice, given] as const),
    ...['yes', 1, ''].map((given) => [flag, given] as const),
    ...['a,a', 'a,,b', 'a,b,c,d', 'x'.repeat(65), 7, [1]].map((given) => [words, given] as const),
    ...['1,', '0', '1.5', '1,2,3,4', '0x2', 5, ['x']].map((given) => [numbers, given] as const),
  ] as const)('%o refuses %j', (parameter, given) => {
    expect(accepted(parameter, given)).toBeUndefined();
  });

  it('takes a number exactly when it lies in range', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(accepted(rate, String(value)) === value).toBe(value >= 0.5 && value <= 100);
      }),
    );
  });
});

describe('resolveParameters', () => {
  it('lays what is given over the defaults', () => {
    expect(resolveParameters(all, { rate: '20' })).toEqual({ ok: true, value: { ...defaultsOf(all), rate: 20 } });
  });

  it('tells every problem, each in a sentence of both languages with what was given', () => {
    const resolved = resolveParameters(all, {
      rate: '999',
      servers: '1.5',
      policy: 'mru',
      retry: 'maybe',
      names: 'a,a',
      weights: '1,2,3,4',
      speed: 1,
    });
    if (resolved.ok) throw new Error('it was taken');
    expect(resolved.problems.map((problem) => problem.parameter)).toEqual([
      'rate',
      'servers',
      'policy',
      'retry',
      'names',
      'weights',
      'speed',
    ]);
    for (const dictionary of [english, russian]) {
      const text = createText('en', [dictionary], { strict: true });
      const sentences = resolved.problems.map((problem) => text.say(problem.phrase));
      for (const [index, given] of ['999', '1.5', 'mru', 'maybe', 'a,a', '1,2,3,4', 'speed'].entries())
        expect(sentences[index]).toContain(given);
      expect(sentences[0]).toContain('100');
      expect(sentences[2]).toContain('lru, fifo');
    }
  });

  it('knows no parameter by the names that every object has', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(resolveParameters(all, JSON.parse(`{${JSON.stringify(name)}: 1}`) as Record<string, unknown>).ok).toBe(
        false,
      );
    }
  });
});

describe('shown', () => {
  it('fits any value into a sentence', () => {
    expect(shown('x'.repeat(500)).length).toBeLessThan(70);
    expect([shown(''), shown([1, 2]), shown(undefined), shown({})]).toEqual([
      '""',
      '1,2',
      'undefined',
      '[object Object]',
    ]);
  });
});

describe('values at a time', () => {
  it('are those of the start with every change up to then', () => {
    const actions = [{ at: 5, action: 'set', name: 'rate', value: 2 }];
    expect([paramsAt({ rate: 1 }, actions, 4), paramsAt({ rate: 1 }, actions, 5)]).toEqual([{ rate: 1 }, { rate: 2 }]);
  });
});
