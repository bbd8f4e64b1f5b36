// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** A variable of the present task. A task that is started begins with a copy of what its starter had. */
interface TaskLocal {
  get(): ProcessSpan | undefined;
  set(span: ProcessSpan | undefined): void;
}

interface ProcessSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Undefined for a root. */
  readonly parentSpanId: string | undefined;
  readonly name: string;
  /** The span under which it was opened, for the tracer alone. */
  readonly parent?: ProcessSpan | undefined;
  ended: boolean;
}

interface ProcessTracer {
  /** Opens a span under the current one, or a new trace where there is none, and makes it the current one. */
  start(name: string): ProcessSpan;
  finish(span: ProcessSpan): void;
}
