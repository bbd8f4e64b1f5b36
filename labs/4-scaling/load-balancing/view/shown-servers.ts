// Which servers the page has room for: all of them, or the busiest. Pure.
import type { ServerView, Snapshot } from '../snapshot.ts';

/** More servers than this have no room for boxes, on a phone fewer still: the busiest are drawn. */
export const MOST_BOXES = 8;
export const MOST_BOXES_UPRIGHT = 4;

export type Shown = { readonly server: ServerView; readonly id: number };

export function shownServers(snapshot: Snapshot, most = MOST_BOXES): readonly Shown[] {
  const all = snapshot.servers.map((server, id) => ({ server, id }));
  if (all.length <= most) return all;
  return [...all]
    .sort((one, other) => other.server.active - one.server.active || one.id - other.id)
    .slice(0, most)
    .sort((one, other) => one.id - other.id);
}
