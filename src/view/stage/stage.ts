// What a lab's picture is: something that draws one moment when told, and says it in words and as a file.
import type { ReactNode } from 'react';
import type { Subject } from '../../contract/model.ts';
import type { Locale } from '../../contract/text.ts';
import type { Text } from '../text/text.ts';
import type { Tokens } from '../theme/tokens.ts';

export interface StageContext {
  readonly text: Text;
  readonly locale: Locale;
  /** Colours and families as they are now; ask again when drawing, for the theme may have changed. */
  tokens(): Tokens;
  readonly reducedMotion: boolean;
  /** A click or a key on an object; undefined where the person meant none. `anchor`: where its panel should open. */
  select(subject: Subject | undefined, anchor?: DOMRect): void;
}

/** One moment to draw. */
export interface StageFrame<Snapshot> {
  /** In the lab's clock unit. */
  readonly time: number;
  readonly snapshot: Snapshot;
  readonly playing: boolean;
  /** Clock units a second of wall time at the present speed. */
  readonly rate: number;
  readonly selected?: Subject;
}

export interface Stage<Snapshot> {
  draw(frame: StageFrame<Snapshot>): void;
  /** CSS pixels. */
  resize(width: number, height: number): void;
  /** A self-contained SVG of what is shown: colours resolved, fonts by family name. */
  toSvg(): string;
  /** Words for a screen reader, one or two sentences. */
  describe(): string;
  destroy(): void;
}

export interface InstrumentProps<Snapshot> {
  readonly snapshot: Snapshot;
  readonly time: number;
  readonly text: Text;
}

/** A chart or a table of the lab's own, beside the ones that the manifest declares. */
export interface SnapshotInstrument<Snapshot = unknown> {
  readonly id: string;
  readonly analysis?: undefined;
  /** Drawn a few times a second from the latest snapshot. */
  render(props: InstrumentProps<Snapshot>): ReactNode;
}

/** One that shows an analysis of the model: computed when a person asks for it, gone when it holds no longer. */
export interface AnalysisInstrument<Snapshot = unknown, Data = unknown> {
  readonly id: string;
  readonly analysis: {
    /** As the model names it in `analyses`. */
    readonly name: string;
    /** Key of the lab's message on the button that starts it. */
    readonly button: string;
    /** Parameters that its result depends on; a change of any other leaves it there. Absent: all. */
    readonly of?: readonly string[];
  };
  render(props: InstrumentProps<Snapshot> & { readonly data: Data }): ReactNode;
}

export type ExtraInstrument<Snapshot = unknown> = SnapshotInstrument<Snapshot> | AnalysisInstrument<Snapshot>;

/** What `view.tsx` of a lab exports as `view`. */
export interface LabView<Snapshot = unknown> {
  createStage(host: HTMLElement, context: StageContext): Stage<Snapshot>;
  readonly instruments?: readonly ExtraInstrument<Snapshot>[];
}
