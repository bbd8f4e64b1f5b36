// What went wrong, over the stage: a sentence, and what can be done about it.
import type { JSX } from 'react';
import { type LocatedFault, wordsOfFault } from '../../store/session/faults.ts';
import type { SessionProblem } from '../../store/session/state.ts';
import { describeWorkerEnd } from '../../store/session/words.ts';
import { Button } from '../../view/controls/Button.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';
import { actionWords } from './run-words.ts';

function sentenceOfFault(fault: LocatedFault, text: ReturnType<typeof useLabText>): string {
  const message = text.say(wordsOfFault(fault, text));
  return fault.line === undefined
    ? text.say('lab.problem.fault', { message })
    : text.say('lab.problem.faultLine', { message, line: fault.line });
}

function useSentence(problem: SessionProblem | undefined): string {
  const { manifest } = useLab();
  const text = useLabText();
  if (problem === undefined) return '';
  switch (problem.kind) {
    case 'worker':
      return text.say('lab.problem.worker', { reason: text.pick(describeWorkerEnd(problem.end)) });
    case 'fault':
      return sentenceOfFault(problem, text);
    case 'impossible':
      return text.say('lab.problem.impossible', {
        entry: problem.entry + 1,
        what: actionWords(manifest, problem.action, text),
        time: text.moment(problem.action.at, manifest.clock.unit),
      });
    case 'value': {
      const sentence = text.say(problem.phrase);
      return problem.entry === undefined
        ? sentence
        : text.say('lab.problem.linkAction', { entry: problem.entry + 1, sentence });
    }
    case 'input':
      return text.say(problem.phrase);
    case 'link-version':
      return text.say('lab.problem.linkVersion');
    case 'link-code':
      return text.say('lab.problem.linkCode');
    case 'link-input':
      return text.say('lab.problem.linkInput', { name: problem.name });
    default:
      return problem satisfies never;
  }
}

/** @param atFiles the files' own panel is open: what is wrong with one is told there */
export function Problem({ atFiles }: { readonly atFiles: boolean }): JSX.Element | null {
  const { session } = useLab();
  const text = useLabText();
  const problem = useSession((state) => state.problem);
  const sentence = useSentence(problem);
  if (problem === undefined || (atFiles && problem.kind === 'input')) return null;
  const stopped = problem.kind === 'worker' || problem.kind === 'fault' || problem.kind === 'impossible';
  return (
    <div
      role="alert"
      className="absolute inset-x-4 top-3 z-20 mx-auto max-w-xl rounded-[9px] border-l-4 border-failed bg-panel px-4 py-3 text-[13.5px]/[19px] shadow-float"
    >
      <p className="m-0 mb-2">{sentence}</p>
      <div className="flex gap-2">
        {stopped ? (
          <Button size="small" onPress={() => void session.reset()}>
            {text.say('lab.problem.again')}
          </Button>
        ) : null}
        <Button
          size="small"
          kind="quiet"
          onPress={() => {
            session.dismissProblem();
          }}
        >
          {text.say('lab.problem.dismiss')}
        </Button>
      </div>
    </div>
  );
}
