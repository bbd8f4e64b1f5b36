// The manifest of a lab: data only. Controls, flags, links, validation, navigation and tasks are all made from it.
import type { Goal } from './goal.ts';
import type { ParameterValue } from './model.ts';
import type { Action } from './run.ts';
import type { Localised } from './text.ts';

interface ParameterBase {
  readonly name: string;
  readonly label: Localised;
  readonly explanation: Localised;
  /** May change while the run goes on; the change is an action of the run. */
  readonly live?: boolean;
  /** Shown above the stage; the others stand under "All settings". */
  readonly primary?: boolean;
  /** It says something only while a choice has one of these values: above the stage it is shown with them only. */
  readonly with?: { readonly parameter: string; readonly values: readonly string[] };
}

export interface NumberParameter extends ParameterBase {
  readonly kind: 'number';
  /** As written after the figure: 'ms', '1/s', '' for a count, 'share' for a share of one that is read in percent. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly integer?: boolean;
  /** Sliders of wide ranges move by ratio. */
  readonly scale?: 'linear' | 'logarithmic';
  /** Where the slider goes when hardly anybody wants the rest of the range: that can still be typed. */
  readonly slider?: { readonly min: number; readonly max: number };
  readonly default: number;
}

export interface ChoiceParameter extends ParameterBase {
  readonly kind: 'choice';
  readonly values: readonly { readonly value: string; readonly label: Localised }[];
  readonly default: string;
}

export interface FlagParameter extends ParameterBase {
  readonly kind: 'flag';
  readonly default: boolean;
}

/** A list of words, written a,b,c. */
export interface WordsParameter extends ParameterBase {
  readonly kind: 'words';
  readonly maxItems: number;
  /** Characters of one word; absent: 64. */
  readonly longest?: number;
  readonly default: readonly string[];
}

/** A list of numbers, written 1,2,3. */
export interface NumbersParameter extends ParameterBase {
  readonly kind: 'numbers';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
  readonly maxItems: number;
  readonly default: readonly number[];
}

export type Parameter = NumberParameter | ChoiceParameter | FlagParameter | WordsParameter | NumbersParameter;

/** The type of one parameter's value, read off its declaration. */
export type ValueOf<P> = P extends { readonly kind: 'number' }
  ? number
  : P extends { readonly kind: 'choice'; readonly values: readonly { readonly value: infer V }[] }
    ? V
    : P extends { readonly kind: 'flag' }
      ? boolean
      : P extends { readonly kind: 'words' }
        ? readonly string[]
        : P extends { readonly kind: 'numbers' }
          ? readonly number[]
          : never;

/** `ParamsOf<typeof lab>`: the values of a lab's parameters by name, from its manifest declared `as const satisfies Manifest`. */
export type ParamsOf<M extends { readonly parameters: readonly Parameter[] }> = {
  readonly [P in M['parameters'][number] as P['name']]: ValueOf<P>;
};

/** What can be done to an object on the stage. `on` names the kind of object; its id is the action's field of that name. */
export interface ActionKind {
  readonly name: string;
  readonly on?: string;
  /** Ids of the only objects that it can be done to; absent: all of that kind. */
  readonly objects?: readonly number[];
  readonly label: Localised;
  /** Further fields with their range, asked for in the object's panel. */
  readonly fields?: readonly {
    readonly name: string;
    readonly label: Localised;
    readonly unit: string;
    readonly min: number;
    readonly max: number;
    readonly step: number;
    readonly default: number;
    readonly integer?: boolean;
    /** Sliders of wide ranges move by ratio. */
    readonly scale?: 'linear' | 'logarithmic';
  }[];
}

export interface Metric {
  readonly name: string;
  readonly unit: string;
  readonly label: Localised;
  readonly better?: 'lower' | 'higher';
  /** One of the few figures that stand for the run beside its name on the timeline and in a comparison. */
  readonly headline?: boolean;
}

/** What can become of a request or a key: one hue and shape each, in every lab. */
export type Fate = 'waiting' | 'served' | 'hit' | 'miss' | 'failed' | 'retry';

export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly label: Localised;
  /** What is counted, where it has a hue of its own on the stage. */
  readonly fate?: Fate;
  /** Fixed range of the axis; grows with the data where absent. */
  readonly max?: number;
  /** Where it has no value its line has a hole; absent: the line goes straight on to the next value. */
  readonly hasHoles?: true;
}

/** One chart beside the stage; labs add their own in view.tsx. */
export interface Instrument {
  readonly id: string;
  readonly title: Localised;
  readonly series: readonly string[];
  /** Draw the theory's value of the first series where the model gives one. */
  readonly theory?: boolean;
  /** Offer the band of many seeds. */
  readonly band?: boolean;
}

export type ParameterChanges = Readonly<Record<string, ParameterValue>>;

export interface Scenario {
  readonly id: string;
  readonly title: Localised;
  readonly objective: Localised;
  readonly params: ParameterChanges;
  readonly seed?: number;
  /** What happens by itself. */
  readonly actions?: readonly Action[];
  readonly until?: number;
}

export interface Task {
  readonly id: string;
  readonly text: Localised;
  readonly hint?: Localised;
  readonly goal: Goal;
}

/** Drawn as a curve over time, then laid over the run. */
export interface CurvePrediction {
  readonly kind: 'curve';
  readonly id: string;
  readonly question: Localised;
  readonly series: string;
  readonly max: number;
  readonly until: number;
  /** What the student must have done for the run to be the one that was asked about; absent: any run is. */
  readonly given?: Goal;
}

/** Chosen; each answer carries the goal that the run must meet at `at` for it to be right. */
export interface ChoicePrediction {
  readonly kind: 'choice';
  readonly id: string;
  readonly question: Localised;
  readonly at: number;
  /** What must hold then for the run to be the one that was asked about; absent: any run is. */
  readonly given?: Goal;
  readonly answers: readonly { readonly id: string; readonly text: Localised; readonly right: Goal }[];
}

export type Prediction = CurvePrediction | ChoicePrediction;

/** One idea. Its prose is the `<Step id="…">` of the lesson. */
export interface Step {
  readonly id: string;
  readonly title: Localised;
  /** A scenario to set up when the step is entered; absent: leave the stage as it is. */
  readonly scenario?: string;
  readonly prediction?: Prediction;
  readonly tasks?: readonly Task[];
  /** Instruments and the view's own ones that the step is about, by id: they stand first beside the stage. */
  readonly instruments?: readonly string[];
  /** Opens this panel under the stage when the step is entered. */
  readonly panel?: 'code' | 'compare' | 'data' | 'job' | 'export' | 'about';
  readonly exercise?: string;
}

export interface Challenge {
  readonly id: string;
  readonly title: Localised;
  readonly brief: Localised;
  readonly scenario: string;
  readonly goal: Goal;
  /** The score is this metric at the scenario's end. */
  readonly score: { readonly metric: string; readonly better: 'lower' | 'higher'; readonly par: number };
}

export interface ExerciseEntry {
  readonly id: string;
  readonly title: Localised;
  /** 'flaw': a design that fails is shown and must be mended; 'write': written from a starter. */
  readonly kind: 'write' | 'flaw';
  /** Its code can take part in the live run, through the manifest's `code`; else it is checked only. */
  readonly runsLive?: boolean;
  /** Three hints, each telling more; after a blank line a hint may go on in code. */
  readonly hints: readonly [Localised, Localised, Localised];
}

/** Where the student's code takes part in the live run. */
export interface CodeSlot {
  /** The parameter and value that put the student's code in charge. */
  readonly parameter: string;
  readonly value: string;
  /**
   * What the code is. A module (absent): its exports take part in the run. A program: it is run once, by itself, under
   * virtual time, and what the run is fed with is its trace; the parameter's other values name programs that come with
   * the lab, in its folder `programs/`, and each exercise is a program too.
   */
  readonly is?: 'program';
  /** A choice that names another of the lab's programs, to be recorded and handed over beside it. */
  readonly beside?: { readonly parameter: string /** The value that names none. */; readonly none: string };
}

/** A file that comes with a lab. One click opens it as if the student had opened it; it is loaded only then. */
export interface Sample {
  readonly id: string;
  readonly title: Localised;
  /** What is in it, how much of it, and whose it is. */
  readonly description: Localised;
  /** Its name in the lab's folder `samples/`. One that ends in `.gz` is unpacked, and opens under its name without it. */
  readonly file: string;
}

export interface InputFormat {
  readonly name: string;
  readonly description: Localised;
  /** Accepted endings, with the dot. */
  readonly extensions: readonly string[];
  readonly maxBytes: number;
  /** Its files are programs (`CodeSlot`): they are opened where they are edited, and become the code. */
  readonly is?: 'program';
  /** Parameters that mean nothing while a file is open, because it says itself what they would say. */
  readonly replaces?: readonly string[];
  /** Instruments of the manifest that have something to show of a file; absent: all. */
  readonly instruments?: readonly string[];
  readonly samples?: readonly Sample[];
}

export interface ExportTarget {
  readonly target: string;
  readonly title: Localised;
  readonly explanation: Localised;
}

/** The run's work can really be done, on workers of the reader's machine (`Model.job`). */
export interface JobOffer {
  /** Names of its stages, in order. */
  readonly stages: readonly Localised[];
  readonly explanation: Localised;
}

/** What time counts: simulated milliseconds, or what happens one after the other. */
export type ClockUnit = 'ms' | 'requests' | 'events' | 'steps';

export interface Manifest {
  readonly id: string;
  readonly chapter: number;
  readonly sections: readonly string[];
  /** Place within the chapter. */
  readonly order: number;
  readonly title: Localised;
  readonly summary: Localised;
  readonly clock: {
    readonly unit: ClockUnit;
    /** Where a run ends unless told otherwise. */
    readonly until: number;
    /** A number parameter that, when above 0, lets the run end by itself; the command line then sets no other end. */
    readonly endedBy?: string;
    readonly sampleEvery: number;
    /** Clock units a second of wall time, unless the student plays faster or slower. */
    readonly rate: number;
  };
  /** What has no meaning here is declared absent, and the page does not pretend. */
  readonly without?: readonly ('seed' | 'twin' | 'fork' | 'band')[];
  readonly parameters: readonly Parameter[];
  readonly actions: readonly ActionKind[];
  readonly metrics: readonly Metric[];
  readonly series: readonly Series[];
  readonly instruments: readonly Instrument[];
  readonly scenarios: readonly Scenario[];
  readonly steps: readonly Step[];
  readonly challenges: readonly Challenge[];
  readonly exercises: readonly ExerciseEntry[];
  /** What the student's code does is counted: by a `Meter`, here and in the exercises; a program leaves a `CallTrace`. */
  readonly countsOperations?: boolean;
  /** The student's code may be asynchronous: its promises wait for the model (`Setup.jobs`). Not for programs. */
  readonly simulatesPromises?: boolean;
  readonly code?: CodeSlot;
  readonly input?: InputFormat;
  readonly job?: JobOffer;
  readonly exports?: readonly ExportTarget[];
}
