// Links: what was shared comes back, and whatever else is in the address is refused in words and does no harm.
import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../contract/manifest.ts';
import { problems as english } from '../sim/problems.en.ts';
import { problems as russian } from '../sim/problems.ru.ts';
import { createText } from '../view/text/text.ts';
import { decodeExperiment, type Experiment, encodeExperiment } from './link.ts';

const label = { en: '', ru: '' };
const manifest = {
  id: 'lab',
  parameters: [
    {
      kind: 'number',
      name: 'rate',
      label,
      explanation: label,
      unit: '',
      min: 0,
      max: 1000,
      step: 1,
      default: 5,
      live: true,
    },
    { kind: 'words', name: 'names', label, explanation: label, maxItems: 10, default: [] },
    { kind: 'flag', name: 'retry', label, explanation: label, default: false },
  ],
  actions: [{ name: 'kill', on: 'server', label }],
  clock: { unit: 'ms', until: 60_000 },
  scenarios: [{ id: 'long', until: 90_000 }, { id: 'plain' }],
} as unknown as Manifest;

const base: Experiment = {
  v: 1,
  lab: 'lab',
  modelVersion: 3,
  active: 0,
  time: 1500,
  runs: [
    {
      role: 'main',
      params: { rate: 7, names: ['a', 'б'], retry: true },
      seed: 1,
      actions: [{ at: 5, action: 'kill', server: 2 }],
      until: 60_000,
    },
  ],
};

const pack = (text: string): string => Buffer.from(deflateSync(strToU8(text), { level: 9 })).toString('base64url');

/** Refused, and said in words in both languages. */
function refusal(link: string): string {
  const decoded = decodeExperiment(link, manifest);
  if (decoded.ok) throw new Error('it was taken');
  expect(createText('ru', [russian], { strict: true }).say(decoded.phrase)).not.toBe('');
  return createText('en', [english], { strict: true }).say(decoded.phrase);
}

const time = fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0);
const moment = fc.double({ min: 0, max: 90_000, noNaN: true }).map((value) => value + 0);
const run = fc.record(
  {
    role: fc.constantFrom('main' as const, 'fork' as const, 'twin' as const),
    params: fc.record({
      rate: fc.integer({ min: 0, max: 1000 }),
      names: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 10 }),
      retry: fc.boolean(),
    }),
    seed: fc.maxSafeNat(),
    actions: fc.array(
      fc.oneof(
        fc.record({ at: time, action: fc.constant('kill'), server: fc.nat(50) }),
        fc.record({ at: time, action: fc.constant('set'), name: fc.constant('rate'), value: fc.nat(1000) }),
      ),
      { maxLength: 20 },
    ),
    until: fc.double({ min: 1, max: 90_000, noNaN: true }),
    code: fc.string({ unit: 'grapheme', maxLength: 500 }),
    forkTime: moment,
  },
  { requiredKeys: ['role', 'params', 'seed', 'actions', 'until'] },
);
const experiments = fc.record(
  {
    v: fc.constant(1 as const),
    lab: fc.constant('lab'),
    modelVersion: fc.nat(100),
    active: fc.nat(3),
    time: moment,
    scenario: fc.string({ maxLength: 20 }),
    inputName: fc.string({ maxLength: 20 }),
    runs: fc.array(run, { minLength: 1, maxLength: 4 }),
  },
  { requiredKeys: ['v', 'lab', 'modelVersion', 'active', 'time', 'runs'] },
);

describe('a link', () => {
  it('comes back as it was shared, in letters that an address keeps', () => {
    fc.assert(
      fc.property(experiments, (experiment) => {
        const link = encodeExperiment(experiment);
        expect(link).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(decodeExperiment(link, manifest)).toEqual({ ok: true, experiment });
      }),
    );
  });

  it('is refused when it is cut off anywhere', () => {
    const link = encodeExperiment(base);
    for (let length = 0; length < link.length - 3; length += 1)
      expect(refusal(link.slice(0, length))).toContain('nothing of it was used');
  });

  it('never throws and never gives an experiment that breaks the rules when letters are changed', () => {
    const link = encodeExperiment(base);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    fc.assert(
      fc.property(fc.nat(link.length - 1), fc.constantFrom(...letters.split(/(?=.)/u)), (at, letter) => {
        const decoded = decodeExperiment(link.slice(0, at) + letter + link.slice(at + 1), manifest);
        if (!decoded.ok) return;
        const rate = decoded.experiment.runs[0]?.params['rate'] as number;
        expect(decoded.experiment.lab).toBe('lab');
        expect(rate >= 0 && rate <= 1000).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['', '%%%', 'я', ' ', 'AAAA', '____'])('refuses %j', (text) => {
    expect(refusal(text)).toContain('damaged');
  });

  it('refuses any text without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => !decodeExperiment(text, manifest).ok));
    fc.assert(fc.property(fc.json(), (text) => !decodeExperiment(pack(text), manifest).ok));
  });

  it('stops a bomb before it is whole', () => {
    const bomb = pack(`{"v":1,"lab":"${'a'.repeat(20_000_000)}"}`);
    expect(bomb.length).toBeLessThan(64_000);
    expect(refusal(bomb)).toContain('512000');
    expect(refusal('A'.repeat(64_001))).toContain('64000');
  });

  it.each(['__proto__', 'constructor', 'prototype'])('is refused with %s anywhere in it', (name) => {
    const hostile = `"${name}":{"polluted":1}`;
    const text = JSON.stringify(base);
    for (const link of [
      text.replace('"rate":7', `"rate":7,${hostile}`),
      text.replace('"server":2', `"server":2,${hostile}`),
      text.replace('"v":1', `"v":1,${hostile}`),
    ]) {
      expect(refusal(pack(link))).toContain('damaged');
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['another lab', { ...base, lab: 'other' }, 'another lab: other'],
    ['a parameter out of range', { ...base, runs: [{ ...base.runs[0], params: { rate: 1001 } }] }, '1001'],
    [
      'a parameter that is not there',
      { ...base, runs: [{ ...base.runs[0], params: { speed: 1 } }] },
      'no parameter speed',
    ],
    [
      'an action that is not there',
      { ...base, runs: [{ ...base.runs[0], actions: [{ at: 0, action: 'boil' }] }] },
      'no action boil',
    ],
    ['no runs', { ...base, runs: [] }, 'damaged'],
    ['five runs', { ...base, runs: Array.from({ length: 5 }, () => base.runs[0]) }, 'damaged'],
    ['a seed below 0', { ...base, runs: [{ ...base.runs[0], seed: -1 }] }, 'damaged'],
    ['an end that never comes', { ...base, runs: [{ ...base.runs[0], until: Number.POSITIVE_INFINITY }] }, 'damaged'],
    ['an end beyond every scenario', { ...base, runs: [{ ...base.runs[0], until: 90_001 }] }, 'damaged'],
    ['a moment beyond every scenario', { ...base, time: 1e300 }, 'damaged'],
    [
      'a fork beyond every scenario',
      { ...base, runs: [base.runs[0], { ...base.runs[0], role: 'fork', forkTime: 90_001 }] },
      'damaged',
    ],
    ['another version of links', { ...base, v: 2 }, 'damaged'],
    [
      'too many actions',
      {
        ...base,
        runs: [
          { ...base.runs[0], actions: Array.from({ length: 2001 }, () => ({ at: 0, action: 'kill', server: 0 })) },
        ],
      },
      'damaged',
    ],
    ['endless code', { ...base, runs: [{ ...base.runs[0], code: 'x'.repeat(100_001) }] }, 'damaged'],
  ])('is refused with %s', (_what, experiment, words) => {
    expect(refusal(pack(JSON.stringify(experiment)))).toContain(words);
  });

  it('fills parameters that it does not name with their defaults', () => {
    const decoded = decodeExperiment(
      pack(JSON.stringify({ ...base, runs: [{ ...base.runs[0], params: {} }] })),
      manifest,
    );
    expect(decoded.ok && decoded.experiment.runs[0]?.params).toEqual({ rate: 5, names: [], retry: false });
  });
});
