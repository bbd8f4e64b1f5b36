// Under the stage: the student's code, comparison, data, what to take out, and what the model is.
import { X } from 'lucide-react';
import { type JSX, type ReactNode, useId, useRef } from 'react';
import { IconButton } from '../../view/controls/Button.tsx';
import { useLabLayoutMode } from '../../view/layout/LabLayout.tsx';
import { LessonProse, lessonComponents } from '../../view/lesson/LessonProse.tsx';
import type { Stage } from '../../view/stage/stage.ts';
import { ChallengePane } from './ChallengePane.tsx';
import { CodePane } from './CodePane.tsx';
import { ComparePane } from './ComparePane.tsx';
import { DataPane } from './DataPane.tsx';
import { ExportPane } from './ExportPane.tsx';
import { JobPane } from './JobPane.tsx';
import { useLesson } from './LessonColumn.tsx';
import { useLab, useLabText } from './lab-context.ts';

export type PanelId = 'code' | 'challenge' | 'compare' | 'data' | 'job' | 'export' | 'about';

export interface PanelsProps {
  readonly open: PanelId | undefined;
  readonly onOpen: (panel: PanelId | undefined) => void;
  readonly exercise: string | undefined;
  readonly onExercise: (id: string) => void;
  readonly stage: Stage<unknown> | undefined;
}

const Nothing = (): null => null;

const ABOUT_COMPONENTS = {
  ...lessonComponents,
  Step: Nothing,
  About: ({ children }: { readonly children: ReactNode }): ReactNode => children,
};

function AboutPane(): JSX.Element | null {
  const lesson = useLesson();
  if (lesson === undefined) return null;
  return (
    <div className="max-w-[68ch]">
      <LessonProse>
        <lesson.content components={ABOUT_COMPONENTS} />
      </LessonProse>
    </div>
  );
}

export function Panels({ open, onOpen, exercise, onExercise, stage }: PanelsProps): JSX.Element {
  const { manifest } = useLab();
  const text = useLabText();
  const phone = useLabLayoutMode() === 'phone';
  const region = useId();
  const place = useRef<HTMLDivElement>(null);
  // What was asked for must come into sight: on a phone it lies below lesson and instruments.
  const bringIntoSight = (): void => {
    requestAnimationFrame(() => {
      place.current?.scrollIntoView({ block: phone ? 'start' : 'nearest' });
    });
  };
  const shown: readonly PanelId[] = [
    ...(manifest.exercises.length > 0 ? (['code'] as const) : []),
    ...(manifest.challenges.length > 0 ? (['challenge'] as const) : []),
    ...(manifest.without?.includes('twin') === true ? [] : (['compare'] as const)),
    // A program is opened where it is edited.
    ...(manifest.input === undefined || manifest.input.is === 'program' ? [] : (['data'] as const)),
    ...(manifest.job === undefined ? [] : (['job'] as const)),
    'export',
    'about',
  ];
  const pane = (): ReactNode => {
    switch (open) {
      case 'code':
        return <CodePane exercise={exercise} onExercise={onExercise} />;
      case 'challenge':
        return <ChallengePane />;
      case 'compare':
        return <ComparePane />;
      case 'data':
        return <DataPane />;
      case 'job':
        return <JobPane />;
      case 'export':
        return <ExportPane stage={stage} />;
      case 'about':
        return <AboutPane />;
      case undefined:
        return null;
      default:
        return open satisfies never;
    }
  };
  return (
    <div ref={place} className="flex min-h-0 flex-col max-[1100px]:shrink-0">
      <div className="flex shrink-0 items-center">
        <nav
          aria-label={text.say('lab.tabs')}
          className="flex min-w-0 grow items-center gap-[18px] overflow-x-auto px-5"
        >
          {shown.map((id) => (
            <button
              key={id}
              type="button"
              aria-expanded={open === id}
              aria-controls={region}
              className="cursor-pointer border-0 bg-transparent px-0 py-[9px] text-[13.5px]/[19px] whitespace-nowrap text-ink2 hover:text-ink aria-expanded:font-medium aria-expanded:text-ink pointer-coarse:py-3"
              onClick={() => {
                onOpen(open === id ? undefined : id);
                if (open !== id) bringIntoSight();
              }}
            >
              {text.say(`lab.tab.${id}`)}
            </button>
          ))}
        </nav>
        {open === undefined ? null : (
          <span className="shrink-0 px-2">
            <IconButton
              label={text.say('lab.tab.close')}
              onPress={() => {
                onOpen(undefined);
              }}
            >
              <X size={16} aria-hidden />
            </IconButton>
          </span>
        )}
      </div>
      <section
        id={region}
        aria-label={open === undefined ? text.say('lab.tabs') : text.say(`lab.tab.${open}`)}
        hidden={open === undefined}
        // An editor comes late and fills what there is: its panel has its height from the beginning.
        className={`relative max-h-[46vh] min-h-[160px] overflow-auto border-t border-line px-5 py-3.5 max-[1100px]:max-h-[56vh] max-[700px]:h-auto max-[700px]:max-h-none max-[700px]:min-h-[46dvh] max-[700px]:overflow-visible ${open === 'code' ? 'h-[56vh]' : ''}`}
      >
        {pane()}
      </section>
    </div>
  );
}
