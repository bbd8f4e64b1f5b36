// Gives a lab's stage its place in the page: makes it once, sizes it, and lets frames reach it without React.
import { type JSX, useCallback, useEffect, useRef, useState } from 'react';
import { useWords } from '../words.ts';
import type { LabView, Stage, StageContext, StageFrame } from './stage.ts';
import './stage.css';

export interface StageHostProps<Snapshot> {
  readonly view: Pick<LabView<Snapshot>, 'createStage'>;
  /** Keep it stable: a new one makes a new stage (language, motion). */
  readonly context: StageContext;
  /** Calls the listener with each frame, the present one at once; returns what stops it. A new function subscribes anew. */
  readonly subscribe: (listener: (frame: StageFrame<Snapshot>) => void) => () => void;
  /** Name of the stage for a screen reader. */
  readonly label: string;
  /** The stage itself, for export; undefined when it is gone. */
  readonly onStage?: (stage: Stage<Snapshot> | undefined) => void;
  /** Seconds between two descriptions for screen readers while frames come. Default 1. */
  readonly describeEverySeconds?: number;
}

export function StageHost<Snapshot>(props: StageHostProps<Snapshot>): JSX.Element {
  const { view, context, subscribe, label, onStage, describeEverySeconds = 1 } = props;
  const text = useWords();
  const [stage, setStage] = useState<Stage<Snapshot>>();
  const [words, setWords] = useState('');
  const announce = useRef(onStage);

  useEffect(() => {
    announce.current = onStage;
  });

  const mount = useCallback(
    (place: HTMLElement | null) => {
      if (place === null) return undefined;
      const made = view.createStage(place, context);
      const takeSize = (): void => {
        if (place.clientWidth > 0 && place.clientHeight > 0) made.resize(place.clientWidth, place.clientHeight);
      };
      const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(takeSize);
      observer?.observe(place);
      takeSize();
      setStage(made);
      return () => {
        observer?.disconnect();
        setStage(undefined);
        made.destroy();
        place.replaceChildren();
      };
    },
    [view, context],
  );

  useEffect(() => {
    announce.current?.(stage);
    if (stage === undefined) return undefined;
    let spoken: ReturnType<typeof setTimeout> | undefined;
    const speak = (): void => {
      spoken = undefined;
      setWords(stage.describe());
    };
    const stop = subscribe((frame) => {
      stage.draw(frame);
      spoken ??= setTimeout(speak, describeEverySeconds * 1000);
    });
    return () => {
      stop();
      clearTimeout(spoken);
    };
  }, [stage, subscribe, describeEverySeconds]);

  return (
    <>
      <section ref={mount} aria-label={label} className="stage-host" />
      <section className="sr-only" aria-label={text.say('layout.stageWords')}>
        {words}
      </section>
    </>
  );
}
