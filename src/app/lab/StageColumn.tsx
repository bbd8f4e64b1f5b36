// The stage of the active run, and of its twin beside it; objects are handles.
import { type JSX, useCallback, useMemo, useState } from 'react';
import type { Subject } from '../../contract/model.ts';
import type { Frame } from '../../contract/run.ts';
import { useLabLayoutMode } from '../../view/layout/LabLayout.tsx';
import { ObjectPopover } from '../../view/panels/ObjectPanel.tsx';
import { StageHost } from '../../view/stage/StageHost.tsx';
import type { Stage, StageContext, StageFrame } from '../../view/stage/stage.ts';
import { readTokens } from '../../view/theme/tokens.ts';
import { useWords } from '../../view/words.ts';
import { usePreferences } from '../services.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';

interface Picked {
  readonly subject: Subject;
  readonly anchor: DOMRect | undefined;
}

function useReducedMotion(): boolean {
  const motion = usePreferences((preferences) => preferences.motion);
  return motion === 'reduced' || (motion === 'system' && matchMedia('(prefers-reduced-motion: reduce)').matches);
}

export function StageColumn({
  onStage,
}: {
  readonly onStage: (stage: Stage<unknown> | undefined) => void;
}): JSX.Element {
  const { manifest, view, session } = useLab();
  const words = useWords();
  const text = useLabText();
  const reducedMotion = useReducedMotion();
  const active = useSession((state) => state.active);
  const selected = useSession((state) => state.selected);
  const explanation = useSession((state) => state.explanation);
  const [picked, setPicked] = useState<Picked>();
  const phone = useLabLayoutMode() === 'phone';

  const context = useMemo<StageContext>(
    () => ({
      text: words,
      locale: words.locale,
      tokens: () => readTokens(),
      reducedMotion,
      select(subject, anchor) {
        void session.select(subject);
        const offers = subject !== undefined && session.actionsOn(subject.kind).length > 0;
        setPicked(offers ? { subject, anchor } : undefined);
      },
    }),
    [words, reducedMotion, session],
  );
  const subscribe = useCallback(
    (listener: (frame: StageFrame<unknown>) => void) => {
      const show = (frame: Frame): void => {
        const { playing, speed } = session.state;
        listener({
          time: frame.time,
          snapshot: frame.snapshot,
          playing,
          rate: manifest.clock.rate * speed,
          ...(selected === undefined ? {} : { selected }),
        });
      };
      return active === '' ? () => undefined : session.onFrame(active, show);
    },
    [session, active, selected, manifest.clock.rate],
  );

  return (
    <>
      <StageHost
        view={view}
        context={context}
        subscribe={subscribe}
        label={text.say('lab.stage', { title: text.pick(manifest.title) })}
        onStage={onStage}
      />
      {picked === undefined ? null : (
        <ObjectPopover
          anchor={picked.anchor}
          asSheet={phone}
          title={
            explanation === undefined
              ? `${picked.subject.kind} ${String(picked.subject.id + 1)}`
              : text.say(explanation.title)
          }
          lines={[]}
          actions={session.actionsOn(picked.subject.kind)}
          onAction={(name, fields) => {
            void session.act({ action: name, [picked.subject.kind]: picked.subject.id, ...fields });
            setPicked(undefined);
          }}
          onWhy={() => {
            setPicked(undefined);
          }}
          onClose={() => {
            setPicked(undefined);
          }}
        />
      )}
    </>
  );
}
