// Everything of a run that changes, but for what the code keeps to itself: that is why a run is replayed from its start.
import { createRecent, type Recent } from '#src/sim/recent.ts';
import { createHistogram, createTally, type LogHistogram, type Tally } from '#src/sim/statistics.ts';
import type { CallNumber, L2Operation, UserChanges } from './api.ts';
import type { Complaint, Source, WrongAnswer } from './records.ts';

export interface Request {
  readonly id: number;
  readonly call: CallNumber;
  readonly user: string;
  readonly changes: UserChanges | undefined;
  readonly instance: number;
  /** Its share of chance: how long the service takes for it, over the mean. */
  readonly work: number;
  readonly sentAtMs: number;
  /** NaN on its way there. */
  reachedAtMs: number;
  /** Number of the newest committed value when it got there. */
  newest: number;
  /** Calls of its own that it started: to the service, and what came of its latest look into L2. */
  loads: number;
  l2Found: boolean;
  /** Answered in the very turn in which it was asked. */
  isFirstTurn: boolean;
  hasCommitted: boolean;
}

/** A call of the code's that is not answered yet. */
export type Pending = {
  readonly id: number;
  readonly request: number;
  readonly instance: number;
  /** Of the instance: the answer to a call of an earlier one is for nobody. */
  readonly epoch: number;
} & (
  | {
      readonly is: 'l2';
      readonly operation: L2Operation;
      readonly key: string;
      readonly json: string | undefined;
      readonly ttlMs: number;
      readonly askedAtMs: number;
      outcome: number;
      found: string | undefined;
    }
  | {
      readonly is: 'service';
      readonly call: CallNumber;
      readonly user: string;
      readonly changes: UserChanges | undefined;
      /** Its share of chance: how long it takes, over the mean. */
      readonly work: number;
      readonly queuedAtMs: number;
      /** NaN while it waits. */
      startedAtMs: number;
      endsAtMs: number;
      isFailing: boolean;
    }
  | { readonly is: 'sleep' }
);
export type Load = Extract<Pending, { readonly is: 'service' }>;
export type L2Call = Extract<Pending, { readonly is: 'l2' }>;

export interface Entry<Value> {
  readonly value: Value;
  readonly setAtMs: number;
  /** +Infinity: for ever. */
  readonly expiresAtMs: number;
}

export interface Instance {
  epoch: number;
  l1: Map<string, Entry<unknown>>;
  restarts: number;
  /** What the service has told it, as JSON, by thing. */
  told: Map<string, Set<string>>;
  /** When L2 last had what it asked for; −Infinity: never. */
  foundAtMs: number;
}

/** Values of one thing as they were committed, each with its moment. */
export interface History {
  readonly json: string[];
  readonly atMs: number[];
  /** By value: when the service first told it to an instance. */
  readonly toldAtMs: Map<string, number>;
}

/** An answer on its way back. */
export interface Returning {
  readonly request: number;
  readonly instance: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly source: Source;
  readonly isFailed: boolean;
}

/** What became of a request of a script. */
export interface Outcome {
  readonly request: number;
  readonly isAnswered: boolean;
  /** −1: no value that there ever was, or none that this instance can have. */
  readonly version: number;
  readonly newest: number;
  readonly staleMs: number;
  readonly source: Source;
  readonly reachedAtMs: number;
  readonly endedAtMs: number;
  readonly hasCommitted: boolean;
  readonly reason: number;
  /** What it was rejected with. */
  readonly message: string;
  /** What was wrong with the answer. */
  readonly wrong: WrongAnswer | undefined;
  /** A wrong answer, cut short. */
  readonly given: string;
  /** In the L1 of its instance when it ended. */
  readonly l1Entries: number;
}

export interface State {
  arrivalRatePerS: number;
  updateShare: number;
  readonly requests: Map<number, Request>;
  readonly pending: Map<number, Pending>;
  readonly returning: Returning[];
  readonly instances: Instance[];
  l2: Map<string, Entry<string>>;
  l2Condition: 'up' | 'refusing' | 'silent';
  readonly queue: number[];
  readonly serving: number[];
  slowdown: number;
  isFailing: boolean;
  /** By thing: 'user 7', 'friends 7'. */
  readonly histories: Map<string, History>;
  readonly loadsUnderWay: Map<string, number>;
  /** What clients were told last: messages of rejections by request, the newest last. */
  readonly errors: Map<number, string>;
  lastError: string;
  /** What clients last complained of. */
  lastComplaint: Complaint | undefined;
  /** What the first rejection was that nobody handled. */
  firstUnhandled: string;
  nextCall: number;
  readonly outcomes: Outcome[];
  readonly counts: Counts;
  readonly response: LogHistogram;
  readonly responseTally: Tally;
  readonly recent: Recent;
  /** Counts at the last sample. */
  readonly before: Pick<Counts, 'serviceCalls' | 'failed' | 'answered' | 'reads' | 'misses'>;
  worstStaleSinceSampleMs: number;
  busyAreaMs: number;
  busyUpdatedMs: number;
}

export interface Counts {
  sent: number;
  answered: number;
  failed: number;
  reads: number;
  l1Hits: number;
  l2Hits: number;
  joined: number;
  misses: number;
  serviceCalls: number;
  duplicateLoads: number;
  largestStampede: number;
  longestQueue: number;
  staleReads: number;
  worstStaleMs: number;
  wrong: number;
  unhandled: number;
  restarts: number;
  l1Peak: number;
}

const newInstance = (): Instance => ({
  ...{ epoch: 0, l1: new Map(), restarts: 0, told: new Map(), foundAtMs: Number.NEGATIVE_INFINITY },
});

export const createState = (instances: number, arrivalRatePerS: number, updateShare: number): State => ({
  arrivalRatePerS,
  updateShare,
  requests: new Map(),
  pending: new Map(),
  returning: [],
  instances: Array.from({ length: instances }, () => newInstance()),
  l2: new Map(),
  l2Condition: 'up',
  queue: [],
  serving: [],
  slowdown: 1,
  isFailing: false,
  histories: new Map(),
  loadsUnderWay: new Map(),
  errors: new Map(),
  lastError: '',
  lastComplaint: undefined,
  firstUnhandled: '',
  nextCall: 0,
  outcomes: [],
  counts: {
    ...{ sent: 0, answered: 0, failed: 0, reads: 0, l1Hits: 0, l2Hits: 0, joined: 0, misses: 0, serviceCalls: 0 },
    ...{ duplicateLoads: 0, largestStampede: 0, longestQueue: 0, staleReads: 0, worstStaleMs: 0, wrong: 0 },
    ...{ unhandled: 0, restarts: 0, l1Peak: 0 },
  },
  response: createHistogram(),
  responseTally: createTally(),
  recent: createRecent(),
  before: { serviceCalls: 0, failed: 0, answered: 0, reads: 0, misses: 0 },
  worstStaleSinceSampleMs: 0,
  busyAreaMs: 0,
  busyUpdatedMs: 0,
});
