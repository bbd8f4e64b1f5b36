// The run's work on real workers: started here, watched, and its answers compared.
import type { JSX } from 'react';
import { browserDependencies } from '../../store/session/browser.ts';
import { wordsOfFault } from '../../store/session/faults.ts';
import type { JobRound, JobRun, JobVerdict } from '../../store/session/job-run.ts';
import { type AttemptBar, AttemptsChart } from '../../view/charts/AttemptsChart.tsx';
import { Button } from '../../view/controls/Button.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';

type LabText = ReturnType<typeof useLabText>;

const CELL = 'py-0.5 pr-4 text-right tabular-nums first:text-left';
/** Below this, one worker is done before the others have begun. */
const LITTLE_MS = 150;

const roundWords = (text: LabText, { name, workers }: Pick<JobRound, 'name' | 'workers'>): string =>
  text.say(`lab.job.round.${name}`, { workers });

const doneIn = ({ attempts }: JobRound): number => attempts.filter(({ end }) => end === 'done').length;
const tasksIn = ({ tasks }: JobRound): number => tasks.reduce((sum, count) => sum + count, 0);

function statusOf(text: LabText, run: JobRun): string {
  const round = run.rounds.at(-1);
  if (run.status !== 'running') return '';
  if (round === undefined) return text.say('lab.job.preparing');
  if (round.tookMs !== undefined) return text.say('lab.job.comparing');
  return text.say('lab.job.running', {
    round: roundWords(text, round),
    done: doneIn(round),
    tasks: tasksIn(round),
  });
}

function Gantt({ round, untilMs }: { readonly round: JobRound; readonly untilMs: number }): JSX.Element {
  const { manifest } = useLab();
  const text = useLabText();
  const words = roundWords(text, round);
  const stages = manifest.job?.stages ?? [];
  const bars = round.attempts.map(({ id, place, stage, task, startMs, endMs, end, isCopy }): AttemptBar => {
    const look = end === undefined ? 'running' : end === 'failed' ? 'lost' : end;
    const name = stages[stage];
    const args = {
      stage: name === undefined ? '' : text.pick(name),
      task: task + 1,
      worker: place + 1,
      end: look === 'lost' || look === 'beaten' ? text.say(`lab.job.end.${look}`) : text.say('lab.job.done'),
    };
    return {
      ...{ id, row: place, stage, startMs, look, isCopy },
      endMs: endMs ?? round.attempts.reduce((most, each) => Math.max(most, each.startMs, each.endMs ?? 0), startMs),
      words: text.say('lab.job.bar', args),
    };
  });
  const rows = Array.from({ length: round.workers }, (_, place) => text.say('lab.job.worker', { worker: place + 1 }));
  return (
    <AttemptsChart
      title={words}
      {...(round.tookMs === undefined ? {} : { value: text.unit(round.tookMs, 'ms', 0) })}
      rows={rows}
      bars={bars}
      untilMs={untilMs}
      summary={text.say('lab.job.gantt', { round: words })}
    />
  );
}

function Figures({ rounds }: { readonly rounds: readonly JobRound[] }): JSX.Element {
  const text = useLabText();
  const single = rounds.find(({ name }) => name === 'one')?.tookMs;
  const columns = ['round', 'time', 'speedUp', 'tasks', 'attempts', 'lost', 'copies'] as const;
  return (
    <div className="overflow-x-auto">
      <table className="border-collapse text-[12.5px]/[18px]">
        <thead className="text-ink2">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={`${CELL} font-normal`}>
                {text.say(`lab.job.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => {
            const { attempts, name, tookMs } = round;
            return (
              <tr key={name}>
                <th scope="row" className={`${CELL} font-normal`}>
                  {roundWords(text, round)}
                </th>
                <td className={CELL}>{tookMs === undefined ? '…' : text.unit(tookMs, 'ms', 0)}</td>
                <td className={`${CELL} font-medium`}>
                  {tookMs === undefined || single === undefined || name === 'one' || tookMs === 0
                    ? ''
                    : text.unit(single / tookMs, '×', 1)}
                </td>
                <td className={CELL}>{text.number(tasksIn(round))}</td>
                <td className={CELL}>{text.number(attempts.length)}</td>
                <td className={CELL}>{text.number(attempts.filter(({ end }) => end === 'lost').length)}</td>
                <td className={CELL}>{text.number(attempts.filter(({ isCopy }) => isCopy).length)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Verdict({
  verdict,
  rounds,
}: {
  readonly verdict: JobVerdict;
  readonly rounds: readonly JobRound[];
}): JSX.Element {
  const text = useLabText();
  const { answers, parted, planned } = verdict;
  const partedRound = rounds.find(({ name }) => name === parted?.round);
  const isWrong = parted !== undefined || planned?.same === false;
  return (
    <p role="status" className={`m-0 text-[13.5px]/[20px] font-medium ${isWrong ? 'text-failed-ink' : ''}`}>
      {parted === undefined || partedRound === undefined
        ? text.say('lab.job.same', { answers, rounds: rounds.length })
        : text.say('lab.job.parted', { round: roundWords(text, partedRound), name: parted.name })}{' '}
      {planned === undefined
        ? ''
        : planned.same
          ? text.say('lab.job.planned')
          : text.say('lab.job.plannedNot', { name: planned.name })}
    </p>
  );
}

function FirstAnswers({ top }: Pick<JobVerdict, 'top'>): JSX.Element {
  const text = useLabText();
  return (
    <table className="border-collapse text-[12.5px]/[18px]">
      <caption className="text-left whitespace-nowrap text-ink2">{text.say('lab.job.top')}</caption>
      <tbody>
        {top.map(([name, value]) => (
          <tr key={name}>
            <th scope="row" className={`${CELL} max-w-[16rem] truncate font-mono font-normal`}>
              {name}
            </th>
            <td className={`${CELL} max-w-[16rem] truncate`}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Failure({ run }: { readonly run: JobRun }): JSX.Element | null {
  const text = useLabText();
  const { givenUp, problem } = run;
  if (run.status !== 'failed') return null;
  const reason = (): string => {
    if (givenUp !== undefined) return text.say('lab.job.givenUp', { task: givenUp + 1 });
    if (problem === undefined) return '';
    const said = text.say(wordsOfFault(problem, text));
    return problem.line === undefined ? said : text.say('lab.problem.faultLine', { message: said, line: problem.line });
  };
  return (
    <p role="alert" className="m-0 text-[13px]/[19px] text-failed-ink">
      {text.say('lab.job.failed', { reason: reason() })}
    </p>
  );
}

export function JobPane(): JSX.Element | null {
  const { manifest, session } = useLab();
  const text = useLabText();
  const run = useSession((state) => state.job);
  if (manifest.job === undefined) return null;
  const rounds = run?.rounds ?? [];
  const untilMs = Math.max(
    1,
    ...rounds.flatMap(({ attempts, tookMs = 0 }) => [tookMs, ...attempts.map(({ endMs = 0 }) => endMs)]),
  );
  const single = rounds[0]?.tookMs;
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="m-0 max-w-[68ch] text-[13.5px]/[20px] text-ink2">{text.pick(manifest.job.explanation)}</p>
      <div className="flex flex-wrap items-center gap-3">
        {run?.status === 'running' ? (
          <Button
            onPress={() => {
              session.cancelJob();
            }}
          >
            {text.say('lab.job.stop')}
          </Button>
        ) : (
          <Button kind="primary" onPress={() => void session.doJob()}>
            {run === undefined
              ? text.say('lab.job.start', { workers: browserDependencies.pool?.poolSize ?? 1 })
              : text.say('lab.job.again')}
          </Button>
        )}
        <span role="status" className="text-[13px] text-ink2">
          {run === undefined ? '' : statusOf(text, run)}
        </span>
      </div>
      {run === undefined ? null : <Failure run={run} />}
      {run?.verdict === undefined ? null : <Verdict verdict={run.verdict} rounds={rounds} />}
      <div className="flex max-w-full flex-wrap items-start gap-x-10 gap-y-3">
        {rounds.length === 0 ? null : <Figures rounds={rounds} />}
        {run?.verdict === undefined ? null : <FirstAnswers top={run.verdict.top} />}
      </div>
      {run?.status === 'done' ? (
        <p className="m-0 max-w-[68ch] text-[12.5px]/[18px] text-ink2">
          {text.say('lab.job.note')} {rounds.some(({ name }) => name === 'trouble') ? text.say('lab.job.folded') : ''}{' '}
          {single !== undefined && single < LITTLE_MS ? text.say('lab.job.few') : ''}
        </p>
      ) : null}
      {rounds.map((round) => (
        <div key={round.name} className="w-full">
          <Gantt round={round} untilMs={untilMs} />
        </div>
      ))}
    </div>
  );
}
