// Hostile values are named without their help.
import { describe, expect, it } from 'vitest';
import {
  describeValue,
  hasFields,
  isObjectAtHand,
  isPromiseLike,
  valueCode,
  valueWords,
  wrongField,
} from './student-value.ts';

const refuse = (): never => {
  throw new Error('hands off');
};
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

describe('describeValue', () => {
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['NaN', Number.NaN, 'NaN'],
    ['minus zero', -0, '-0'],
    ['a fraction', 1.5, '1.5'],
    ['a text with a quote and a line break', 'a"\n', '"a\\"\\n"'],
    ['a bigint', 3n, '3n'],
    ['a bigint of a million digits', 1n << 3_000_000n, 'a huge bigint'],
    ['a symbol', Symbol('x'), 'a symbol'],
    ['a function', refuse, 'a function'],
    ['an array', [1], 'an array'],
    ['an object', {}, 'an object'],
    [
      'an object that cannot be printed',
      { toString: refuse, toJSON: refuse, [Symbol.toPrimitive]: refuse },
      'an object',
    ],
    ['an object without a prototype', Object.create(null), 'an object'],
    ['a promise', Promise.resolve(1), 'a promise'],
    ['a thenable', Object.fromEntries([['then', refuse]]), 'a promise'],
    ['a getter that throws', Object.defineProperty({}, 'then', { get: refuse }), 'an object'],
    [
      'a proxy that refuses',
      new Proxy({}, { get: refuse, getPrototypeOf: refuse, has: refuse, ownKeys: refuse }),
      'an object',
    ],
    ['a revoked proxy', revoked(), 'a revoked proxy'],
  ])('%s', (_name, value, words) => expect(describeValue(value)).toBe(words));
  it('keeps a long text short', () => expect(describeValue('x'.repeat(1e6)).length).toBeLessThan(70));
});

it('takes for a promise what has a then, and nothing else', () => {
  expect([Promise.resolve(), Object.fromEntries([['then', refuse]])].every(isPromiseLike)).toBe(true);
  expect([0, null, undefined, {}, revoked(), 'then'].some(isPromiseLike)).toBe(false);
});

it('looks for methods in objects alone that can be asked', () => {
  expect([{}, [], new Map(), new Proxy({}, {})].every(isObjectAtHand)).toBe(true);
  expect([undefined, null, 7, refuse, Promise.resolve(), revoked()].some(isObjectAtHand)).toBe(false);
});

it('has words for a revoked proxy, which no table of tests can hold', () => {
  expect(valueWords(valueCode(revoked()), 'ru')).toBe('отозванный прокси');
});

it('finds no field in a revoked proxy, and none that is wrong', () => {
  expect(hasFields(revoked(), { count: 'number' })).toBe(false);
  expect(wrongField(revoked(), { count: 'number' })).toBeUndefined();
});

describe('valueCode', () => {
  it.each<[unknown, string, string]>([
    [{}, 'object', 'объект'],
    [[], 'array', 'массив'],
    [Promise.resolve(), 'promise', 'промис'],
    [refuse, 'function', 'функция'],
    [Symbol('x'), 'symbol', 'символ'],
    [1n << 100n, 'hugeBigint', 'огромное число bigint'],
    [null, 'null', 'null'],
    [17, '17', '17'],
  ])('of %s is %s, for words in any language', (value, code, russian) => {
    expect(valueCode(value)).toBe(code);
    expect(valueWords(code, 'ru')).toBe(russian);
  });
  it('tells a text from a kind of that name, and knows no kind by the names that every object has', () => {
    expect(valueWords(valueCode('object'), 'en')).toBe('"object"');
    expect(valueWords('constructor', 'ru')).toBe('constructor');
  });
});

describe('the fields of an answer', () => {
  const wanted = { percent: 'number', isKept: 'boolean' } as const;

  it('are all there and of their types, or the first that is not is named', () => {
    expect(hasFields({ percent: 1, isKept: true, more: 2 }, wanted)).toBe(true);
    expect(wrongField({ percent: 1, isKept: true }, wanted)).toBeUndefined();
    expect(wrongField({ percent: 1, isKept: 'yes' }, wanted)).toEqual({ field: 'isKept', given: 'yes' });
    expect(wrongField({ isKept: true }, wanted)).toEqual({ field: 'percent', given: undefined });
  });

  it.each([[undefined], [null], [7], [[1, true]], [Promise.resolve(1)], [{}]])('are not in %o', (value) => {
    expect(hasFields(value, wanted)).toBe(false);
  });

  it.each([[undefined], [7], [[1, true]], [Promise.resolve(1)]])(
    'are not asked of %o, which is named itself',
    (value) => {
      expect(wrongField(value, wanted)).toBeUndefined();
    },
  );
});
