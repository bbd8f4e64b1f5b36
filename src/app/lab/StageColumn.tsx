// The stage of the active run, and of its twin beside it; objects are handles.
import { type JSX, useCallback, useMemo, useState } from 'react';
import type { Subject } from '../../contract/model.ts';
import type { Frame } from '../../contract/run.ts';
import type { LaneView } from '../../store/session/state.ts';
import { useLabLayoutMode } from '../../view/layout/LabLayout.tsx';
import { ObjectPopover } from '../../view/panels/ObjectPanel.tsx';
import { StageHost } from '../../view/stage/StageHost.tsx';
import type { Stage, StageContext, StageFrame } from '../../view/stage/stage.ts';
import { useText } from '../../view/text/react.tsx';
import { readTokens } from '../../view/theme/tokens.ts';
import { usePreferences } from '../services.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';
import { laneWords } from './run-words.ts';

interface Picked {
  readonly subject: Subject;
  readonly anchor: DOMRect | undefined;
}

function useReducedMotion(): boolean {
  const motion = usePreferences((preferences) => preferences.motion);
  return motion === 'reduced' || (motion === 'system' && matchMedia('(prefers-reduced-motion: reduce)').matches);
}

/** The runs that are drawn: the active one, and beside it its twin where there is one. */
function drawnLanes(lanes: readonly LaneView[], active: string): readonly LaneView[] {
  const lane = lanes.find((each) => each.id === active);
  if (lane === undefined) return [];
  const twin = lane.role === 'twin' ? lanes[0] : lanes.filter((each) => each.role === 'twin').at(-1);
  if (twin === undefined) return [lane];
  return lane.role === 'twin' ? [twin, lane] : [lane, twin];
}

interface LaneStageProps {
  readonly lane: LaneView;
  readonly onSelect: (lane: string, subject: Subject | undefined, anchor: DOMRect | undefined) => void;
  /** Written above where two runs are drawn. */
  readonly title: string | undefined;
  readonly onStage: ((stage: Stage<unknown> | undefined) => void) | undefined;
}

function LaneStage({ lane: { id }, onSelect, title, onStage }: LaneStageProps): JSX.Element {
  const { manifest, view, session } = useLab();
  // The lab's own words alone: a key of the page must not stand before one of the lab.
  const labText = useText();
  const text = useLabText();
  const reducedMotion = useReducedMotion();
  const selected = useSession((state) => state.selected);
  const context = useMemo<StageContext>(
    () => ({
      text: labText,
      locale: labText.locale,
      tokens: () => readTokens(),
      reducedMotion,
      select(subject, anchor) {
        onSelect(id, subject, anchor);
      },
    }),
    [labText, reducedMotion, onSelect, id],
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
      return session.onFrame(id, show);
    },
    [session, id, selected, manifest.clock.rate],
  );
  const stage = text.say('lab.stage', { title: text.pick(manifest.title) });
  return (
    <div className="flex min-h-0 grow basis-0 flex-col">
      {title === undefined ? null : (
        <p className="m-0 shrink-0 truncate px-5 pt-1.5 text-[12.5px]/[18px] font-medium text-ink2">{title}</p>
      )}
      <div className="relative min-h-0 grow">
        <StageHost
          view={view}
          context={context}
          subscribe={subscribe}
          label={title === undefined ? stage : `${stage}, ${title}`}
          {...(onStage === undefined ? {} : { onStage })}
        />
      </div>
    </div>
  );
}

export function StageColumn({
  onStage,
}: {
  readonly onStage: (stage: Stage<unknown> | undefined) => void;
}): JSX.Element {
  const { manifest, session } = useLab();
  const text = useLabText();
  const lanes = useSession((state) => state.lanes);
  const active = useSession((state) => state.active);
  const explanation = useSession((state) => state.explanation);
  const [picked, setPicked] = useState<Picked>();
  const phone = useLabLayoutMode() === 'phone';
  const drawn = drawnLanes(lanes, active);
  const [first] = lanes;

  const select = useCallback(
    (lane: string, subject: Subject | undefined, anchor: DOMRect | undefined) => {
      session.activate(lane);
      void session.select(subject);
      const offers = subject !== undefined && session.actionsOn(subject).length > 0;
      setPicked(offers ? { subject, anchor } : undefined);
    },
    [session],
  );

  return (
    <>
      <div
        className="absolute inset-0 flex flex-col divide-y divide-line"
        data-twins={drawn.length > 1 ? '' : undefined}
      >
        {drawn.map((lane) => (
          <LaneStage
            key={lane.id}
            lane={lane}
            onSelect={select}
            title={
              drawn.length === 1 || first === undefined ? undefined : laneWords(manifest, lane, first, text, drawn[1])
            }
            onStage={lane.id === active ? onStage : undefined}
          />
        ))}
      </div>
      {picked === undefined ? null : (
        <ObjectPopover
          anchor={picked.anchor}
          asSheet={phone}
          title={
            explanation === undefined || explanation === null
              ? `${picked.subject.kind} ${String(picked.subject.id + 1)}`
              : text.say(explanation.title)
          }
          lines={[]}
          actions={session.actionsOn(picked.subject)}
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

/** Over the stage while the runs of a link are computed: what is seen moves, and is not yet what was shared. */
export function Restoring(): JSX.Element | null {
  const { manifest } = useLab();
  const text = useLabText();
  const to = useSession((state) => state.restoring);
  const time = useSession((state) => state.lanes.find((lane) => lane.id === state.active)?.time ?? 0);
  if (to === undefined) return null;
  const words = text.say('lab.restoring', { time: text.moment(to, manifest.clock.unit) });
  return (
    <div className="absolute inset-x-4 top-3 z-10 mx-auto max-w-md rounded-[9px] bg-panel px-4 py-2.5 shadow-float">
      <p role="status" className="m-0 mb-1 text-[12.5px] text-ink2">
        {words}
      </p>
      <progress className="data-progress" max={to} value={Math.min(time, to)} aria-label={words} />
    </div>
  );
}
