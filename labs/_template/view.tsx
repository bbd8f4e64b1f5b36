// The picture of one queue: a row one can count, and the server it leads to.
import { child, drawLabel, drawServer } from '#src/view/stage/marks.ts';
import { drawQueue } from '#src/view/stage/queue.ts';
import type { LabView, StageContext } from '#src/view/stage/stage.ts';
import { createSvgStage, type SvgPicture } from '#src/view/stage/svg-stage.ts';
import type { Snapshot } from './model.ts';
import { layStage } from './stage-layout.ts';

/** A request that has waited this long is late. */
const LATE_MS = 100;

const picture = ({ text, select }: StageContext): SvgPicture<Snapshot> => ({
  draw(root, { snapshot, selected }, width, height) {
    const { server, head, queueLength, direction } = layStage(width, height);
    const { waiting, waitedMs, serving, slowdown, utilisation } = snapshot;
    drawQueue(child(root, 'g', 'queue'), {
      ...head,
      direction,
      length: queueLength,
      waiting: Array.from(waiting, (id, place) => ({
        id,
        fate: (waitedMs[place] ?? 0) > LATE_MS ? ('miss' as const) : ('waiting' as const),
      })),
      ...(selected?.kind === 'request' ? { selected: selected.id } : {}),
      nameOf: (id) => `r-${String(id)}`,
      words: direction === 'up' ? '' : text.say('stage.waiting', { count: waiting.length }),
      more: (count) => `+${String(count)}`,
      onPress: (id, anchor) => select({ kind: 'request', id }, anchor),
    });
    const state = text.say(slowdown === 1 ? 'stage.fullSpeed' : 'stage.slowed', { factor: slowdown });
    const percent = text.percent(utilisation, 0);
    drawServer(child(root, 'g', 'server'), {
      ...server,
      name: text.say('stage.server'),
      lines: [
        serving === undefined ? text.say('stage.idle') : text.say('stage.serving', { request: `r-${String(serving)}` }),
        state,
      ],
      load: utilisation,
      state: slowdown > 1 ? 'trouble' : 'healthy',
      press: {
        label: text.say('stage.serverState', { percent, state }),
        selected: selected?.kind === 'server',
        onPress: (anchor) => select({ kind: 'server', id: 0 }, anchor),
      },
    });
    drawLabel(root, 'hint', { x: 24, y: 28, words: direction === 'up' ? '' : text.say('stage.hint') });
  },
  describe: ({ waiting, utilisation }) =>
    text.say('stage.describe', { count: waiting.length, percent: text.percent(utilisation, 0) }),
});

export const view: LabView<Snapshot> = {
  createStage: (host, context) => createSvgStage(host, context, picture(context)),
};
