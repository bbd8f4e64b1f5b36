// The first picture: what load does to response time. The reader can move along the line.
import { type JSX, useMemo, useState } from 'react';
import { useText } from '../view/text/react.tsx';
import { shell } from './dictionary.ts';
import { REQUESTS_PER_DOT, responseMs, SERVICE_MS, simulatedDots } from './hero-model.ts';

const WIDTH = 470;
const HEIGHT = 292;
const LEFT = 46;
const TOP = 12;
const BOTTOM = 262;
const HIGHEST_MS = 560;
const HIGHEST_LOAD = 0.96;
const DOTS = 90;
/** In units of the picture, which shrinks with a phone's width. */
const SMALL = 'text-[11.5px] max-sm:text-[14.5px]';

const x = (load: number): number => LEFT + load * (WIDTH - LEFT - 1);
const y = (ms: number): number => BOTTOM - (Math.min(ms, HIGHEST_MS) / HIGHEST_MS) * (BOTTOM - TOP);

function linePath(): string {
  const points = Array.from({ length: 193 }, (_, index) => (index / 192) * HIGHEST_LOAD);
  return points
    .map((load, index) => `${index === 0 ? 'M' : 'L'}${x(load).toFixed(1)} ${y(responseMs(load)).toFixed(1)}`)
    .join('');
}

export function Hero(): JSX.Element {
  const text = useText(shell);
  const [load, setLoad] = useState(0.8);
  const line = useMemo(() => linePath(), []);
  const dots = useMemo(() => simulatedDots(DOTS, HIGHEST_LOAD).filter((dot) => dot.responseMs <= HIGHEST_MS), []);
  const response = responseMs(load);
  const percent = text.percent(load, 0);
  const busy = text.say('hero.busy', { percent });
  const answer = text.say('hero.answer', {
    response: text.unit(response, 'ms', 0),
    wait: text.unit(response - SERVICE_MS, 'ms', 0),
  });
  const nearEnd = load > 0.72;

  return (
    <figure className="m-0 min-w-0">
      <div className="group relative">
        <svg
          viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
          className="block h-auto w-full overflow-visible"
          role="img"
          aria-label={text.say('hero.picture')}
        >
          {[0, 200, 400].map((ms) => (
            <g key={ms}>
              <line x1={LEFT} x2={WIDTH} y1={y(ms)} y2={y(ms)} stroke="var(--line)" />
              <text x={LEFT - 8} y={y(ms) + 4} className={SMALL} textAnchor="end" style={{ fontFamily: 'var(--mono)' }}>
                {ms === 200 ? text.unit(ms, 'ms') : text.number(ms)}
              </text>
            </g>
          ))}
          <line
            x1={x(1)}
            x2={x(1)}
            y1={TOP}
            y2={BOTTOM}
            stroke="var(--failed)"
            strokeWidth={1.6}
            strokeDasharray="3 4"
          />
          {dots.map((dot) => (
            <circle
              key={dot.load}
              cx={x(dot.load)}
              cy={y(dot.responseMs)}
              r={2.4}
              fill="var(--served)"
              opacity={0.45}
            />
          ))}
          <path d={line} fill="none" stroke="var(--served)" strokeWidth={2.6} strokeLinejoin="round" />
          <line
            x1={x(load)}
            x2={x(load)}
            y1={y(response)}
            y2={BOTTOM}
            stroke="var(--ink)"
            strokeWidth={1.2}
            strokeDasharray="2 3"
          />
          <circle
            cx={x(load)}
            cy={y(response)}
            r={11}
            fill="none"
            stroke="var(--accent)"
            strokeWidth={2}
            className="opacity-0 group-has-focus-visible:opacity-100"
          />
          <circle cx={x(load)} cy={y(response)} r={6} fill="var(--panel)" stroke="var(--ink)" strokeWidth={2.2} />
          <text
            x={x(load) + (nearEnd ? -14 : 12)}
            y={Math.max(TOP + 12, y(response) - 12)}
            className="text-[13px] max-sm:text-[16px]"
            textAnchor={nearEnd ? 'end' : 'start'}
            style={{ fill: 'var(--ink)', fontFamily: 'var(--mono)', fontWeight: 500 }}
          >
            {text.unit(response, 'ms', 0)}
          </text>
          <text x={LEFT} y={BOTTOM + 20} className={SMALL}>
            {text.say('hero.idle')}
          </text>
          <text x={WIDTH} y={BOTTOM + 20} className={SMALL} textAnchor="end" style={{ fill: 'var(--failed-ink)' }}>
            {text.say('hero.full')}
          </text>
        </svg>
        {/* Lies unseen over the plot: the ring on the line is its thumb. */}
        <input
          type="range"
          aria-label={text.say('hero.load')}
          className="absolute top-0 right-[-7px] m-0 h-[88%] w-[calc(90.2%+14px)] cursor-ew-resize touch-pan-y outline-none appearance-none rounded-[5px] bg-transparent [&::-moz-range-thumb]:opacity-0 [&::-webkit-slider-thumb]:h-40 [&::-webkit-slider-thumb]:w-3.5 [&::-webkit-slider-thumb]:appearance-none"
          min={0}
          max={1}
          step={0.01}
          value={load}
          aria-valuetext={`${busy}: ${answer}`}
          onChange={(event) => {
            setLoad(Math.min(HIGHEST_LOAD, event.currentTarget.valueAsNumber));
          }}
        />
      </div>
      <figcaption className="pt-2 pl-[9.8%] text-[12.5px]/[18px] text-ink2">
        <p aria-hidden className="m-0 mb-1 text-ink">
          <b className="font-medium">{busy}</b>: {answer}
        </p>
        {text.say('hero.caption', { requests: REQUESTS_PER_DOT })}
      </figcaption>
    </figure>
  );
}
