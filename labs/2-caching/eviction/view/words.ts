// What the stage says of the present moment. Pure.
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../model.ts';

type RegionView = Snapshot['regions'][number];

export interface Present {
  readonly key: number;
  readonly hit: boolean;
  /** The key that left for it, or −1. */
  readonly victim: number;
}

/** The last request; undefined before the first. */
export function presentOf({ past }: Pick<Snapshot, 'past'>): Present | undefined {
  const last = past.key.length - 1;
  const key = past.key[last];
  return key === undefined ? undefined : { key, hit: past.hit[last] === 1, victim: past.victim[last] ?? -1 };
}

export function labelOf({ labels }: Pick<Snapshot, 'labels'>, key: number): string {
  return labels[key] ?? String(key);
}

/** What the last request did, in a sentence; `name` gives a key as it fits. */
export function presentWords(snapshot: Snapshot, text: Text, name: (key: number) => string, short = false): string {
  const present = presentOf(snapshot);
  if (present === undefined) return text.say(short ? 'stage.start.short' : 'stage.start');
  const { key, hit, victim } = present;
  const what = hit ? 'hit' : victim < 0 ? 'put' : 'evicts';
  return text.say(`stage.now.${what}${short ? '.short' : ''}`, {
    request: snapshot.requests,
    key: name(key),
    victim: victim < 0 ? '' : name(victim),
  });
}

/** What the policy counts of a key, as it stands in its cell; S3-FIFO's hits are drawn as dashes instead. */
export function noteOf(
  { traceLength, position }: Pick<Snapshot, 'traceLength' | 'position'>,
  { name, frequency }: Pick<RegionView, 'name' | 'frequency'>,
  index: number,
  text: Pick<Text, 'number'>,
): string {
  const count = frequency[index];
  if (count === undefined || name === 'small' || name === 'main') return '';
  if (name !== 'farthest-first') return text.number(count, 0);
  return count >= traceLength ? '∞' : `+${text.number(count - position + 1, 0)}`;
}

/** Message keys of a region's name and of what its order means: some depend on whose region it is. */
export function regionKeys(region: string, policy: string): { readonly name: string; readonly about: string } {
  const own = region === 'queue' ? `queue.${policy}` : region;
  return { name: `stage.region.${own}`, about: `stage.about.${own}` };
}
