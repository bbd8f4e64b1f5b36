import { describe, expect, it } from 'vitest';
import { withoutBadBreaks } from './breaks.ts';

describe('withoutBadBreaks', () => {
  it.each([
    ['a load of 80 % is normal', 'a load of 80\u00a0% is normal'],
    ['через 40 мс, а не 4 с', 'через 40\u00a0мс, а не 4\u00a0с'],
    ['10 000 requests', '10\u00a0000 requests'],
    ['очередь — норма', 'очередь\u00a0— норма'],
  ])('keeps together what belongs together: %s', (given, wanted) => {
    expect(withoutBadBreaks(given)).toBe(wanted);
  });

  it.each(['3 servers', '40 сервер', '5 seconds', 'в 2019 1200'])('leaves other spaces alone: %s', (text) => {
    expect(withoutBadBreaks(text)).toBe(text);
  });
});
