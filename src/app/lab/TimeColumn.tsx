// Transport and timeline: the run in time, what was done to it, and the runs that left it.
import { Link2 } from 'lucide-react';
import { type JSX, memo, useCallback, useMemo, useState } from 'react';
import { Button } from '../../view/controls/Button.tsx';
import { Dialog } from '../../view/controls/Dialog.tsx';
import { TextField } from '../../view/controls/TextField.tsx';
import { useLabLayoutMode } from '../../view/layout/LabLayout.tsx';
import { Timeline } from '../../view/timeline/Timeline.tsx';
import type { Moments, TimelineBranch, TimelineMark } from '../../view/timeline/types.ts';
import { nextSpeed } from '../../view/transport/speeds.ts';
import { Transport } from '../../view/transport/Transport.tsx';
import { TRANSPORT_KEYS, useTransportKeys } from '../../view/transport/transport-keys.ts';
import { useWords } from '../../view/words.ts';
import { usePreferences } from '../services.tsx';
import { useShortcutHelp } from '../shortcuts.tsx';
import { useLab, useLabText, useSession, useThrottled } from './lab-context.ts';
import { actionWords, figureWords, laneWords, peaksOf } from './run-words.ts';

const SEEDS = 1_000_000;

export function TimeColumn({ step }: { readonly step: number }): JSX.Element {
  const { manifest, session } = useLab();
  const phone = useLabLayoutMode() === 'phone';
  const playing = useSession((state) => state.playing);
  const speed = useSession((state) => state.speed);
  const seed = useSession((state) => state.seed);
  const lanes = useSession((state) => state.lanes);
  const active = useSession((state) => state.active);
  const setPreferences = usePreferences((preferences) => preferences.set);
  const lane = lanes.find((each) => each.id === active);
  const timeline = useTimelineData(step);

  // They ask the session when they are called, so that they stay the same and the buttons need not be drawn with the time.
  const commands = useMemo(() => {
    const choose = (next: number): void => {
      session.setSpeed(next);
      setPreferences({ speed: next });
    };
    return {
      onPlayPause: () => {
        const { playing, lanes, active } = session.state;
        if (playing) session.pause();
        else if (lanes.find((each) => each.id === active)?.ended === true)
          void session.seek(0).then(() => session.play());
        else session.play();
      },
      onStep: () => void session.step(),
      onStepBack: () => void session.stepBack(),
      onStart: () => void session.seek(0),
      onReset: () => void session.reset(),
      ...(manifest.without?.includes('fork') === true ? {} : { onFork: () => void session.fork() }),
      onSpeed: choose,
      onSlower: () => {
        choose(nextSpeed(session.state.speed, -1));
      },
      onFaster: () => {
        choose(nextSpeed(session.state.speed, 1));
      },
      onSeed: (next: number) => void session.setSeed(next),
      onNewSeed: () => void session.setSeed(Math.floor(Math.random() * SEEDS)),
    };
  }, [manifest, session, setPreferences]);
  const moments = useCallback<Moments>(
    (listener) => session.onFrame(active, (frame) => listener(frame.time)),
    [session, active],
  );
  useTransportKeys(commands);
  useKeyHelp();

  return (
    <>
      <Transport
        clock={manifest.clock}
        time={lane?.time ?? 0}
        until={lane?.until ?? manifest.clock.until}
        moments={moments}
        playing={playing}
        ended={lane?.ended ?? false}
        speed={speed}
        seed={manifest.without?.includes('seed') === true ? undefined : seed}
        layout={phone ? 'compact' : 'full'}
        {...commands}
      >
        <Share />
      </Transport>
      <Timeline
        clock={manifest.clock}
        time={lane?.time ?? 0}
        moments={moments}
        frontier={lane?.frontier ?? 0}
        until={lane?.until ?? manifest.clock.until}
        density={timeline.density}
        marks={timeline.marks}
        branches={timeline.branches}
        onSeek={(time) => void session.seek(time)}
        onSelectBranch={(id) => {
          session.activate(id);
        }}
        onSelectTrunk={() => {
          session.activate(lanes[0]?.id ?? '');
        }}
      />
    </>
  );
}

/** Marks, branches and the area under the track; a few times a second is enough. */
function useTimelineData(step: number): {
  readonly density: readonly number[];
  readonly marks: readonly TimelineMark[];
  readonly branches: readonly TimelineBranch[];
} {
  const { manifest, session } = useLab();
  const text = useLabText();
  const lanes = useThrottled(
    useSession((state) => state.lanes),
    250,
  );
  const active = useSession((state) => state.active);
  const goals = useSession((state) => state.goals);
  return useMemo(() => {
    const first = lanes[0];
    const lane = lanes.find((each) => each.id === active) ?? first;
    if (first === undefined || lane === undefined) return { density: [], marks: [], branches: [] };
    const tasks = manifest.steps[step]?.tasks ?? [];
    const marks: TimelineMark[] = [
      ...lane.spec.actions
        .filter((action) => action.at <= lane.frontier || action.at === 0)
        .map(
          (action, index): TimelineMark => ({
            id: `action-${String(index)}`,
            time: action.at,
            kind: 'action',
            label: actionWords(manifest, action, text),
          }),
        ),
      ...tasks.flatMap((task): readonly TimelineMark[] => {
        const at = goals[task.id]?.at;
        return at === undefined ? [] : [{ id: task.id, time: at, kind: 'goal', label: text.pick(task.text) }];
      }),
    ];
    const branches = lanes.slice(1).map((each): TimelineBranch => {
      // Each branch is told apart from the run on the stage, which itself is told apart from the first.
      const told = each.id === active ? first.difference : each.difference;
      const difference = told?.against === active ? told : undefined;
      // `one` is the active run's side, `other` the side of the run that it was compared with.
      const own = each.id === active ? difference?.one : difference?.other;
      return {
        id: each.id,
        forkTime: each.forkTime ?? 0,
        time: each.frontier,
        active: each.id === active,
        label: text.say('lab.outcome', {
          label: laneWords(manifest, each, first, text),
          figure: figureWords(manifest, each, text),
        }),
        ...(difference === undefined || own === undefined
          ? {}
          : {
              firstDifference: {
                time: difference.time,
                label: text.say('lab.branchDifference', { what: text.say(own) }),
              },
            }),
      };
    });
    return {
      density: peaksOf(session, lane, 0),
      marks,
      branches,
    };
  }, [lanes, active, goals, manifest, session, step, text]);
}

function useKeyHelp(): void {
  const words = useWords();
  const text = useLabText();
  const group = useMemo(
    () => ({
      title: text.say('lab.keys'),
      shortcuts: TRANSPORT_KEYS.map((key) => ({
        keys: [key.shown === 'Space' ? words.say('keys.space') : key.shown],
        does: words.say(key.words),
      })),
    }),
    [text, words],
  );
  useShortcutHelp(group);
}

const Share = memo(function Share(): JSX.Element {
  const { session } = useLab();
  const text = useLabText();
  const phone = useLabLayoutMode() === 'phone';
  const [copied, setCopied] = useState(false);
  const [address, setAddress] = useState<string>();
  const share = async (): Promise<void> => {
    const link = await session.link();
    if (link === undefined) return;
    const url = `${location.origin}${location.pathname}#s=${link}`;
    history.replaceState(history.state, '', `#s=${link}`);
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
      setTimeout(() => {
        setCopied(false);
      }, 2000);
    } catch {
      setAddress(url);
    }
  };
  return (
    <>
      <Button
        size="small"
        kind="quiet"
        icon={<Link2 size={15} aria-hidden />}
        onPress={() => void share()}
        aria-label={text.say('lab.share')}
      >
        {phone ? null : <span className="@max-[740px]:sr-only">{text.say(copied ? 'lab.shared' : 'lab.share')}</span>}
      </Button>
      <span role="status" className="sr-only">
        {copied ? text.say('lab.shared') : ''}
      </span>
      <Dialog
        title={text.say('lab.shareFailed')}
        isOpen={address !== undefined}
        onOpenChange={(open) => {
          if (!open) setAddress(undefined);
        }}
      >
        <TextField label={text.say('lab.share')} value={address ?? ''} onChange={() => undefined} isReadOnly mono />
      </Dialog>
    </>
  );
});
