// The challenges of a lab: a scenario, an objective, a par.
import { type JSX, useEffect } from 'react';
import type { Challenge } from '../../contract/manifest.ts';
import { Button } from '../../view/controls/Button.tsx';
import { useLabProgress, useProgress } from '../services.tsx';
import { Conditions } from './Conditions.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';

const goalOf = (challenge: Challenge): string => `challenge:${challenge.id}`;

function One({ challenge }: { readonly challenge: Challenge }): JSX.Element {
  const { manifest, session } = useLab();
  const text = useLabText();
  const progress = useProgress();
  const best = useLabProgress(manifest.id).scores[challenge.id]?.value;
  const goal = useSession((state) => state.goals[goalOf(challenge)]);
  const lane = useSession((state) => state.lanes.find((each) => each.id === state.active));
  const metric = manifest.metrics.find((each) => each.name === challenge.score.metric);
  const { par, better } = challenge.score;
  const words = (value: number): string => text.unit(value, metric?.unit ?? '');
  const value = lane?.frame?.metrics[challenge.score.metric];
  const score = goal !== undefined && lane?.ended === true && goal.met ? value : undefined;
  useEffect(() => {
    if (score !== undefined && Number.isFinite(score)) progress.recordScore(manifest.id, challenge.id, score, better);
  }, [score, progress, manifest.id, challenge.id, better]);
  const beaten = score !== undefined && (better === 'lower' ? score <= par : score >= par);
  const state =
    goal === undefined || lane === undefined
      ? ''
      : score !== undefined
        ? text.say('lab.challenge.done', {
            score: words(score),
            verdict: text.say(beaten ? 'lab.challenge.beatPar' : 'lab.challenge.overPar'),
          })
        : lane.ended
          ? text.say('lab.challenge.failed')
          : text.say('lab.challenge.running', { score: words(value ?? Number.NaN) });
  return (
    <article className="max-w-[62ch]">
      <h2 className="m-0 mb-1 text-[15px] font-medium">{text.pick(challenge.title)}</h2>
      <p className="m-0 mb-2 text-[14px]/[1.5]">{text.pick(challenge.brief)}</p>
      <p className="m-0 mb-3 text-[13px] text-ink2">
        {text.say('lab.challenge.par', {
          par: words(par),
          best: best === undefined ? text.say('lab.challenge.noBest') : words(best),
        })}
      </p>
      <Button
        onPress={() => {
          void session
            .watch({ [goalOf(challenge)]: challenge.goal })
            .then(() => session.begin({ scenario: challenge.scenario, ownTraffic: true }));
        }}
      >
        {text.say('lab.challenge.start')}
      </Button>
      <p role="status" className="mt-3 mb-0 text-[13.5px]">
        {state}
      </p>
      {goal === undefined ? null : <Conditions goal={challenge.goal} />}
    </article>
  );
}

export function ChallengePane(): JSX.Element {
  const { manifest } = useLab();
  return (
    <div className="flex flex-col gap-5">
      {manifest.challenges.map((challenge) => (
        <One key={challenge.id} challenge={challenge} />
      ))}
    </div>
  );
}
