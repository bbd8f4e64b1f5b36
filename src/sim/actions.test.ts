// Actions from files and links, checked before a model sees them.
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../contract/manifest.ts';
import { checkAction, isSameAction } from './actions.ts';
import { problems } from './problems.en.ts';

const label = { en: '', ru: '' };
const field = { name: 'factor', label, unit: '×', min: 1, max: 10, step: 1, default: 4 };
const manifest = {
  parameters: [
    {
      kind: 'number',
      name: 'rate',
      label,
      explanation: label,
      unit: '',
      min: 1,
      max: 9,
      step: 1,
      default: 5,
      live: true,
    },
    { kind: 'number', name: 'servers', label, explanation: label, unit: '', min: 1, max: 9, step: 1, default: 5 },
  ],
  actions: [
    { name: 'kill', on: 'server', label },
    { name: 'slow', on: 'server', label, fields: [field] },
    { name: 'drain', on: 'server', objects: [1, 3], label },
    { name: 'scan', label, fields: [{ ...field, name: 'length', integer: true }] },
    { name: 'crash', label },
  ],
} as unknown as Manifest;

describe('checkAction', () => {
  it.each([
    [
      { at: 5, action: 'kill', server: 0 },
      { at: 5, action: 'kill', server: 0 },
    ],
    [
      { at: 0, action: 'slow', server: 2 },
      { at: 0, action: 'slow', server: 2, factor: 4 },
    ],
    [
      { at: 0, action: 'slow', server: 2, factor: 10 },
      { at: 0, action: 'slow', server: 2, factor: 10 },
    ],
    [
      { at: 2, action: 'drain', server: 3 },
      { at: 2, action: 'drain', server: 3 },
    ],
    [
      { at: 1.5, action: 'crash' },
      { at: 1.5, action: 'crash' },
    ],
    [
      { at: 3, action: 'set', name: 'rate', value: '7' },
      { at: 3, action: 'set', name: 'rate', value: 7 },
    ],
  ])('takes %j', (given, action) => {
    expect(checkAction(manifest, given)).toEqual({ ok: true, action });
  });

  it.each([
    [null, 'action.shape'],
    ['kill', 'action.shape'],
    [[], 'action.shape'],
    [{ action: 'kill', server: 0 }, 'action.at'],
    [{ at: -1, action: 'kill', server: 0 }, 'action.at'],
    [{ at: Number.NaN, action: 'kill', server: 0 }, 'action.at'],
    [{ at: 0, action: 'boil' }, 'action.unknown'],
    [{ at: 0 }, 'action.unknown'],
    [{ at: 0, action: 'kill' }, 'action.object'],
    [{ at: 0, action: 'kill', server: 0.5 }, 'action.object'],
    [{ at: 0, action: 'kill', server: -1 }, 'action.object'],
    [{ at: 0, action: 'drain', server: 2 }, 'action.notOn'],
    [{ at: 0, action: 'slow', server: 0, factor: 11 }, 'parameter.number'],
    [{ at: 0, action: 'slow', server: 0, factor: '4' }, 'parameter.number'],
    [{ at: 0, action: 'scan', length: 1.5 }, 'parameter.integer'],
    [{ at: 0, action: 'crash', server: 1 }, 'action.field'],
    [{ at: 0, action: 'set', name: 'servers', value: 2 }, 'action.set'],
    [{ at: 0, action: 'set', name: 'rate', value: 10 }, 'parameter.number'],
    [{ at: 0, action: 'set', name: 'rate', value: 2, server: 1 }, 'action.field'],
    [{ at: 0, action: 'set', name: '__proto__', value: 10 }, 'action.set'],
  ])('refuses %j with %s', (given, key) => {
    const checked = checkAction(manifest, given);
    expect(checked).toMatchObject({ ok: false, phrase: { key } });
    expect(Object.keys(problems)).toContain(key);
  });
});

describe('isSameAction', () => {
  const slow = { at: 5, action: 'slow', server: 2, factor: 4 };
  it('looks at every field, in whatever order', () => {
    expect(isSameAction(slow, { factor: 4, server: 2, action: 'slow', at: 5 })).toBe(true);
    for (const other of [
      { ...slow, at: 6 },
      { ...slow, factor: 3 },
      { ...slow, more: 1 },
    ])
      expect([isSameAction(slow, other), isSameAction(other, slow)]).toEqual([false, false]);
  });
});
