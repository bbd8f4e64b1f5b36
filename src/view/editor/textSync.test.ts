// Outside text meets the editor's text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEchoFilter, normalizeLineEndings, smallestChange } from './textSync.ts';

describe('smallestChange', () => {
  it('turns the old text into the new one', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = smallestChange(before, after);
        if (change === undefined) {
          expect(after).toBe(before);
          return;
        }
        expect(before.slice(0, change.start) + change.text + before.slice(change.end)).toBe(after);
        expect(change.start).toBeLessThanOrEqual(change.end);
      }),
    );
  });

  it('leaves the common beginning and end alone', () => {
    expect(smallestChange('one two three', 'one 2 three')).toEqual({ start: 4, end: 7, text: '2' });
    expect(smallestChange('aa', 'aaa')).toEqual({ start: 2, end: 2, text: 'a' });
  });
});

describe('createEchoFilter', () => {
  it('ignores late echoes of earlier keystrokes, in order', () => {
    const filter = createEchoFilter();
    for (const text of ['a', 'ab', 'abc']) filter.emitted(text);
    expect(filter.accepts('a', 'abc')).toBe(false);
    expect(filter.accepts('ab', 'abc')).toBe(false);
    expect(filter.accepts('abc', 'abc')).toBe(false);
  });

  it('accepts a reset to a text that was emitted and acknowledged before', () => {
    const filter = createEchoFilter();
    filter.emitted('starter!');
    filter.emitted('starter');
    expect(filter.accepts('starter', 'starter')).toBe(false);
    filter.emitted('changed');
    expect(filter.accepts('starter', 'changed')).toBe(true);
  });

  it('accepts a text that the editor never had', () => {
    const filter = createEchoFilter();
    filter.emitted('mine');
    expect(filter.accepts('solution', 'mine')).toBe(true);
  });
});

describe('normalizeLineEndings', () => {
  it('knows Windows and old Mac endings', () => {
    expect(normalizeLineEndings('a\r\nb\rc\n')).toBe('a\nb\nc\n');
  });
});
