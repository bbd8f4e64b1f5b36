// One track that carries the time of a run: what was seen, what is computed, what is to come, marks for what was done,
// and the runs that left it. The playhead is a native range input under the drawing, so that keys, touch and screen
// readers move it as they move any slider.

import { CornerUpLeft } from 'lucide-react';
import { type CSSProperties, type JSX, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { ClockUnit } from '../../contract/manifest.ts';
import { Button } from '../controls/Button.tsx';
import { momentWords } from '../moment-words.ts';
import { useSize } from '../use-size.ts';
import { useWords } from '../words.ts';
import { BranchLine, BranchWords } from './Branch.tsx';
import { LABEL_SIZE, type LaidBranch, layTimeline, TICK_SIZE } from './geometry.ts';
import { densityPath, tickDigits } from './layout.ts';
import { MarkSign } from './MarkSign.tsx';
import type { Moments, TimelineBranch, TimelineMark } from './types.ts';
import './timeline.css';

export interface TimelineProps {
  readonly clock: {
    readonly unit: ClockUnit /** One arrow key moves by this; absent: a hundredth of the run. */;
    readonly sampleEvery?: number;
  };
  /** What the stage shows; all times in the clock's unit. */
  readonly time: number;
  /** Moves the playhead between two renders. */
  readonly moments?: Moments | undefined;
  /** What is computed. */
  readonly frontier: number;
  readonly until: number;
  /** The headline series, values spread evenly from 0 to the frontier. */
  readonly density?: readonly number[];
  readonly marks: readonly TimelineMark[];
  readonly branches: readonly TimelineBranch[];
  /** On every move of the hand, at most once a picture. */
  readonly onSeek: (time: number) => void;
  readonly onSelectBranch: (id: string) => void;
  /** Back from a branch to the run on the track: offered while a branch is active. */
  readonly onSelectTrunk?: (() => void) | undefined;
}

const THUMB = 16;

export function Timeline(props: TimelineProps): JSX.Element {
  const { clock, frontier, until, density, marks, branches, onSelectBranch } = props;
  const text = useWords();
  const [host, { width }] = useSize<HTMLDivElement>();
  const { dragged, seek, hold, release } = useScrub(props.onSeek);
  const time = dragged ?? props.time;
  const laid = useMemo(
    () => layTimeline({ unit: clock.unit, until, marks, branches }, width),
    [clock.unit, until, marks, branches, width],
  );
  const { scale, trackY } = laid;
  const area = useMemo(
    () => densityPath(density ?? [], scale.left, scale.toX(frontier), trackY, laid.areaHeight),
    [density, scale, frontier, trackY, laid.areaHeight],
  );
  const timeX = scale.toX(time);
  const active = laid.branches.find(({ branch }) => branch.active);
  const head = headOf(active, timeX, trackY);
  const digits = clock.unit === 'ms' ? tickDigits(laid.ticks.step) : 0;
  const parts = useRef<PlayheadParts>({});
  const { moments } = props;
  useEffect(() => {
    if (dragged !== undefined) return undefined;
    return moments?.((now) => {
      const x = scale.toX(now);
      movePlayhead(parts.current, now, headOf(active, x, trackY), trunkEnd(active, x));
    });
  }, [moments, dragged, scale, active, trackY]);

  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const target = keyTarget(event, time, until, clock.sampleEvery ?? until / 100);
    if (target === undefined) return;
    event.preventDefault();
    // The page's own keys would move it a second time.
    event.stopPropagation();
    seek(target);
  };

  return (
    <>
      {active === undefined || props.onSelectTrunk === undefined ? null : (
        <div className="flex justify-end">
          <Button kind="quiet" size="small" icon={<CornerUpLeft size={14} aria-hidden />} onPress={props.onSelectTrunk}>
            {text.say('timeline.trunk')}
          </Button>
        </div>
      )}
      <div ref={host} className="timeline" style={{ height: laid.height }}>
        {width === 0 ? null : (
          <>
            <svg className="absolute inset-0 overflow-visible" width={width} height={laid.height} aria-hidden="true">
              {area === '' ? null : <path d={area} fill="var(--band)" />}
              {laid.ticks.times.map((tick) => (
                <g key={tick} transform={`translate(${scale.toX(tick)} 0)`}>
                  <line y1={trackY - 3} y2={trackY + 3} stroke="var(--line2)" />
                  <text
                    className="timeline-tick"
                    y={laid.tickY}
                    fontSize={TICK_SIZE}
                    textAnchor={tick === 0 ? 'start' : scale.toX(tick) > width - 24 ? 'end' : 'middle'}
                    x={tick === 0 ? -scale.left : scale.toX(tick) > width - 24 ? width - scale.toX(tick) : 0}
                  >
                    {clock.unit === 'ms' ? text.time(tick, digits) : text.number(tick, 0)}
                  </text>
                </g>
              ))}
              <line x1={scale.left} x2={scale.right} y1={trackY} y2={trackY} stroke="var(--line2)" strokeWidth={2} />
              <line
                x1={scale.left}
                x2={scale.toX(frontier)}
                y1={trackY}
                y2={trackY}
                stroke="var(--edge)"
                strokeWidth={2.4}
              />
              <line
                ref={(line) => {
                  parts.current.trunk = line;
                }}
                x1={scale.left}
                x2={trunkEnd(active, timeX)}
                y1={trackY}
                y2={trackY}
                stroke="var(--ink)"
                strokeWidth={2.4}
              />
              {laid.branches.map((each) => (
                <BranchLine key={each.branch.id} laid={each} trackY={trackY} />
              ))}
              {laid.marks.map(({ mark, x }) => (
                <MarkSign key={mark.id} kind={mark.kind} x={x} trackY={trackY} />
              ))}
              {laid.branches.map((each) => (
                <BranchWords key={each.branch.id} laid={each} />
              ))}
              {laid.markLabels.map((label) => (
                <text key={label.id} className="timeline-words" x={label.x} y={label.y} fontSize={LABEL_SIZE}>
                  {label.text}
                </text>
              ))}
              <line
                ref={(line) => {
                  parts.current.stem = line;
                }}
                className="timeline-stem"
                x1={head.x}
                x2={head.x}
                y1={head.y - 13}
                y2={head.y + 13}
              />
              <circle
                ref={(circle) => {
                  parts.current.head = circle;
                }}
                className="timeline-head"
                cx={head.x}
                cy={head.y}
                r={7}
                fill="var(--ink)"
              />
            </svg>
            <input
              type="range"
              ref={(input) => {
                parts.current.input = input;
              }}
              className="timeline-input"
              style={
                {
                  left: scale.left - THUMB / 2,
                  width: scale.right - scale.left + THUMB,
                  '--track-y': `${String(trackY)}px`,
                } as CSSProperties
              }
              min={0}
              max={until}
              step="any"
              value={time}
              aria-label={text.say('timeline.label')}
              aria-valuetext={text.say('timeline.value', {
                time: momentWords(text, time, clock.unit),
                until: momentWords(text, until, clock.unit),
              })}
              onKeyDown={press}
              onChange={(event) => {
                seek(event.currentTarget.valueAsNumber);
              }}
              onPointerDown={hold}
              onPointerUp={release}
              onPointerCancel={release}
              onBlur={release}
            />
            <BranchButtons branches={laid.branches} clock={clock.unit} onSelect={onSelectBranch} />
          </>
        )}
        <MarkList marks={marks} clock={clock.unit} />
      </div>
    </>
  );
}

interface PlayheadParts {
  trunk?: SVGLineElement | null;
  stem?: SVGLineElement | null;
  head?: SVGCircleElement | null;
  input?: HTMLInputElement | null;
}

/** What React would draw for that moment, without asking it sixty times a second. */
function movePlayhead(parts: PlayheadParts, time: number, place: ReturnType<typeof headOf>, trunkX: number): void {
  const set = (element: SVGElement | null | undefined, name: string, value: number): void =>
    element?.setAttribute(name, String(value));
  set(parts.trunk, 'x2', trunkX);
  set(parts.stem, 'x1', place.x);
  set(parts.stem, 'x2', place.x);
  set(parts.stem, 'y1', place.y - 13);
  set(parts.stem, 'y2', place.y + 13);
  set(parts.head, 'cx', place.x);
  set(parts.head, 'cy', place.y);
  if (parts.input !== undefined && parts.input !== null) parts.input.value = String(time);
}

/** Seeks at most once a picture; while a hand holds the playhead, shows the hand's place and not the run's. */
function useScrub(onSeek: (time: number) => void) {
  const [dragged, setDragged] = useState<number>();
  const held = useRef(false);
  const picture = useRef<number>(0);
  const wish = useRef<{ readonly time: number; readonly onSeek: (time: number) => void }>(undefined);
  useEffect(() => () => cancelAnimationFrame(picture.current), []);
  const flush = (): void => {
    picture.current = 0;
    wish.current?.onSeek(wish.current.time);
    wish.current = undefined;
  };
  return {
    dragged,
    hold() {
      held.current = true;
    },
    seek(time: number) {
      if (held.current) setDragged(time);
      wish.current = { time, onSeek };
      if (picture.current === 0) picture.current = requestAnimationFrame(flush);
    },
    release() {
      held.current = false;
      setDragged(undefined);
    },
  };
}

function keyTarget(event: KeyboardEvent, time: number, until: number, step: number): number | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const inside = (value: number): number => Math.min(until, Math.max(0, value));
  const many = event.shiftKey ? 10 : 1;
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return inside((Math.floor(time / step + 1e-6) + many) * step);
    case 'ArrowLeft':
    case 'ArrowDown':
      return inside((Math.ceil(time / step - 1e-6) - many) * step);
    case 'PageUp':
      return inside(time + until / 10);
    case 'PageDown':
      return inside(time - until / 10);
    case 'Home':
      return 0;
    case 'End':
      return until;
    default:
      return undefined;
  }
}

/** The playhead rides on the branch that is on the stage, once it has left the track. */
function headOf(
  active: LaidBranch | undefined,
  timeX: number,
  trackY: number,
): { readonly x: number; readonly y: number } {
  if (active === undefined || timeX <= active.forkX) return { x: timeX, y: trackY };
  const bend = Math.min(40, Math.max(6, active.endX - active.forkX));
  const share = Math.min(1, (timeX - active.forkX) / bend);
  const eased = share * share * (3 - 2 * share);
  return { x: timeX, y: trackY + (active.y - trackY) * eased };
}

function trunkEnd(active: LaidBranch | undefined, timeX: number): number {
  return active === undefined ? timeX : Math.min(timeX, active.forkX);
}

interface BranchButtonsProps {
  readonly branches: readonly LaidBranch[];
  readonly clock: ClockUnit;
  readonly onSelect: (id: string) => void;
}

function BranchButtons({ branches, clock, onSelect }: BranchButtonsProps): JSX.Element | null {
  const text = useWords();
  if (branches.length === 0) return null;
  return (
    <fieldset className="contents">
      <legend className="sr-only">{text.say('timeline.branches')}</legend>
      {branches.map(({ branch, y, forkX, endX, outcome }) => {
        const right = outcome.anchor === 'start' ? outcome.x + outcome.text.length * LABEL_SIZE * 0.57 : endX;
        const time = text.moment(branch.forkTime, clock, 1);
        const difference = branch.firstDifference;
        return (
          <button
            key={branch.id}
            type="button"
            className="timeline-branch"
            aria-pressed={branch.active}
            style={{ left: forkX + 8, top: y, width: Math.max(44, right - forkX - 4) }}
            onClick={() => {
              onSelect(branch.id);
            }}
          >
            <span className="sr-only">
              {text.say(branch.active ? 'timeline.branchActive' : 'timeline.branch', { label: branch.label, time })}
              {difference === undefined
                ? ''
                : ` ${text.say('timeline.firstDifference', { time: text.moment(difference.time, clock, 1), label: difference.label })}`}
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}

function MarkList({
  marks,
  clock,
}: {
  readonly marks: readonly TimelineMark[];
  readonly clock: ClockUnit;
}): JSX.Element | null {
  const text = useWords();
  if (marks.length === 0) return null;
  return (
    <ul className="sr-only" aria-label={text.say('timeline.marks')}>
      {marks.map((mark) => (
        <li key={mark.id}>
          {text.say('timeline.mark', {
            time: text.moment(mark.time, clock, 1),
            kind: text.say(`timeline.kind.${mark.kind}`),
            label: mark.label,
          })}
        </li>
      ))}
    </ul>
  );
}
