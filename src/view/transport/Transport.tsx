// Play, step, back, speed, seed, fork: what drives a run by hand.

import { ChevronDown, Dices, GitFork, Pause, Play, RotateCcw, SkipBack, StepBack, StepForward } from 'lucide-react';
import { type JSX, memo, type ReactNode, useCallback, useEffect, useRef } from 'react';
import type { ClockUnit } from '../../contract/manifest.ts';
import { Button, IconButton } from '../controls/Button.tsx';
import { Menu } from '../controls/Menu.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import type { Moments } from '../timeline/types.ts';
import { useWords } from '../words.ts';
import { SPEEDS, speedWords } from './speeds.ts';

export interface TransportProps {
  readonly clock: { readonly unit: ClockUnit; readonly rate: number };
  readonly time: number;
  /** The end of the run: the clock has room for it from the beginning, so that nothing beside it moves. */
  readonly until: number;
  /** Moves the clock between two renders. */
  readonly moments?: Moments | undefined;
  readonly playing: boolean;
  /** The run is over: play starts again from the beginning. */
  readonly ended?: boolean;
  readonly speed: number;
  /** Absent where the lab has no seed. */
  readonly seed?: number | undefined;
  readonly onPlayPause: () => void;
  readonly onStep: () => void;
  readonly onStepBack: () => void;
  readonly onStart: () => void;
  readonly onSpeed: (speed: number) => void;
  readonly onReset: () => void;
  readonly onSeed?: ((seed: number) => void) | undefined;
  /** Draws another seed; the page owns the randomness. */
  readonly onNewSeed?: (() => void) | undefined;
  /** Absent where the lab has no forks. */
  readonly onFork?: (() => void) | undefined;
  /** `compact`: a phone's row of large targets. */
  readonly layout?: 'full' | 'compact';
  /** Further buttons at the end of the row: "Code" on a phone, "Share link" on a desk. */
  readonly children?: ReactNode;
}

const SEED_MAX = 2 ** 32 - 1;

/** Only the time changes while a run plays: the parts beside it are kept as they are while their props are. */
export function Transport(props: TransportProps): JSX.Element {
  const { clock, time, layout = 'full' } = props;
  const text = useWords();
  const compact = layout === 'compact';
  return (
    <div className="@container">
      <div
        role="toolbar"
        aria-label={text.say('transport.label')}
        className="flex flex-wrap items-center gap-x-1 gap-y-1"
      >
        <Moves
          compact={compact}
          playing={props.playing}
          onPlayPause={props.onPlayPause}
          onStep={props.onStep}
          onStepBack={props.onStepBack}
          onStart={props.onStart}
        />
        <span className={`font-mono text-[14px] font-medium whitespace-nowrap ${compact ? 'mx-1' : 'mx-1.5'}`}>
          <span className="sr-only">{text.say('transport.time', { time: '' })}</span>
          <Clock clock={clock} time={time} until={props.until} digits={compact ? 1 : 3} moments={props.moments} />
        </span>
        <SpeedMenu clock={clock} speed={props.speed} onSpeed={props.onSpeed} />
        <span className="grow" />
        {compact ? null : <Seed seed={props.seed} onSeed={props.onSeed} onNewSeed={props.onNewSeed} />}
        <Beginnings
          compact={compact}
          crowded={clock.unit === 'ms' && props.until >= DAY_MS}
          onReset={props.onReset}
          onFork={props.onFork}
        />
        {props.children}
      </div>
    </div>
  );
}

type MovesProps = Pick<TransportProps, 'playing' | 'onPlayPause' | 'onStep' | 'onStepBack' | 'onStart'> & {
  readonly compact: boolean;
};

const Moves = memo(function Moves({ compact, playing, ...props }: MovesProps): JSX.Element {
  const text = useWords();
  return (
    <>
      {compact ? null : (
        <IconButton label={text.say('transport.start')} shortcut="Home" onPress={props.onStart}>
          <SkipBack size={15} fill="currentColor" aria-hidden />
        </IconButton>
      )}
      <IconButton label={text.say('transport.stepBack')} shortcut="←" onPress={props.onStepBack}>
        <StepBack size={15} fill="currentColor" aria-hidden />
      </IconButton>
      <IconButton
        label={text.say(playing ? 'transport.pause' : 'transport.play')}
        shortcut={text.say('keys.space')}
        kind="solid"
        onPress={props.onPlayPause}
      >
        {playing ? (
          <Pause size={15} fill="currentColor" aria-hidden />
        ) : (
          <Play size={15} fill="currentColor" aria-hidden />
        )}
      </IconButton>
      <IconButton label={text.say('transport.step')} shortcut="→" onPress={props.onStep}>
        <StepForward size={15} fill="currentColor" aria-hidden />
      </IconButton>
    </>
  );
});

/** From a day on, the time takes so much room that a word must go, or the row would break. */
const DAY_MS = 86_400_000;

type BeginningsProps = Pick<TransportProps, 'onReset' | 'onFork'> & {
  readonly compact: boolean;
  readonly crowded: boolean;
};

/** Again from the start, or on from here in another way. */
const Beginnings = memo(function Beginnings({ compact, crowded, onReset, onFork }: BeginningsProps): JSX.Element {
  const text = useWords();
  return (
    <>
      {compact ? null : (
        <IconButton label={text.say('transport.reset')} shortcut="R" onPress={onReset}>
          <RotateCcw size={15} aria-hidden />
        </IconButton>
      )}
      {onFork === undefined ? null : (
        <Button
          kind={compact ? 'plain' : 'quiet'}
          size="small"
          icon={<GitFork size={15} className={compact ? '@min-[355px]:hidden' : ''} aria-hidden />}
          onPress={onFork}
        >
          <span
            className={compact ? '@max-[354.9px]:sr-only' : crowded ? '@max-[760px]:sr-only' : '@max-[620px]:sr-only'}
          >
            {text.say('transport.fork')}
          </span>
        </Button>
      )}
    </>
  );
});

interface ClockProps extends Pick<TransportProps, 'clock' | 'time' | 'until' | 'moments'> {
  readonly digits: 1 | 3;
}

function Clock({ clock: { unit }, time, until, digits, moments }: ClockProps): JSX.Element {
  const text = useWords();
  const place = useRef<HTMLSpanElement>(null);
  const words = useCallback(
    (at: number): string => (unit === 'ms' ? text.time(at, digits) : text.number(at, 0)),
    [unit, text, digits],
  );
  useEffect(
    () =>
      moments?.((now) => {
        if (place.current !== null) place.current.textContent = words(now);
      }),
    [moments, words],
  );
  return (
    <span ref={place} className="inline-block" style={{ minWidth: `${String(words(until).length)}ch` }}>
      {words(time)}
    </span>
  );
}

type SpeedMenuProps = Pick<TransportProps, 'clock' | 'speed' | 'onSpeed'>;

const SpeedMenu = memo(function SpeedMenu({ clock, speed, onSpeed }: SpeedMenuProps): JSX.Element {
  const text = useWords();
  const shown = speedWords(text, clock, speed);
  return (
    <Menu
      label={text.say('transport.speeds')}
      trigger={
        <Button kind="quiet" size="small" aria-label={text.say('transport.speed', { speed: shown })}>
          <span className="font-mono text-[13px]">{shown}</span>
          <ChevronDown size={13} aria-hidden />
        </Button>
      }
      items={SPEEDS.map((each) => ({
        id: String(each),
        label: speedWords(text, clock, each),
      }))}
      selected={String(speed)}
      onAction={(id) => {
        onSpeed(Number(id));
      }}
      placement="top start"
    />
  );
});

type SeedProps = Pick<TransportProps, 'seed' | 'onSeed' | 'onNewSeed'>;

const Seed = memo(function Seed({ seed, onSeed, onNewSeed }: SeedProps): JSX.Element | null {
  const text = useWords();
  if (seed === undefined || onSeed === undefined) return null;
  return (
    <span className="inline-flex items-center">
      <NumberField
        label={text.say('transport.seed')}
        layout="row"
        value={seed}
        min={0}
        max={SEED_MAX}
        step={1}
        onChange={onSeed}
      />
      {onNewSeed === undefined ? null : (
        <span className="@max-[560px]:hidden">
          <IconButton label={text.say('transport.newSeed')} onPress={onNewSeed}>
            <Dices size={15} aria-hidden />
          </IconButton>
        </span>
      )}
    </span>
  );
});
