// The grader of the tracer: whoever gives the place back rightly passes, whatever is kept in the variable.
import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly parent: Span | undefined;
  ended: boolean;
}
interface Local {
  get(): Span | undefined;
  set(span: Span | undefined): void;
}
type NewId = (digits: 16 | 32) => string;

const spanUnder = (name: string, parent: Span | undefined, newId: NewId): Span => ({
  traceId: parent?.traceId ?? newId(32),
  spanId: newId(16),
  parentSpanId: parent?.spanId,
  name,
  parent,
  ended: false,
});

/** A tracer whose `finish` is given. */
const made =
  (finish: (span: Span, local: Local) => void, parentOf = (local: Local): Span | undefined => local.get()): Make =>
  () => ({
    createTracer: (local: Local, newId: NewId) => ({
      start(name: string) {
        const span = spanUnder(name, parentOf(local), newId);
        local.set(span);
        return span;
      },
      finish(span: Span) {
        span.ended = true;
        finish(span, local);
      },
    }),
  });

const openOf = (span: Span | undefined): Span | undefined => (span?.ended === true ? openOf(span.parent) : span);

const right = {
  solution: await freshModule(solutionText),
  'nothing at the end, everything at the start': made(
    () => undefined,
    (local) => openOf(local.get()),
  ),
  'climbs whenever it finishes': made((_, local) => local.set(openOf(local.get()))),
  'ids alone in the variable, spans in a map': () => ({
    createTracer(local: { get(): unknown; set(value: unknown): void }, newId: NewId) {
      const spans = new Map<string, Span>();
      const open = (id: unknown): Span | undefined => openOf(typeof id === 'string' ? spans.get(id) : undefined);
      return {
        start(name: string) {
          const span = spanUnder(name, open(local.get()), newId);
          spans.set(span.spanId, span);
          local.set(span.spanId);
          return span;
        },
        finish(span: Span) {
          span.ended = true;
          local.set(open(local.get())?.spanId);
        },
      };
    },
  }),
};

const wrong = {
  starter: await freshModule(starterText),
  'cleared at the end': made((_, local) => local.set(undefined)),
  'put back whatever is current, ended or not': made((span, local) => local.set(span.parent)),
  'the root alone is cleared': made((span, local) => {
    if (span.parent === undefined) local.set(undefined);
  }),
  'a trace id that outlives its root': () => ({
    createTracer(local: Local, newId: NewId) {
      let traceId: string | undefined;
      return {
        start(name: string) {
          traceId ??= newId(32);
          const span = { ...spanUnder(name, local.get(), newId), traceId };
          local.set(span);
          return span;
        },
        finish(span: Span) {
          span.ended = true;
          local.set(openOf(span.parent));
        },
      };
    },
  }),
  'one stack for all tasks': () => ({
    createTracer(_: Local, newId: NewId) {
      const stack: Span[] = [];
      return {
        start(name: string) {
          const span = spanUnder(name, stack.at(-1), newId);
          stack.push(span);
          return span;
        },
        finish(span: Span) {
          stack.splice(stack.indexOf(span), 1);
        },
      };
    },
  }),
  'every span a root': made(
    () => undefined,
    () => undefined,
  ),
  'one id for all': () => ({
    createTracer: () => ({
      start: () => ({ traceId: 'a', spanId: 'b', parentSpanId: undefined }),
      finish: () => undefined,
    }),
  }),
};

const useless = {
  'no function': () => ({}),
  'no tracer': () => ({ createTracer: () => ({ start: 1 }) }),
  'no span': () => ({ createTracer: () => ({ start: () => 'span', finish: () => undefined }) }),
  'a promise of a span': () => ({
    createTracer: () => ({ start: () => Promise.resolve({}), finish: () => undefined }),
  }),
};

describeGrader('finish', exercise, { en, ru }, { right, wrong, useless, named: ['createTracer', 'start'] });
