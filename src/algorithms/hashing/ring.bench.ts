// Speed of looking keys up on the ring here against the npm package hashring: five nodes, a hundred thousand keys.
import HashRing from 'hashring';
import type { BenchRow } from '../../../scripts/lib/bench-table.ts';
import { inMillions, sideBySide, unitsPerSecond } from '../../../scripts/lib/side-by-side.ts';
import { createMd5Number } from './md5.ts';
import { pointOf, ringOf } from './ring.ts';

const NODES = ['shard_1', 'shard_2', 'shard_3', 'shard_4', 'shard_5'];
const KEYS = Array.from({ length: 100_000 }, (_, index) => `user:${index}`);

/** Throws Error when a lookup finds no node: what finds nothing is quick. */
export async function benchRing(): Promise<readonly BenchRow[]> {
  const ring = ringOf(NODES, 150);
  const md5 = createMd5Number();
  const digest = new Uint32Array(4);
  const digests = new Uint32Array(KEYS.length * 4);
  KEYS.forEach((key, index) => {
    md5(key, digests, index * 4);
  });
  // 160 points a node, and every key new to its cache: the package remembers 5,000 of them, we none.
  const peer = new HashRing(NODES, 'md5');

  const found = (owners: number): void => {
    if (owners === 0) throw new Error('nothing was found');
  };
  const hashAndLook = (): number =>
    unitsPerSecond(KEYS.length, () => {
      let owners = 0;
      for (const key of KEYS) {
        md5(key, digest, 0);
        owners += (ring.owners[pointOf(ring, digest, 0)] as number) + 1;
      }
      found(owners);
    });
  const look = (): number =>
    unitsPerSecond(KEYS.length * 20, () => {
      let owners = 0;
      for (let round = 0; round < 20; round += 1)
        for (let at = 0; at < digests.length; at += 4)
          owners += (ring.owners[pointOf(ring, digests, at)] as number) + 1;
      found(owners);
    });
  const theirs = (): number =>
    unitsPerSecond(KEYS.length, () => {
      let owners = 0;
      for (const key of KEYS) owners += peer.get(key).length;
      found(owners);
    });
  const whole = await sideBySide(hashAndLook, theirs);
  const hashed = await sideBySide(look, theirs);
  return [
    {
      name: 'ring lookup of 5 × 150 points with MD5 of the key over hashring',
      ratio: whole.ratio,
      atLeast: 5,
      details: inMillions(whole, 'keys'),
    },
    {
      name: 'the same with the key hashed beforehand, over hashring with MD5',
      ratio: hashed.ratio,
      atLeast: 25,
      details: inMillions(hashed, 'keys'),
    },
  ];
}
