// A prediction before the run, and its score after it.
import { type JSX, useEffect, useMemo } from 'react';
import type { Prediction as AnyPrediction, ChoicePrediction, CurvePrediction } from '../../contract/manifest.ts';
import { ChooseAnswer } from '../../view/predict/ChooseAnswer.tsx';
import { DrawCurve } from '../../view/predict/DrawCurve.tsx';
import { type Drawing, drawingPoints } from '../../view/predict/drawing.ts';
import { scoreCurve } from '../../view/predict/score.ts';
import { useProgress } from '../services.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';
import { pointsOf, samplesOf } from './run-words.ts';
import { answerGoal, GIVEN, REACHED } from './step-goals.ts';

/** What the student has said so far. */
export interface PredictionDraft {
  readonly committed: boolean;
  /** A run of this step showed the outcome before the student had committed: too late to predict it. */
  readonly seen?: boolean | undefined;
  /** The chosen answer. */
  readonly chosen?: string | undefined;
  readonly drawing?: Drawing | undefined;
  /** The answers that came true in the first run that decided; later runs change nothing about it. */
  readonly right?: readonly string[] | undefined;
}

export const NO_DRAFT: PredictionDraft = { committed: false };

export interface PredictionProps<Kind extends AnyPrediction = AnyPrediction> {
  readonly prediction: Kind;
  readonly draft: PredictionDraft;
  readonly onDraft: (draft: PredictionDraft) => void;
}

export function Prediction({ prediction, ...rest }: PredictionProps): JSX.Element {
  return prediction.kind === 'curve' ? (
    <Curve prediction={prediction} {...rest} />
  ) : (
    <Choice prediction={prediction} {...rest} />
  );
}

function Curve({ prediction, draft, onDraft }: PredictionProps<CurvePrediction>): JSX.Element {
  const { drawing, committed, seen = false } = draft;
  const { manifest, session } = useLab();
  const text = useLabText();
  const progress = useProgress();
  const lane = useSession((state) => state.lanes.find((each) => each.id === state.active));
  const index = manifest.series.findIndex((each) => each.name === prediction.series);
  const series = manifest.series[index];
  const given = useSession((state) => prediction.given === undefined || state.goals[GIVEN]?.met === true);
  const over = committed && given && lane !== undefined && (lane.frontier >= prediction.until || lane.ended);
  const actual = useMemo(
    () => (over ? pointsOf(session, manifest, lane, index, prediction.until) : undefined),
    [over, session, manifest, lane, index, prediction.until],
  );
  const score = useMemo(
    () =>
      actual === undefined || drawing === undefined || lane === undefined
        ? undefined
        : scoreCurve(
            drawingPoints(drawing, prediction.until),
            samplesOf(session, manifest, lane, index, prediction.until),
            prediction.max,
          ),
    [actual, drawing, prediction, session, manifest, lane, index],
  );
  const points = score?.points;
  useEffect(() => {
    if (points === undefined) return;
    progress.recordPrediction(manifest.id, prediction.id, points / 100, { afterwards: seen });
  }, [points, progress, manifest.id, prediction.id, seen]);
  return (
    <DrawCurve
      question={text.pick(prediction.question)}
      label={series === undefined ? '' : text.pick(series.label)}
      unit={series?.unit ?? ''}
      clock={manifest.clock}
      max={prediction.max}
      until={prediction.until}
      drawing={drawing}
      onDraw={(next) => {
        onDraft({ ...draft, drawing: next });
      }}
      committed={committed}
      onCommit={() => {
        onDraft({ ...draft, committed: true });
      }}
      onRedraw={() => {
        onDraft({ ...draft, committed: false });
      }}
      isAfterwards={seen}
      actual={actual}
      score={score}
    />
  );
}

function Choice({ prediction, draft, onDraft }: PredictionProps<ChoicePrediction>): JSX.Element {
  const { chosen, committed, seen = false } = draft;
  const { manifest } = useLab();
  const text = useLabText();
  const progress = useProgress();
  const goals = useSession((state) => state.goals);
  const reachedAt = goals[REACHED]?.at;
  const right = useMemo(
    () =>
      committed && reachedAt !== undefined
        ? prediction.answers
            .filter((answer) => goals[answerGoal(answer.id)]?.at === reachedAt)
            .map((answer) => answer.id)
        : undefined,
    [committed, reachedAt, goals, prediction],
  );
  useEffect(() => {
    if (right === undefined || chosen === undefined || draft.right !== undefined) return;
    progress.recordPrediction(manifest.id, prediction.id, right.includes(chosen) ? 1 : 0, {
      answer: chosen,
      afterwards: seen,
    });
    if (right.length > 0) onDraft({ ...draft, right });
  }, [right, chosen, progress, manifest.id, prediction.id, seen, draft, onDraft]);
  return (
    <ChooseAnswer
      question={text.pick(prediction.question)}
      answers={prediction.answers.map((answer) => ({ id: answer.id, text: text.pick(answer.text) }))}
      chosen={chosen}
      onChoose={(answer) => {
        onDraft({ ...draft, chosen: answer });
      }}
      committed={committed}
      onCommit={() => {
        onDraft({ ...draft, committed: true });
      }}
      isAfterwards={seen}
      right={draft.right ?? right}
    />
  );
}
