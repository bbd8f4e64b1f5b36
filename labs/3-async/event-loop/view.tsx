// The picture of a program under the event loop: its text with the present line, the phases, the queues and who waits in
// them, the call stack, and what was printed.
import type { ProgramEnd } from '#src/algorithms/event-loop/trace.ts';
import { charactersIn } from '#src/view/stage/cells.ts';
import { child } from '#src/view/stage/marks.ts';
import type { LabView, StageContext } from '#src/view/stage/stage.ts';
import { createSvgStage, type SvgPicture } from '#src/view/stage/svg-stage.ts';
import type { Snapshot } from './model.ts';
import { layStage, wrapWords } from './view/layout.ts';
import { drawPhases, queueOfPhase } from './view/loop.ts';
import { drawNow, type NowLine } from './view/now.ts';
import { drawOutput } from './view/output.ts';
import { drawQueues, entryWords, SHOWN_QUEUES } from './view/queues.ts';
import { createSource } from './view/source.ts';
import { drawStack } from './view/stack.ts';
import { endPhrase } from './view/words.ts';

function endWords(end: ProgramEnd, { text }: StageContext): string {
  const { key, args } = endPhrase(end);
  return text.say(key, args);
}

/** What will stop the program, told before the run comes there: nobody waits for the end of what never ends. */
function stopWords({ stop, end, steps }: Snapshot, context: StageContext): string {
  if (stop === undefined || end !== undefined) return '';
  return context.text.say('now.stop', { step: steps - 1, words: endWords(stop, context) });
}

/** What happens at this step, in one line. */
function nowWords(snapshot: Snapshot, context: StageContext): string {
  const { text } = context;
  const { kind, phase, running, end, place } = snapshot;
  if (end !== undefined) return endWords(end, context);
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

/** Of the names of queues. */
const LABEL_WIDTH = 92;

/** The words about this step as they stand on the stage, and after them what will stop the program. */
function nowLines(snapshot: Snapshot, context: StageContext, width: number): readonly NowLine[] {
  const { text } = context;
  const words = `${text.unit(Math.round(snapshot.timeMs * 100) / 100, 'ms')} · ${nowWords(snapshot, context)}`;
  const now = snapshot.eitherOrder ? `${words} ${text.say('now.either')}` : words;
  const fit = charactersIn(width - 36, 12);
  const stop = stopWords(snapshot, context);
  return [
    ...wrapWords(now, fit).map((one) => ({ words: one, isStop: false })),
    ...(stop === '' ? [] : wrapWords(stop, fit).map((one) => ({ words: one, isStop: true }))),
  ];
}

const picture = (context: StageContext): SvgPicture<Snapshot> => {
  const { text } = context;
  const drawSource = createSource();
  return {
    draw(root, { snapshot, selected }, width, height) {
      const lines = nowLines(snapshot, context, width);
      const laid = layStage(width, height, SHOWN_QUEUES.length, lines.length);
      const { phase, queues, stack } = snapshot;
      drawSource(child(root, 'g', 'source'), { area: laid.source, source: snapshot.source, place: snapshot.place });
      drawPhases(child(root, 'g', 'phases'), context, laid.phases, phase);
      drawQueues(child(root, 'g', 'queues'), context, {
        ...{ area: laid.queues, queues, labelWidth: LABEL_WIDTH, rowHeight: laid.rowHeight },
        active:
          snapshot.kind === 'take' && queues.nextTick.length + queues.microtask.length > 0
            ? undefined
            : queueOfPhase(phase),
        selected: selected?.kind === 'entry' ? selected.id : undefined,
      });
      drawStack(child(root, 'g', 'stack'), context, laid.stack, {
        stack,
        labelWidth: LABEL_WIDTH,
        isMain: snapshot.running === undefined,
      });
      drawOutput(child(root, 'g', 'output'), context, laid.output, {
        ...{ output: snapshot.output, lines: snapshot.lines },
        selected: selected?.kind === 'line' ? selected.id : undefined,
      });
      drawNow(child(root, 'g', 'now'), laid.now, lines);
    },
    describe: (snapshot) => {
      const waiting = SHOWN_QUEUES.reduce((sum, name) => sum + snapshot.queues[name].length, 0);
      const last = snapshot.output.at(-1)?.text;
      return [
        text.say('stage.describe', { step: snapshot.step + 1, steps: snapshot.steps, waiting }),
        nowWords(snapshot, context),
        stopWords(snapshot, context),
        last === undefined ? text.say('stage.nothingPrinted') : text.say('stage.lastPrinted', { text: last }),
      ]
        .filter((words) => words !== '')
        .join(' ');
    },
  };
};

export const view: LabView<Snapshot> = {
  createStage: (host, context) => createSvgStage(host, context, picture(context)),
};
