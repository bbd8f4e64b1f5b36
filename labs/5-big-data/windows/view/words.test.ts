// The legend names every mark that may be seen.
import { describe, expect, it } from 'vitest';
import { createText } from '#src/view/text/text.ts';
import { messages } from '../messages.en.ts';
import { legendEntries } from './words.ts';

const text = createText('en', [messages], { strict: true });
const plain = { filter: 'none', window: 'tumbling', sizeMs: 10_000, slideMs: 2000 } as const;
const wordsOf = (...args: [Parameters<typeof legendEntries>[0], Parameters<typeof legendEntries>[1]]) =>
  legendEntries(...args, text).map(({ words }) => words);

describe('the legend', () => {
  it('names what becomes of every event', () => {
    expect(wordsOf(plain, [{ fate: 'onTime' }])).toEqual(['on time', 'late, corrects', 'too late']);
  });

  it('names the ring by what can hold an event back', () => {
    expect(wordsOf({ ...plain, filter: 'positive' }, []).at(-1)).toBe('filtered out');
    expect(wordsOf({ ...plain, window: 'sliding', slideMs: 20_000 }, []).at(-1)).toBe('in no window');
    expect(wordsOf({ filter: 'positive', window: 'sliding', sizeMs: 10, slideMs: 20 }, []).at(-1)).toBe(
      'filtered out, or in no window',
    );
  });

  it('names a ring that is left when its filter is gone', () => {
    expect(wordsOf(plain, [{ fate: 'filtered' }]).at(-1)).toBe('filtered out');
  });
});
