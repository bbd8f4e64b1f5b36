// What is known while a part of the program is written out: in which function it stands, and by which aliases it reaches
// words of the function around it (`arguments`, `super`, `new.target`) where a generator of ours stands between.
import type { FunctionKind } from './tables.ts';

export interface EmitContext {
  readonly kind: FunctionKind;
  readonly argumentsAlias?: string | undefined;
  readonly newTargetAlias?: string | undefined;
  /** Names of `key => super[key]` and `(key, value) => super[key] = value`. */
  readonly superAlias?: { readonly get: string; readonly set: string } | undefined;
  /** `Cache` inside a class, for the names of its methods. */
  readonly className?: string | undefined;
}

/** Thrown by an emitter at what it cannot carry over; instrument() makes a problem of it. */
export class CannotEmit extends Error {
  readonly offset: number;
  readonly what: string;
  constructor(offset: number, what: string) {
    super(`${what} cannot be carried over`);
    this.offset = offset;
    this.what = what;
  }
}
