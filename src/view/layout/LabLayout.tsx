// The lab page's columns: lesson, stage, instruments on a desk; two on a tablet; one stack on a phone, with the stage on
// top and the timeline within thumb's reach at the bottom.
import { type JSX, type ReactNode, useSyncExternalStore } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useWords } from '../words.ts';

/** Shares of the width in percent, by column. */
export type ColumnSizes = Readonly<Record<string, number>>;

export type LabLayoutMode = 'wide' | 'medium' | 'phone';

export interface LabLayoutProps {
  readonly lesson: ReactNode;
  /** Controls above the stage. */
  readonly tools: ReactNode;
  readonly stage: ReactNode;
  /** Transport and timeline. */
  readonly timeline: ReactNode;
  /** Tabs under the stage: code, compare, data. */
  readonly panels: ReactNode;
  readonly instruments: ReactNode;
  /** As `onSizes` gave them; absent: as the boards have it. */
  readonly sizes?: ColumnSizes | undefined;
  /** When a person has moved a divider: keep it. */
  readonly onSizes?: (sizes: ColumnSizes) => void;
}

const MEDIUM = '(max-width: 1100px)';
const PHONE = '(max-width: 700px)';

/** Which arrangement fits the window. */
export function useLabLayoutMode(): LabLayoutMode {
  const medium = useMedia(MEDIUM);
  const phone = useMedia(PHONE);
  return phone ? 'phone' : medium ? 'medium' : 'wide';
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      if (typeof window.matchMedia !== 'function') return () => undefined;
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => {
        list.removeEventListener('change', changed);
      };
    },
    () => typeof window.matchMedia === 'function' && window.matchMedia(query).matches,
  );
}

export function LabLayout(props: LabLayoutProps): JSX.Element {
  const mode = useLabLayoutMode();
  switch (mode) {
    case 'phone':
      return <PhoneLayout {...props} />;
    case 'medium':
      return <ColumnsLayout key="medium" {...props} columns={2} />;
    case 'wide':
      return <ColumnsLayout key="wide" {...props} columns={3} />;
  }
}

const DIVIDER =
  'relative w-px bg-line outline-none after:absolute after:inset-y-0 after:-left-[3px] after:w-[7px] ' +
  'data-[separator=hover]:bg-edge data-[separator=active]:bg-accent data-[separator=focus]:bg-accent ' +
  'focus-visible:outline-2 focus-visible:outline-accent';

function ColumnsLayout({ columns, ...props }: LabLayoutProps & { readonly columns: 2 | 3 }): JSX.Element {
  const text = useWords();
  const names = columns === 3 ? ['lesson', 'stage', 'instruments'] : ['lesson', 'stage'];
  const kept =
    props.sizes !== undefined && names.every((name) => props.sizes?.[name] !== undefined) ? props.sizes : undefined;
  const instruments = (
    <section
      aria-label={text.say('layout.instruments')}
      className={
        columns === 3
          ? 'relative h-full overflow-auto px-5 py-[18px] [scrollbar-gutter:stable]'
          : 'border-t border-line px-5 py-[18px]'
      }
    >
      {props.instruments}
    </section>
  );
  return (
    <Group
      orientation="horizontal"
      className="h-full min-h-0 min-w-0"
      {...(kept === undefined
        ? {}
        : { defaultLayout: Object.fromEntries(names.map((name) => [name, kept[name] ?? 0])) })}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) props.onSizes?.(layout);
      }}
    >
      <Panel id="lesson" defaultSize={columns === 3 ? '28%' : '38%'} minSize="280px" maxSize="46%">
        <section
          aria-label={text.say('layout.lesson')}
          className="relative flex h-full scroll-pt-7 flex-col overflow-auto px-6 [scrollbar-gutter:stable] pt-7 xl:px-8"
        >
          {props.lesson}
        </section>
      </Panel>
      <Separator className={DIVIDER} aria-label={text.say('layout.resizeLesson')} />
      <Panel id="stage" minSize="380px">
        {columns === 3 ? (
          <div className="flex h-full flex-col">
            <Center {...props} />
          </div>
        ) : (
          <div className="relative h-full overflow-auto">
            <div className="flex min-h-[max(100%,560px)] flex-col">
              <Center {...props} />
            </div>
            {instruments}
          </div>
        )}
      </Panel>
      {columns === 3 ? (
        <>
          <Separator className={DIVIDER} aria-label={text.say('layout.resizeInstruments')} />
          <Panel id="instruments" defaultSize="22%" minSize="220px" maxSize="40%">
            {instruments}
          </Panel>
        </>
      ) : null}
    </Group>
  );
}

function Center({ tools, stage, timeline, panels }: LabLayoutProps): JSX.Element {
  const text = useWords();
  return (
    <div className="flex min-h-0 min-w-0 grow flex-col">
      <div className="shrink-0 px-5 pt-3">{tools}</div>
      <section
        aria-label={text.say('layout.stage')}
        className="relative min-h-[240px] grow basis-0 has-[[data-twins]]:min-h-[440px]"
      >
        {stage}
      </section>
      <section
        aria-label={text.say('layout.timeline')}
        className="shrink-0 border-t border-line bg-panel px-5 pt-2.5 pb-1.5"
      >
        {timeline}
      </section>
      <div className="flex min-h-0 flex-col border-t border-line bg-panel">{panels}</div>
    </div>
  );
}

function PhoneLayout(props: LabLayoutProps): JSX.Element {
  const text = useWords();
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-col">
      <div className="relative min-h-0 grow scroll-pt-[min(36dvh,290px)] overflow-auto">
        <section
          aria-label={text.say('layout.stage')}
          className="sticky top-0 z-20 h-[min(36dvh,290px)] border-b has-[[data-twins]]:h-[min(56dvh,480px)] border-line bg-panel"
        >
          {props.stage}
        </section>
        <div className="overflow-x-auto px-4 pt-3">{props.tools}</div>
        <section aria-label={text.say('layout.lesson')} className="flex flex-col px-5 pt-1 pb-5">
          {props.lesson}
        </section>
        <section aria-label={text.say('layout.instruments')} className="border-t border-line px-5 py-5">
          {props.instruments}
        </section>
        <div className="border-t border-line bg-panel">{props.panels}</div>
      </div>
      <section
        aria-label={text.say('layout.timeline')}
        className="shrink-0 border-t border-line bg-panel px-3.5 pt-1.5 pb-[max(10px,env(safe-area-inset-bottom))]"
      >
        {props.timeline}
      </section>
    </div>
  );
}
