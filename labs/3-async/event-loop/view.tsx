// The picture of a program under the event loop: its text with the present line, the phases, the queues and who waits in
// them, the call stack, and what was printed.
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { LabView, StageContext } from '#src/view/stage/stage.ts';
import { createSvgStage, type SvgPicture } from '#src/view/stage/svg-stage.ts';
import type { Snapshot } from './model.ts';
import { layStage } from './view/layout.ts';
import { drawOutput, drawPhases, drawStack, queueOfPhase } from './view/loop.ts';
import { drawQueues, entryWords, SHOWN_QUEUES } from './view/queues.ts';
import { createSource } from './view/source.ts';
import { endPhrase } from './view/words.ts';

/** What happens at this step, in one line. */
function nowWords(snapshot: Snapshot, context: StageContext): string {
  const { text } = context;
  const { kind, phase, running, end, place } = snapshot;
  if (end !== undefined) {
    const { key, args } = endPhrase(end);
    return text.say(key, args);
  }
  const name = running === undefined ? '' : entryWords(running, context);
  switch (kind) {
    case 'take':
      return text.say('now.take', { name });
    case 'phase':
      return text.say('now.phase', { phase: text.say(`phase.${phase}`) });
    case 'wait':
      return text.say('now.wait');
    case 'statement':
    case 'turn':
    case 'resume':
    case 'end':
      return text.say(`now.${kind}`, { line: place?.line ?? 0 });
    default:
      return kind satisfies never;
  }
}

const picture = (context: StageContext): SvgPicture<Snapshot> => {
  const { text } = context;
  const drawSource = createSource();
  return {
    draw(root, { snapshot, selected }, width, height) {
      const laid = layStage(width, height, SHOWN_QUEUES.length);
      const { phase, queues, stack } = snapshot;
      drawSource(child(root, 'g', 'source'), { area: laid.source, source: snapshot.source, place: snapshot.place });
      drawPhases(child(root, 'g', 'phases'), context, laid.phases, phase);
      drawQueues(child(root, 'g', 'queues'), context, {
        ...{ area: laid.queues, queues, labelWidth: laid.narrow ? 84 : 92, rowHeight: laid.rowHeight },
        active:
          snapshot.kind === 'take' && queues.nextTick.length + queues.microtask.length > 0
            ? undefined
            : queueOfPhase(phase),
        selected: selected?.kind === 'entry' ? selected.id : undefined,
      });
      drawStack(child(root, 'g', 'stack'), context, laid.stack, stack);
      drawOutput(child(root, 'g', 'output'), context, laid.output, {
        ...{ output: snapshot.output, lines: snapshot.lines },
        selected: selected?.kind === 'line' ? selected.id : undefined,
      });
      const words = `${text.unit(Math.round(snapshot.timeMs * 100) / 100, 'ms')} · ${nowWords(snapshot, context)}`;
      drawLabel(root, 'now', {
        ...{ x: laid.source.x, y: laid.nowY },
        ...{ words: snapshot.eitherOrder ? `${words} ${text.say('now.either')}` : words, weight: 500, colour: 'ink' },
      });
    },
    describe: (snapshot) => {
      const waiting = SHOWN_QUEUES.reduce((sum, name) => sum + snapshot.queues[name].length, 0);
      const last = snapshot.output.at(-1)?.text;
      return [
        text.say('stage.describe', { step: snapshot.step + 1, steps: snapshot.steps, waiting }),
        nowWords(snapshot, context),
        last === undefined ? text.say('stage.nothingPrinted') : text.say('stage.lastPrinted', { text: last }),
      ].join(' ');
    },
  };
};

export const view: LabView<Snapshot> = {
  createStage: (host, context) => createSvgStage(host, context, picture(context)),
};
