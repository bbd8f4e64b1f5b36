// What is saved of a student's work: small rows, each with its own kind of merge, so that damage to one costs one and two
// tabs can write at once.
import * as v from 'valibot';

const LONGEST_NAME = 120;
/** Characters of one code draft. */
export const LONGEST_DRAFT = 300_000;

/** Milliseconds since 1970. */
const moment = v.pipe(v.number(), v.finite(), v.minValue(0));
const figure = v.pipe(v.number(), v.finite());
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME));

/** The last visit and the step it stopped at. */
const visit = v.strictObject({ at: moment, step: v.nullable(name) });
/** A step that was opened. */
const seen = v.strictObject({ at: moment });
/** A task that was met: at which simulated time. */
const task = v.strictObject({ at: moment, simulated: v.nullable(figure) });
/** A prediction that was scored: 0 to 1. `afterwards`: given when the run had shown the outcome, so no prediction. */
const prediction = v.strictObject({
  at: moment,
  score: v.pipe(figure, v.minValue(0), v.maxValue(1)),
  answer: v.nullable(name),
  afterwards: v.exactOptional(v.literal(true)),
});
/** The best result of a challenge. */
const score = v.strictObject({ at: moment, value: figure, better: v.picklist(['lower', 'higher']) });
/** An exercise that was passed. */
const exercise = v.strictObject({ at: moment });
/** Code as one tab last saved it. */
const draft = v.strictObject({ at: moment, source: v.pipe(v.string(), v.maxLength(LONGEST_DRAFT)) });
/** How many hints were opened. */
const hint = v.strictObject({ at: moment, opened: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)) });
/** Everything of this lab up to here was given up on purpose. */
const cleared = v.strictObject({ at: moment });

export const ROW_SCHEMAS = { visit, seen, task, prediction, score, exercise, draft, hint, cleared } as const;

export type RowKind = keyof typeof ROW_SCHEMAS;
export type RowValue<Kind extends RowKind> = v.InferOutput<(typeof ROW_SCHEMAS)[Kind]>;

/** A row with its key taken apart. `id` is '' for rows that a lab has once; a draft's id is the exercise, `tab` who wrote it. */
export type Row = {
  [Kind in RowKind]: {
    readonly kind: Kind;
    readonly lab: string;
    readonly id: string;
    readonly tab: string;
    readonly value: RowValue<Kind>;
  };
}[RowKind];

const PART = /^[A-Za-z0-9][\w.-]{0,119}$/;

/** May stand in a key: the ids of labs, steps, tasks… */
export function isName(text: string): boolean {
  return PART.test(text);
}

/** `lab/kind/id/tab`, without the empty ends. */
export function keyOf(row: Pick<Row, 'lab' | 'kind' | 'id' | 'tab'>): string {
  const parts = [row.lab, row.kind];
  if (row.id !== '') parts.push(row.id);
  if (row.tab !== '') parts.push(row.tab);
  return parts.join('/');
}

const PARTS_OF: Readonly<Record<RowKind, number>> = {
  visit: 2,
  cleared: 2,
  seen: 3,
  task: 3,
  prediction: 3,
  score: 3,
  exercise: 3,
  hint: 3,
  draft: 4,
};

function isKind(text: string): text is RowKind {
  return Object.hasOwn(ROW_SCHEMAS, text);
}

export type RowReading = { readonly row: Row } | { readonly problem: string };

/** Reads a key and a value that come from outside: a database, a file, another tab. The value is copied, never kept. */
export function readRow(key: unknown, value: unknown): RowReading {
  if (typeof key !== 'string') return { problem: 'key is not text' };
  const [lab = '', kind = '', id = '', tab = '', ...rest] = key.split('/');
  const parts = [lab, ...(id === '' ? [] : [id]), ...(tab === '' ? [] : [tab])];
  if (!isKind(kind)) return { problem: `key "${key.slice(0, 60)}" has no known kind` };
  if (rest.length > 0 || parts.length + 1 !== PARTS_OF[kind] || !parts.every(isName)) {
    return { problem: `key "${key.slice(0, 60)}" is malformed` };
  }
  const result = v.safeParse(ROW_SCHEMAS[kind], value);
  if (!result.success) {
    const [issue] = result.issues;
    const path = v.getDotPath(issue);
    return { problem: `${key}${path === null ? '' : `, ${path}`}: ${issue.message}` };
  }
  return { row: { kind, lab, id, tab, value: result.output } as Row };
}
