// The lesson: one step at a time, its prediction, its tasks, and the way on.
import type { MDXContent } from 'mdx/types';
import { createContext, type JSX, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { Step } from '../../contract/manifest.ts';
import { LessonProse, lessonComponents } from '../../view/lesson/LessonProse.tsx';
import { StepHeader } from '../../view/lesson/StepHeader.tsx';
import { StepNav } from '../../view/lesson/StepNav.tsx';
import { useLabProgress } from '../services.tsx';
import { useLab, useLabText } from './lab-context.ts';
import { Prediction, type PredictionDraft } from './Prediction.tsx';
import { isStepDone } from './step-done.ts';
import { Tasks } from './Tasks.tsx';

export interface LessonColumnProps {
  /** Index of the present step. */
  readonly step: number;
  /** An index past the last one: the lab is finished. */
  readonly onStep: (index: number) => void;
  /** What the student has predicted in this step. It outlives the column, which is built anew when the window is turned. */
  readonly draft: PredictionDraft;
  readonly onDraft: (draft: PredictionDraft) => void;
}

/** The lesson's MDX in the reader's language; undefined while it loads. */
export function useLesson(): { readonly content: MDXContent } | undefined {
  const { parts } = useLab();
  const { locale } = useLabText();
  const [lesson, setLesson] = useState<{ readonly content: MDXContent }>();
  const [failure, setFailure] = useState<Error>();
  useEffect(() => {
    parts.lesson(locale).then(
      (content) => {
        setLesson({ content });
      },
      (error: unknown) => {
        setFailure(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }, [parts, locale]);
  if (failure !== undefined) throw failure;
  return lesson;
}

const Nothing = (): null => null;

const StepContext = createContext('');

/** A `<Step>` of the lesson: there when it is the present one. */
function LessonStep({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactNode {
  return useContext(StepContext) === id ? children : null;
}

const STEP_COMPONENTS = { ...lessonComponents, Step: LessonStep, About: Nothing };

function Prose({ step }: { readonly step: Step }): JSX.Element | null {
  const lesson = useLesson();
  if (lesson === undefined) return null;
  return (
    <LessonProse>
      <StepContext value={step.id}>
        <lesson.content components={STEP_COMPONENTS} />
      </StepContext>
    </LessonProse>
  );
}

export function LessonColumn({ step: index, onStep, draft, onDraft }: LessonColumnProps): JSX.Element | null {
  const { manifest } = useLab();
  const text = useLabText();
  const saved = useLabProgress(manifest.id);
  const top = useRef<HTMLDivElement>(null);
  const shownStep = useRef(index);
  // The next step begins at its beginning, however far down the last one was read.
  useEffect(() => {
    if (shownStep.current === index) return;
    shownStep.current = index;
    top.current?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  const step = manifest.steps[index];
  if (step === undefined) return null;
  return (
    <>
      <div ref={top}>
        <StepHeader
          steps={manifest.steps.map((each) => ({
            id: each.id,
            title: text.pick(each.title),
            done: isStepDone(each, saved),
          }))}
          current={index}
          onSelect={onStep}
        />
      </div>
      <Prose step={step} />
      {step.prediction === undefined ? null : (
        <Prediction key={step.id} prediction={step.prediction} draft={draft} onDraft={onDraft} />
      )}
      <Tasks tasks={step.tasks ?? []} />
      <StepNav
        current={index}
        count={manifest.steps.length}
        finishLabel={text.say('lab.finish')}
        onBack={() => {
          onStep(index - 1);
        }}
        onNext={() => {
          onStep(index + 1);
        }}
      />
    </>
  );
}
