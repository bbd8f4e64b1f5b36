// What the page sees of a session.

import type { Manifest } from '../../contract/manifest.ts';
import type { Explanation, ParameterValues, Subject } from '../../contract/model.ts';
import type { Action, Frame, RunSpec } from '../../contract/run.ts';
import type { Phrase } from '../../contract/text.ts';
import type { ConsoleLine } from '../../sandbox/console-capture.ts';
import type { AnyProgram } from '../../sandbox/program/any-trace.ts';
import type { WorkerEnd } from '../../worker/bridge.ts';
import type { AnalysisState } from './analyses.ts';
import type { SeriesBand } from './band.ts';
import type { LocatedFault } from './faults.ts';
import type { JobRun } from './job-run.ts';
import type { LaneRole } from './lane.ts';

/** The student's code that takes part in a run: what they wrote, and what the compiler made of it. */
export interface StudentCode {
  readonly source: string;
  /** CommonJS; empty where the code is a program. */
  readonly script: string;
  readonly sourceMap?: string;
  /** Where the lab's code is a program. */
  readonly program?: AnyProgram;
}

/** What went wrong, told once and then dismissed. The page puts it into words. */
export type SessionProblem =
  | { readonly kind: 'worker'; readonly end: WorkerEnd }
  /** The simulation or the student's code threw. */
  | ({ readonly kind: 'fault' } & LocatedFault)
  /** An action on what is not in the run; `entry` counts the run's actions from 0. */
  | { readonly kind: 'impossible'; readonly entry: number; readonly action: Action }
  | { readonly kind: 'link-version' }
  | { readonly kind: 'link-code' }
  | { readonly kind: 'link-input'; readonly name: string }
  /** `entry` counts a link's actions from 0, where one of them is at fault. */
  | { readonly kind: 'value'; readonly phrase: Phrase; readonly entry?: number }
  /** A file that cannot be used. */
  | { readonly kind: 'input'; readonly phrase: Phrase };

/** Where two runs part: the first record that differs, in words where there are any. */
export interface Difference {
  readonly time: number;
  /** Id of the run that it is told against, whose side is `one`. */
  readonly against: string;
  readonly one?: Phrase;
  readonly other?: Phrase;
}

/** A lane as the page shows it, refreshed a few times a second while playing. */
export interface LaneView {
  readonly id: string;
  readonly role: LaneRole;
  readonly spec: RunSpec;
  readonly time: number;
  readonly frontier: number;
  readonly until: number;
  readonly ended: boolean;
  readonly forkTime?: number;
  readonly frame?: Frame;
  /** Rows of samples that are there; charts read them through `samples`. */
  readonly sampleCount: number;
  /** Where it parts from the active run. */
  readonly difference?: Difference;
}

export interface OutputLine {
  readonly id: number;
  readonly level: ConsoleLine['level'];
  readonly text: string;
}

export interface SessionState {
  readonly manifest: Manifest;
  readonly lanes: readonly LaneView[];
  readonly active: string;
  readonly playing: boolean;
  readonly speed: number;
  readonly scenario?: string;
  readonly seed: number;
  /** Parameters at the present moment of the active lane. */
  readonly params: ParameterValues;
  readonly selected?: Subject;
  /** Why; null where the log knows nothing of what is selected, absent while it is read. */
  readonly explanation?: Explanation | null;
  readonly goals: Frame['goals'];
  readonly problem?: SessionProblem;
  readonly input?: { readonly name: string; readonly summary: Phrase };
  /** The file that comes with the lab and is being opened, and how much of it has arrived, 0 … 1. */
  readonly openingSample?: { readonly id: string; readonly share: number };
  readonly code?: StudentCode;
  /** Source that came with a link: shown, never run unless the student says so. */
  readonly linkedCode?: string;
  /** The moment of a shared link, while its runs are computed up to it. */
  readonly restoring?: number;
  /** What the student's code printed, newest last. */
  readonly output: readonly OutputLine[];
  /** Lines that were printed beyond what is kept. */
  readonly outputOmitted: number;
  /** Spread of every series over many seeds, for the run it was made of. */
  readonly band?: SeriesBand;
  readonly bandProgress?: number;
  /** Analyses of the model by name: those that were asked for, and still hold for the active run. */
  readonly analyses: Readonly<Record<string, AnalysisState>>;
  /** The run's work as it is really done; absent: nobody asked, or it no longer holds. */
  readonly job?: JobRun;
}

type Optional = {
  [Key in keyof SessionState]-?: undefined extends SessionState[Key] ? Key : never;
}[keyof SessionState];

/** The state without some of what need not be there. */
export const without = (state: SessionState, ...keys: readonly Optional[]): SessionState =>
  Object.fromEntries(
    Object.entries(state).filter(([key]) => !keys.includes(key as Optional)),
  ) as unknown as SessionState;
