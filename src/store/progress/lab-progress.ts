// One lab's progress as pages read it, made from its rows.
import type { Row, RowValue } from './schema.ts';

export interface LabProgress {
  /** When the lab was last open, and at which step; absent: never. */
  readonly visit?: RowValue<'visit'>;
  /** Steps that were opened, by id. */
  readonly steps: Readonly<Record<string, RowValue<'seen'>>>;
  readonly tasks: Readonly<Record<string, RowValue<'task'>>>;
  readonly predictions: Readonly<Record<string, RowValue<'prediction'>>>;
  readonly scores: Readonly<Record<string, RowValue<'score'>>>;
  readonly exercises: Readonly<Record<string, RowValue<'exercise'>>>;
  /** Versions of the code by exercise, newest first: one a tab or visit, at most `DRAFTS_KEPT`. */
  readonly drafts: Readonly<Record<string, readonly RowValue<'draft'>[]>>;
  readonly hints: Readonly<Record<string, RowValue<'hint'>>>;
}

export const DRAFTS_KEPT = 4;

/** Without a prototype: an id may be "constructor". */
function table<Value>(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}

function empty(): {
  visit?: RowValue<'visit'>;
  steps: Record<string, RowValue<'seen'>>;
  tasks: Record<string, RowValue<'task'>>;
  predictions: Record<string, RowValue<'prediction'>>;
  scores: Record<string, RowValue<'score'>>;
  exercises: Record<string, RowValue<'exercise'>>;
  drafts: Record<string, readonly RowValue<'draft'>[]>;
  hints: Record<string, RowValue<'hint'>>;
} {
  return {
    steps: table(),
    tasks: table(),
    predictions: table(),
    scores: table(),
    exercises: table(),
    drafts: table(),
    hints: table(),
  };
}

/** What a lab that was never opened has. */
export const NO_PROGRESS: LabProgress = Object.freeze(empty());

/** The progress that the rows of one lab tell. Rows that were cleared must be gone already. */
export function labProgress(rows: Iterable<Row>): LabProgress {
  const lab = empty();
  for (const row of rows) {
    switch (row.kind) {
      case 'visit':
        lab.visit = row.value;
        break;
      case 'seen':
        lab.steps[row.id] = row.value;
        break;
      case 'task':
        lab.tasks[row.id] = row.value;
        break;
      case 'prediction':
        lab.predictions[row.id] = row.value;
        break;
      case 'score':
        lab.scores[row.id] = row.value;
        break;
      case 'exercise':
        lab.exercises[row.id] = row.value;
        break;
      case 'draft':
        lab.drafts[row.id] = [...(lab.drafts[row.id] ?? []), row.value]
          .sort((a, b) => b.at - a.at)
          .slice(0, DRAFTS_KEPT);
        break;
      case 'hint':
        lab.hints[row.id] = row.value;
        break;
      case 'cleared':
        break;
      default:
        row satisfies never;
    }
  }
  return lab;
}
