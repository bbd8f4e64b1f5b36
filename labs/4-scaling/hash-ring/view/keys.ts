// The keys on the circle for pointer and keyboard: the canvas paints them, but neither hears a click nor has a name. The
// keyboard goes through them clockwise.
import { type Group, listHandle } from '#src/view/stage/handle.ts';
import { child } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import { KEY_STATES, type Snapshot } from '../snapshot.ts';
import { keyRadius, pointAt } from './geometry.ts';
import type { Circle } from './layout.ts';

/** A click so near to a key means the key. */
const REACH = 7;

/** The key at a place of the stage; −1 where there is none. */
export function keyAt({ keys }: Pick<Snapshot, 'keys'>, circle: Circle, x: number, y: number): number {
  let nearest = -1;
  let least = REACH ** 2;
  keys.at.forEach((share, key) => {
    const [keyX, keyY] = pointAt(circle, keyRadius(circle, key), share);
    const distance = (keyX - x) ** 2 + (keyY - y) ** 2;
    if (distance >= least) return;
    least = distance;
    nearest = key;
  });
  return nearest;
}

export function createKeys(root: Group, context: StageContext) {
  const { text } = context;
  /** Keys in their order on the circle; they do not move. */
  let order: readonly number[] = [];
  let ordered = Number.NaN;

  const orderOf = ({ at }: Snapshot['keys']): readonly number[] => {
    const sign = at.length + (at[0] ?? 0) + (at.at(-1) ?? 0);
    if (sign !== ordered) {
      ordered = sign;
      order = Array.from(at.keys()).sort((one, other) => (at[one] as number) - (at[other] as number));
    }
    return order;
  };

  return (snapshot: Snapshot, circle: Circle, selected: number | undefined): void => {
    const { keys, last, nodes, keyCount } = snapshot;
    const isDrawn = (key: number | undefined): key is number => key !== undefined && key < keys.at.length;
    const shown = isDrawn(selected) ? selected : isDrawn(last?.key) ? last.key : 0;
    const hasKeys = keys.at.length > 0;
    const [x, y] = hasKeys ? pointAt(circle, keyRadius(circle, shown), keys.at[shown] as number) : [0, 0];
    const node = nodes.find(({ id }) => id === keys.owner[shown])?.name ?? '';
    const state = KEY_STATES[keys.state[shown] as number] ?? 'lost';
    const mark = child(root, 'circle', 'key')
      .attr('role', 'option')
      .attr('aria-selected', String(selected === shown))
      .attr(
        'aria-label',
        text.say(`stage.key.${state}`, { id: String(shown), node, place: keys.at[shown] ?? Number.NaN }),
      )
      .attr('cx', x)
      .attr('cy', y)
      .attr('r', 7)
      .attr('fill', 'none')
      .attr('stroke', selected === shown ? 'var(--accent)' : 'none')
      .attr('stroke-width', 2.6);
    listHandle(root, {
      label: text.say('stage.keys', { keys: keyCount }),
      ids: orderOf(keys),
      selected: isDrawn(selected) ? selected : undefined,
      elementOf: () => mark.node(),
      onPress: (id, anchor) => {
        context.select({ kind: 'key', id }, anchor);
      },
    });
  };
}
