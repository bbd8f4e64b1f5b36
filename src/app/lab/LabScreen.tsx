// The lab page's columns, put together, and what joins them: the steps, the keys, saved progress.
import { type JSX, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { type ColumnSizes, LabLayout } from '../../view/layout/LabLayout.tsx';
import type { Stage } from '../../view/stage/stage.ts';
import { useLabProgress, usePreferences, useProgress } from '../services.tsx';
import { Instruments } from './Instruments.tsx';
import { LessonColumn } from './LessonColumn.tsx';
import { useLab, useSession } from './lab-context.ts';
import { type PanelId, Panels } from './Panels.tsx';
import { NO_DRAFT } from './Prediction.tsx';
import { Problem } from './Problem.tsx';
import { Restoring, StageColumn } from './StageColumn.tsx';
import { REACHED, stepGoals } from './step-goals.ts';
import { TimeColumn } from './TimeColumn.tsx';
import { Tools } from './Tools.tsx';

const SIZES_KEY = 'headroom.columns';

function readSizes(): ColumnSizes | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(SIZES_KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return undefined;
    return Object.values(kept).every((size) => typeof size === 'number' && size > 0 && size < 100)
      ? (kept as ColumnSizes)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The shared experiment that the address carries. */
const linkOfPage = (): string | undefined => /^#s=(.+)$/.exec(location.hash)?.[1];

/** A panel that a step opened goes with the step; one that the student opened stays. */
interface OpenPanel {
  readonly id: PanelId;
  readonly by: 'step' | 'student';
}

export function LabScreen(): JSX.Element {
  const { manifest, session } = useLab();
  const progress = useProgress();
  const saved = useLabProgress(manifest.id);
  const goals = useSession((state) => state.goals);
  const speed = usePreferences((preferences) => preferences.speed);
  const [, navigate] = useLocation();
  const [step, setStep] = useState(() =>
    Math.max(
      0,
      manifest.steps.findIndex((each) => each.id === saved.visit?.step),
    ),
  );
  const [draft, setDraft] = useState(NO_DRAFT);
  /** The step whose own run is on the stage: till then the goals are still those of the run before. */
  const [begunStep, setBegunStep] = useState<number>();
  const [panel, setPanel] = useState<OpenPanel>();
  const [exercise, setExercise] = useState<string>();
  const [stage, setStage] = useState<Stage<unknown>>();
  const [sizes] = useState(readSizes);
  const begun = useRef(false);

  const enterStep = useCallback(
    async (index: number) => {
      const entered = manifest.steps[index];
      if (entered === undefined) return;
      setStep(index);
      setDraft(NO_DRAFT);
      setBegunStep(undefined);
      progress.setStep(manifest.id, entered.id);
      const { panel: wanted } = entered;
      setPanel((open) => (wanted !== undefined ? { id: wanted, by: 'step' } : open?.by === 'step' ? undefined : open));
      // A step without an exercise may be about another program than the one that was written in last.
      if (entered.exercise !== undefined || manifest.code?.is === 'program') setExercise(entered.exercise);
      await session.watch(stepGoals(entered));
      if (entered.scenario !== undefined) await session.begin({ scenario: entered.scenario, ownTraffic: true });
      else if (session.state.lanes.length === 0) await session.begin();
      setBegunStep(index);
    },
    [manifest, progress, session],
  );

  // The page opens once: on a shared experiment if the address carries one, else where the student left off.
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    session.setSpeed(speed);
    const open = async (): Promise<void> => {
      const link = linkOfPage();
      // The step first: a link that cannot be used then leaves the student there, with its sentence.
      await enterStep(step);
      if (link !== undefined) await session.openLink(link);
    };
    void open();
  }, [enterStep, session, speed, step]);

  // Another link of this lab, put into the same tab, loads no new page.
  useEffect(() => {
    const follow = (): void => {
      const link = linkOfPage();
      if (link !== undefined) void session.openLink(link);
    };
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
    };
  }, [session]);

  useEffect(() => {
    const tasks = new Set((manifest.steps[step]?.tasks ?? []).map((task) => task.id));
    for (const [id, goal] of Object.entries(goals))
      if (tasks.has(id) && goal.at !== undefined) progress.markTask(manifest.id, id, goal.at);
  }, [goals, manifest, progress, step]);

  // Kept, since a reset takes the run away and not what was seen of it.
  const isOutcomeShown = begunStep === step && goals[REACHED]?.at !== undefined;
  if (isOutcomeShown && !draft.committed && draft.seen !== true) setDraft({ ...draft, seen: true });

  const keepSizes = useMemo(
    () => (next: ColumnSizes) => {
      try {
        localStorage.setItem(SIZES_KEY, JSON.stringify(next));
      } catch {
        // A page that may not store anything still works; the columns start anew next time.
      }
    },
    [],
  );

  return (
    <div className="h-[calc(100dvh-var(--header-height))]">
      <LabLayout
        lesson={
          <LessonColumn
            step={step}
            onStep={(index) => {
              if (index >= manifest.steps.length) navigate('/');
              else void enterStep(index);
            }}
            draft={draft}
            onDraft={setDraft}
          />
        }
        tools={<Tools />}
        stage={
          <>
            <Problem atFiles={panel?.id === 'data'} />
            <Restoring />
            <StageColumn onStage={setStage} />
          </>
        }
        timeline={<TimeColumn step={step} />}
        panels={
          <Panels
            open={panel?.id}
            onOpen={(id) => {
              setPanel(id === undefined ? undefined : { id, by: 'student' });
            }}
            exercise={exercise}
            onExercise={setExercise}
            stage={stage}
          />
        }
        instruments={<Instruments first={manifest.steps[step]?.instruments} />}
        sizes={sizes}
        onSizes={keepSizes}
      />
    </div>
  );
}
