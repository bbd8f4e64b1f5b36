// Traffic that is written down instead of drawn: what the graders drive a student's code with.
import type { CallNumber, UserChanges } from './api.ts';
import type { Decision } from './decisions.ts';

export interface ScriptedRequest {
  readonly atMs: number;
  readonly call: CallNumber;
  readonly user: string;
  readonly changes?: UserChanges;
  readonly instance: number;
  /** Nobody asks the instances: it is written into the service beside them. */
  readonly isBackdoor?: boolean;
}

export interface Script {
  readonly requests: readonly ScriptedRequest[];
  /** The run ends at a slip in the code; else it is an answer like others. */
  readonly endsAtSlip?: boolean;
  /** Where each turn of the code is to be written down. */
  readonly decisions?: Decision[][];
}
