// Which arguments a message reads, whether it is a text with places or a function.
import type { Message } from '../../src/contract/text.ts';

/** Names of the arguments, sorted. A function is called with counts that take different plurals. */
export function argumentsOf(message: Message): readonly string[] {
  if (typeof message === 'string')
    return [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
  const read = new Set<string>();
  for (const count of [0, 1, 2, 5]) {
    const args = new Proxy<Record<string, number>>(
      {},
      {
        get(_, name) {
          read.add(String(name));
          return count;
        },
      },
    );
    message(args, {
      plural: (_, forms) => forms['other'] ?? '',
      number: String,
      unit: String,
      size: String,
      value: String,
    });
  }
  return [...read].sort();
}
