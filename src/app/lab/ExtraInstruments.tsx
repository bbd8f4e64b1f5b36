// The instruments of a lab's own view: those that follow the run, and those that show an analysis when asked.
import type { JSX } from 'react';
import type { AnalysisProblem } from '../../store/session/analyses.ts';
import { describeWorkerEnd } from '../../store/session/words.ts';
import { Button } from '../../view/controls/Button.tsx';
import type { AnalysisInstrument, ExtraInstrument, InstrumentProps } from '../../view/stage/stage.ts';
import { useText } from '../../view/text/react.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';

type Props = Omit<InstrumentProps<unknown>, 'text'>;

function useReason(): (problem: AnalysisProblem) => string {
  const text = useLabText();
  return (problem) => {
    switch (problem.kind) {
      case 'worker':
        return text.pick(describeWorkerEnd(problem.end));
      case 'fault':
        return problem.message;
      case 'input':
        return text.say(problem.problem.phrase);
    }
  };
}

function Analysis({ instrument, ...props }: Props & { readonly instrument: AnalysisInstrument }): JSX.Element {
  const { session } = useLab();
  const text = useLabText();
  const labText = useText();
  const reason = useReason();
  const { name, button, of } = instrument.analysis;
  const state = useSession((each) => each.analyses[name]);
  const start = (
    <Button size="small" wide onPress={() => void session.analyse({ name, of })}>
      {text.say({ key: button })}
    </Button>
  );
  switch (state?.status) {
    case undefined:
      return start;
    case 'computing':
      return (
        <div className="flex items-center justify-between gap-2">
          <p role="status" className="m-0 text-[12.5px] text-ink2">
            {text.say('lab.analysis.computing')}
          </p>
          <Button
            size="small"
            kind="quiet"
            onPress={() => {
              session.cancelAnalysis(name);
            }}
          >
            {text.say('lab.analysis.cancel')}
          </Button>
        </div>
      );
    case 'failed':
      return (
        <>
          <p role="alert" className="m-0 mb-1.5 text-[12.5px]/[18px] text-failed-ink">
            {text.say('lab.analysis.failed', { reason: reason(state.problem) })}
          </p>
          {start}
        </>
      );
    case 'ready':
      return <>{instrument.render({ ...props, text: labText, data: state.data })}</>;
  }
}

export function ExtraInstruments({ of, ...props }: Props & { readonly of: readonly ExtraInstrument[] }): JSX.Element {
  // The lab's own words alone, as on its stage.
  const text = useText();
  return (
    <>
      {of.map((instrument) => (
        <div key={instrument.id} className="empty:hidden">
          {instrument.analysis === undefined ? (
            instrument.render({ ...props, text })
          ) : (
            <Analysis instrument={instrument} {...props} />
          )}
        </div>
      ))}
    </>
  );
}
