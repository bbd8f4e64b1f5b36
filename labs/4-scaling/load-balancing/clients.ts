// Who sends: client addresses, each in a /24 of its own, drawn evenly or by a Zipf law.
import type { RandomSource } from '../../../src/contract/model.ts';
import type { RequestTrace } from './input.ts';

export interface Clients {
  draw(): number;
  ipOf(client: number): string;
  keyOf(client: number): string;
}

/** @param skew exponent of the Zipf law; 0 makes all clients alike */
export function createClients(count: number, skew: number, random: RandomSource, trace: RequestTrace | undefined): Clients {
  const cumulative = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += (rank + 1) ** -skew;
    cumulative[rank] = sum;
  }
  const draw = (): number => {
    const target = random.uniform() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((cumulative[middle] as number) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  // Spread by a step that has no factor in common with 256, so that neighbours do not share their first octets' hash.
  const ipOf = (client: number): string => trace?.clients[client] ?? `${10 + (client >> 12)}.${(client * 37 + (client >> 8)) & 255}.${(client * 91 + 7) & 255}.${(client % 250) + 1}`;
  return { draw, ipOf, keyOf: (client) => (trace === undefined ? `user:${client}` : ipOf(client)) };
}
