// Who sends: client addresses, each in a /24 of its own, drawn evenly or by a Zipf law.
import type { RandomSource } from '#src/contract/model.ts';
import type { RequestTrace } from './input.ts';

export interface Clients {
  draw(): number;
  ipOf(client: number): string;
  keyOf(client: number): string;
}

/** The second and third octet tell 65,536 neighbours apart: odd factors permute the numbers below 256. */
function addressOf(client: number): string {
  const second = (client * 37 + (client >> 8)) & 255;
  const third = (client * 91 + 7) & 255;
  return `${10 + (client >> 12)}.${second}.${third}.${(client % 250) + 1}`;
}

/** @param skew exponent of the Zipf law; 0 makes all clients alike */
export function createClients(
  count: number,
  skew: number,
  random: RandomSource,
  trace: RequestTrace | undefined,
): Clients {
  const cumulative = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += (rank + 1) ** -skew;
    cumulative[rank] = sum;
  }
  const addresses: string[] = [];
  const ipOf = (client: number): string => {
    addresses[client] ??= trace?.clients[client] ?? addressOf(client);
    return addresses[client];
  };
  return {
    draw() {
      const target = random.uniform() * sum;
      let low = 0;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((cumulative[middle] as number) > target) high = middle;
        else low = middle + 1;
      }
      return low;
    },
    ipOf,
    keyOf: (client) => (trace === undefined ? `user:${client}` : ipOf(client)),
  };
}
