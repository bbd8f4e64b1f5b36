// Text in both languages: keys, plurals, figures, units and clocks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Messages, SameKeys } from '../../contract/text.ts';
import { createText } from './text.ts';

const en = {
  hello: 'Hello, {name}',
  waiting: ({ count }, { plural, number }) =>
    `${number(Number(count))} ${plural(Number(count), { one: 'request waits', other: 'requests wait' })}`,
} satisfies Messages;
const ru = {
  hello: 'Здравствуйте, {name}',
  waiting: ({ count }, { plural, number }) =>
    `${number(Number(count))} ${plural(Number(count), { one: 'запрос ждёт', few: 'запроса ждут', many: 'запросов ждут', other: 'запроса ждут' })}`,
} satisfies SameKeys<typeof en>;

const english = createText('en', [en]);
const russian = createText('ru', [ru]);

describe('say', () => {
  it('fills names and leaves unknown ones', () => {
    expect(english.say('hello', { name: 'Ada' })).toBe('Hello, Ada');
    expect(english.say({ key: 'hello', args: { name: 'Ada' } })).toBe('Hello, Ada');
    expect(english.say('hello')).toBe('Hello, {name}');
    expect(english.say('hello', { name: '{name}' })).toBe('Hello, {name}');
  });

  it('takes the plural of the language', () => {
    expect([1, 2, 5, 21].map((count) => russian.say('waiting', { count }))).toEqual([
      '1 запрос ждёт',
      '2 запроса ждут',
      '5 запросов ждут',
      '21 запрос ждёт',
    ]);
    expect(english.say('waiting', { count: 1 })).toBe('1 request waits');
  });

  it('keeps a figure and its unit together in what it picks', () => {
    expect(russian.pick({ en: 'at most 2.3 s', ru: 'не позже 2,3 с' })).toBe('не позже 2,3\u00a0с');
  });

  it('shows an unknown key, and throws when strict', () => {
    expect(english.say('absent')).toBe('absent');
    expect(() => createText('ru', [ru], { strict: true }).say('absent')).toThrow("No ru message 'absent'.");
    expect(createText('en', [en], { strict: true }).knows('constructor')).toBe(false);
    expect(english.say('__proto__')).toBe('__proto__');
  });

  it('finds a key in the first dictionary that has it', () => {
    const text = createText('en', [{ hello: 'inner' }, en]);
    expect(text.say('hello')).toBe('inner');
    expect(text.say('waiting', { count: 2 })).toBe('2 requests wait');
  });
});

describe('figures', () => {
  it('writes numbers with the separators of the language', () => {
    expect(english.number(1234.567)).toBe('1,234.57');
    expect(russian.number(1234.567)).toBe('1234,57');
    expect(russian.number(12_345.6)).toBe('12\u00a0345,6');
    expect(english.number(-0.001)).toBe('0');
    expect(english.number(-3)).toBe('\u22123');
    expect([Number.NaN, Infinity, -Infinity].map((value) => english.number(value))).toEqual(['–', '∞', '\u2212∞']);
  });

  it('writes units', () => {
    expect(english.unit(612.34, 'ms')).toBe('612\u00a0ms');
    expect(russian.unit(612.34, 'ms')).toBe('612\u00a0мс');
    expect(english.unit(240, '1/s')).toBe('240/s');
    expect(russian.unit(240, '1/s')).toBe('240/с');
    expect(english.unit(0.01234, 's')).toBe('0.0123\u00a0s');
    expect(russian.unit(22, 'requests')).toBe('22\u00a0запроса');
    expect(russian.unit(2399.6, 'requests', 0)).toBe('2400\u00a0запросов');
    expect(russian.unit(1.5, 'requests')).toBe('1,5\u00a0запроса');
    expect(english.unit(0.999, 'requests', 0)).toBe('1\u00a0request');
    expect(english.unit(7, '')).toBe('7');
    expect(english.unit(7, 'furlongs')).toBe('7\u00a0furlongs');
    expect(english.unit(0.418, 'share')).toBe('41.8%');
    expect(russian.unit(0.418, 'share')).toBe('41,8\u00a0%');
    expect(english.unit(7, 'constructor')).toBe('7\u00a0constructor');
    expect(english.unit(Number.NaN, 'ms')).toBe('–');
    expect(english.percent(0.125)).toBe('12.5%');
    expect(russian.percent(0.125)).toBe('12,5\u00a0%');
    expect(russian.unitName('requests')).toBe('запросов');
    expect(english.unitName('1/s')).toBe('/s');
  });

  it('never loses more than half a percent of a figure', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), (value) => {
        const shown = Number(english.unit(value, '').replaceAll(',', ''));
        return Math.abs(shown - value) <= 0.0051 * value;
      }),
    );
  });
});

describe('sizes', () => {
  it.each([
    [0, '0\u00a0B', '0\u00a0Б'],
    [1023, '1,023\u00a0B', '1023\u00a0Б'],
    [1024, '1\u00a0KiB', '1\u00a0КиБ'],
    [1536 * 1024, '1.5\u00a0MiB', '1,5\u00a0МиБ'],
    [256 * 1024 ** 2, '256\u00a0MiB', '256\u00a0МиБ'],
    [3 * 1024 ** 4, '3,072\u00a0GiB', '3072\u00a0ГиБ'],
  ])('writes %d bytes in the unit that suits them', (bytes, inEnglish, inRussian) => {
    expect(english.size(bytes)).toBe(inEnglish);
    expect(russian.size(bytes)).toBe(inRussian);
  });

  it('never writes what passes a limit like the limit', () => {
    expect(english.size(256 * 1024 ** 2 + 1)).toBe('256.1\u00a0MiB');
  });
});

describe('clocks', () => {
  it('writes minutes, seconds and milliseconds', () => {
    expect(english.time(21_480)).toBe('0:21.480');
    expect(english.time(8_400, 0)).toBe('0:08');
    expect(english.time(3_723_000)).toBe('1:02:03.000');
    expect(english.time(59_999.9996)).toBe('1:00.000');
    expect(english.time(-1500, 1)).toBe('\u22120:01.5');
    expect(english.time(Number.NaN)).toBe('–');
  });

  it('counts days from a day on, and leaves out what says nothing', () => {
    const at = 3 * 86_400_000 + 14 * 3_600_000 + 20 * 60_000 + 37_250;
    expect(english.time(at)).toBe('3\u00a0d 14:20:37');
    expect(english.time(at, 0)).toBe('3\u00a0d 14:20');
    expect(english.time(5 * 86_400_000, 0)).toBe('5\u00a0d');
    expect(russian.moment(86_400_000, 'ms', 1)).toBe('1\u00a0дн. 0:00:00');
    expect(english.time(86_399_999, 0)).toBe('23:59:59');
  });

  it('counts requests where the clock does', () => {
    expect(english.moment(12_000, 'requests')).toBe('12,000\u00a0requests');
    expect(english.moment(12_000, 'ms')).toBe('0:12.000');
  });
});
