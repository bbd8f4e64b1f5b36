// Parameter values in words and back.
import { describe, expect, it } from 'vitest';
import { createText } from '../text/text.ts';
import { type ViewKey, viewMessages } from '../words.ts';
import { formatNumber, formatValue, readNumbers, readWords, sameValue } from './format.ts';

const english = createText<ViewKey>('en', [viewMessages.en]);
const russian = createText<ViewKey>('ru', [viewMessages.ru]);
const base = { name: 'x', label: { en: 'X', ru: 'Икс' }, explanation: { en: '', ru: '' } };

describe('formatValue', () => {
  it('writes figures with the decimals of the step', () => {
    expect(formatNumber(english, { unit: '1/s', step: 1 }, 240)).toBe('240/s');
    expect(formatNumber(english, { unit: 'ms', step: 0.05 }, 1.5)).toBe('1.5\u00a0ms');
    expect(formatNumber(russian, { unit: '', step: 0.01 }, 0.99)).toBe('0,99');
    expect(formatNumber(english, { unit: '1/s', step: 1 }, 0.1)).toBe('0.1/s');
    expect(formatNumber(english, { unit: '1/s', step: 1 }, 0)).toBe('0/s');
  });
  it('writes choices, flags and lists in the language', () => {
    const choice = {
      ...base,
      kind: 'choice' as const,
      default: 'lru',
      values: [{ value: 'lru', label: { en: 'LRU list', ru: 'Список LRU' } }],
    };
    expect(formatValue(russian, choice, 'lru')).toBe('Список LRU');
    expect(formatValue(english, choice, 'unknown')).toBe('unknown');
    expect(formatValue(russian, { ...base, kind: 'flag', default: true }, true)).toBe('включено');
    expect(formatValue(english, { ...base, kind: 'words', maxItems: 3, default: [] }, ['a', 'b'])).toBe('a, b');
    expect(formatValue(english, { ...base, kind: 'words', maxItems: 3, default: [] }, [])).toBe('none');
  });
});

describe('reading lists', () => {
  const range = { min: 0, max: 10, maxItems: 3 };
  it('takes what fits', () => {
    expect(readWords(' a, b ,,c', 3)).toEqual({ ok: true, value: ['a', 'b', 'c'] });
    expect(readNumbers('1, 2.5', range)).toEqual({ ok: true, value: [1, 2.5] });
    expect(readNumbers('', range)).toEqual({ ok: true, value: [] });
  });
  it('says what does not', () => {
    expect(readWords('a,b,c,d', 3)).toMatchObject({ ok: false, problem: 'problem.many' });
    expect(readNumbers('1, x', range)).toMatchObject({ ok: false, problem: 'problem.numbers' });
    expect(readNumbers('11', range)).toMatchObject({ ok: false, args: { min: 0, max: 10 } });
    expect(readNumbers('1.5', { ...range, integer: true })).toMatchObject({ ok: false, problem: 'problem.integer' });
    expect(readNumbers('NaN', range)).toMatchObject({ ok: false });
    expect(readNumbers('Infinity', range)).toMatchObject({ ok: false });
  });
});

describe('sameValue', () => {
  it('compares lists by item', () => {
    expect(sameValue([1, 2], [1, 2])).toBe(true);
    expect(sameValue([1, 2], [2, 1])).toBe(false);
    expect(sameValue(undefined, false)).toBe(false);
  });
});
