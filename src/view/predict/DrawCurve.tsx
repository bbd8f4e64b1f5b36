// A prediction drawn before the run, by pointer or by keys, and then laid over what happened.

import { curveMonotoneX, line } from 'd3';
import { type JSX, type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { ClockUnit } from '../../contract/manifest.ts';
import { Button } from '../controls/Button.tsx';
import { momentWords } from '../moment-words.ts';
import { useSize } from '../use-size.ts';
import { useWords } from '../words.ts';
import { type Drawing, drawingPoints, drawStroke, flatDrawing, movePlace, PLACES } from './drawing.ts';
import { type CurvePoint, type CurveScore, curveAt } from './score.ts';

export interface DrawCurveProps {
  readonly question: string;
  /** Of the series: "p99 latency". */
  readonly label: string;
  readonly unit: string;
  readonly clock: { readonly unit: ClockUnit };
  /** Ends of the axes. */
  readonly max: number;
  readonly until: number;
  /** The prediction, PLACES values from 0 to `until`; undefined before anything is drawn. */
  readonly drawing: Drawing | undefined;
  readonly onDraw: (drawing: Drawing) => void;
  /** It stands: no more drawing. */
  readonly committed: boolean;
  readonly onCommit: () => void;
  /** Absent: a committed prediction stays. */
  readonly onRedraw?: (() => void) | undefined;
  /** The run had shown it before: what is drawn now predicts nothing. */
  readonly isAfterwards?: boolean;
  /** What the run did, after it. */
  readonly actual?: readonly CurvePoint[] | undefined;
  readonly score?: CurveScore | undefined;
}

const HEIGHT = 104;
const TOP = 9;
const BASE = 82;
const LEFT = 46;
const RIGHT = 8;

export function DrawCurve(props: DrawCurveProps): JSX.Element {
  const { question, label, unit, clock, until, drawing, committed, isAfterwards = false, actual, score } = props;
  const text = useWords();
  const state = useRef<HTMLDivElement>(null);
  /** A button that goes when it is pressed leaves the focus where the state is said. */
  const leaving = (press: () => void) => (): void => {
    state.current?.focus();
    press();
  };
  return (
    <section className="my-1 mb-3.5 border-y border-line pt-3.5 pb-3">
      <p className="m-0 mb-2 text-[14px]/[20px]">{question}</p>
      <div className="mb-1.5 flex justify-between gap-3 text-[12px] font-medium text-ink2">
        <span>
          {text.say('predict.title', { label })}
          {text.unitName(unit) === '' ? '' : `, ${text.unitName(unit)}`}
        </span>
        {committed || drawing !== undefined ? null : <span>{text.say('predict.drag')}</span>}
      </div>
      <Plane {...props} />
      {actual === undefined ? null : (
        <div className="mt-1 flex gap-4 text-[12px] text-ink2">
          <Legend colour="var(--accent)" words={text.say('predict.yours')} />
          <Legend colour="var(--served)" words={text.say('predict.actual')} thin />
        </div>
      )}
      <div ref={state} tabIndex={-1} className="mt-2 flex min-h-9 flex-wrap items-center gap-2" aria-live="polite">
        {committed ? (
          <span className="text-[13px]">
            {score === undefined
              ? text.say('predict.submitted')
              : text.say('predict.score', { score: score.points, word: text.say(`predict.word.${score.word}`) })}
          </span>
        ) : (
          <Button size="small" isDisabled={drawing === undefined} onPress={leaving(props.onCommit)}>
            {text.say('predict.submit')}
          </Button>
        )}
        {committed && props.onRedraw !== undefined ? (
          <Button kind="quiet" size="small" onPress={leaving(props.onRedraw)}>
            {text.say('predict.again')}
          </Button>
        ) : null}
        {isAfterwards ? <span className="basis-full text-[13px]">{text.say('predict.afterwards')}</span> : null}
      </div>
      <p className="sr-only">
        {actual === undefined
          ? ''
          : text.say('predict.actualSummary', {
              start: text.unit(curveAt(actual, 0), unit),
              end: text.unit(curveAt(actual, until), unit),
              until: momentWords(text, until, clock.unit),
            })}
      </p>
    </section>
  );
}

function Legend({
  colour,
  words,
  thin = false,
}: {
  readonly colour: string;
  readonly words: string;
  readonly thin?: boolean;
}): JSX.Element {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width="18" height="6" aria-hidden="true">
        <line
          x1="2"
          x2="17"
          y1="3"
          y2="3"
          stroke={colour}
          strokeWidth={thin ? 1.6 : 3}
          strokeLinecap="round"
          {...(thin ? {} : { strokeDasharray: '0.1 5' })}
        />
      </svg>
      {words}
    </span>
  );
}

function Plane({ label, unit, clock, max, until, drawing, onDraw, committed, actual }: DrawCurveProps): JSX.Element {
  const text = useWords();
  const [host, { width }] = useSize<HTMLDivElement>();
  const [place, setPlace] = useState(0);
  const stroke = useRef<{ readonly place: number; readonly value: number; readonly fresh: boolean }>(undefined);
  const shown = drawing ?? flatDrawing(0);
  const span = Math.max(1, width - LEFT - RIGHT);
  const toX = (x: number): number => LEFT + (Math.min(until, x) / until) * span;
  const toY = (y: number): number => BASE - (Math.min(max, Math.max(0, y)) / max) * (BASE - TOP);
  const points = drawingPoints(shown, until);
  const path = smooth(points.map(({ x, y }) => [toX(x), toY(y)])) ?? '';
  const spot = (event: PointerEvent): { place: number; value: number } => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left - LEFT) / span));
    return { place: share * (PLACES - 1), value: ((BASE - (event.clientY - box.top)) / (BASE - TOP)) * max };
  };
  const draw = (event: PointerEvent): void => {
    const from = stroke.current;
    if (from === undefined || committed) return;
    const to = spot(event);
    onDraw(drawStroke(shown, from, to, max, from.fresh));
    setPlace(Math.round(to.place));
    stroke.current = { ...to, fresh: from.fresh };
  };
  const press = (event: KeyboardEvent): void => {
    const step = max / 40;
    const here = shown[place] ?? 0;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowRight: () => setPlace(Math.min(PLACES - 1, place + 1)),
      ArrowLeft: () => setPlace(Math.max(0, place - 1)),
      ArrowUp: () => onDraw(movePlace(shown, place, here + step, max)),
      ArrowDown: () => onDraw(movePlace(shown, place, here - step, max)),
      PageUp: () => onDraw(movePlace(shown, place, here + step * 5, max)),
      PageDown: () => onDraw(movePlace(shown, place, here - step * 5, max)),
      Home: () => setPlace(0),
      End: () => setPlace(PLACES - 1),
    };
    const move = moves[event.key];
    if (move === undefined || committed || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  const now = points[place] ?? { x: 0, y: 0 };
  const words = text.say('predict.point', {
    time: momentWords(text, now.x, clock.unit),
    value: text.unit(now.y, unit),
  });
  return (
    <div ref={host} className="relative" style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg className="absolute inset-0" width={width} height={HEIGHT} aria-hidden="true">
          {[0, max / 2, max].map((value) => (
            <g key={value}>
              <line x1={LEFT} x2={width - RIGHT} y1={toY(value)} y2={toY(value)} stroke="var(--line)" />
              <text x={0} y={toY(value) + 4} fontSize={10.5} style={{ fontFamily: 'var(--mono)' }}>
                {text.number(value)}
              </text>
            </g>
          ))}
          <text x={width - RIGHT} y={HEIGHT - 6} fontSize={10.5} textAnchor="end" style={{ fontFamily: 'var(--mono)' }}>
            {text.moment(until, clock.unit, 0)}
          </text>
          {actual === undefined ? null : (
            <path
              d={
                actual.length < 2
                  ? ''
                  : `M${actual
                      .filter(({ x, y }) => x <= until && Number.isFinite(y))
                      .map(({ x, y }) => `${toX(x)} ${toY(y)}`)
                      .join('L')}`
              }
              fill="none"
              stroke="var(--served)"
              strokeWidth={1.6}
            />
          )}
          {drawing === undefined ? (
            <line
              x1={LEFT}
              x2={width - RIGHT}
              y1={BASE}
              y2={BASE}
              stroke="var(--accent)"
              strokeWidth={2}
              strokeDasharray="2 5"
            />
          ) : (
            <path
              d={path}
              fill="none"
              stroke="var(--accent)"
              strokeWidth={actual === undefined ? 2.6 : 3}
              {...(actual === undefined ? {} : { strokeDasharray: '0.1 5.5' })}
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          )}
          {committed ? null : <circle cx={toX(now.x)} cy={toY(now.y)} r={5} fill="var(--accent)" />}
        </svg>
      )}
      {committed ? null : (
        <div
          role="slider"
          tabIndex={0}
          aria-label={`${text.say('predict.title', { label })}. ${text.say('predict.keys')}`}
          aria-orientation="vertical"
          aria-valuemin={0}
          aria-valuemax={max}
          aria-valuenow={now.y}
          aria-valuetext={words}
          className="absolute inset-0 cursor-crosshair touch-none rounded-[5px]"
          onKeyDown={press}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            const start = spot(event);
            stroke.current = { ...start, fresh: drawing === undefined };
            draw(event);
          }}
          onPointerMove={draw}
          onPointerUp={() => {
            stroke.current = undefined;
          }}
          onPointerCancel={() => {
            stroke.current = undefined;
          }}
        />
      )}
    </div>
  );
}

/** Through the points, never beyond them: what is scored is what was drawn. */
const smooth = line().curve(curveMonotoneX);
