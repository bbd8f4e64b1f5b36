// Rendezvous hashing (Thaler and Ravishankar, 1998): every node draws a weight for the key, and the highest wins. A node
// that leaves takes only its own keys along, since all other weights stay.
import { mix32 } from './fnv1a.ts';

/** The weight that a node draws for a key, from two words of each one's own hash: an unsigned 32-bit number. */
export const weightOf = (key0: number, key1: number, node0: number, node1: number): number =>
  mix32(mix32(key0 ^ node0) ^ key1 ^ node1);

/**
 * The node with the highest weight for a key, the first of equals; −1 where there is none.
 * @param hashes four words a node, of which the first two are read
 * @param hash of the key: two words from `at` on
 */
export function heaviest(hashes: Uint32Array, hash: Uint32Array, at: number): number {
  const key0 = hash[at] as number;
  const key1 = hash[at + 1] as number;
  let best = -1;
  let most = -1;
  for (let node = 0; node * 4 < hashes.length; node += 1) {
    const weight = weightOf(key0, key1, hashes[node * 4] as number, hashes[node * 4 + 1] as number);
    if (weight > most) [best, most] = [node, weight];
  }
  return best;
}
