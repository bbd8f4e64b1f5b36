// How two versions of one row become one. Every merge is commutative, associative and idempotent: the order in which tabs,
// files and the database meet does not matter.
import type { Row, RowValue } from './schema.ts';

/** Orders equal moments the same way everywhere. */
function byText(a: unknown, b: unknown): number {
  const left = JSON.stringify(a);
  const right = JSON.stringify(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function newest<Value extends { readonly at: number }>(a: Value, b: Value): Value {
  return (a.at - b.at || byText(a, b)) >= 0 ? a : b;
}

function earliest<Value extends { readonly at: number }>(a: Value, b: Value): Value {
  return (a.at - b.at || byText(a, b)) <= 0 ? a : b;
}

function best(a: RowValue<'score'>, b: RowValue<'score'>): RowValue<'score'> {
  // A challenge never changes its direction; if one did, any fixed order keeps the merge lawful.
  if (a.better !== b.better) return a.better < b.better ? a : b;
  if (a.value === b.value) return earliest(a, b);
  return a.value < b.value === (a.better === 'lower') ? a : b;
}

function most(a: RowValue<'hint'>, b: RowValue<'hint'>): RowValue<'hint'> {
  return a.opened === b.opened ? earliest(a, b) : a.opened > b.opened ? a : b;
}

/** The first counts: whoever predicts again has seen the outcome. What was said afterwards counts for nothing beside it. */
function foreseen(a: RowValue<'prediction'>, b: RowValue<'prediction'>): RowValue<'prediction'> {
  if (a.afterwards !== b.afterwards) return a.afterwards === true ? b : a;
  return earliest(a, b);
}

/** One row out of two of the same key; `a` itself where `b` adds nothing. Rows of different kinds: `a`. */
export function mergeRows(a: Row, b: Row): Row {
  const keep = (value: Row['value']): Row => (value === a.value ? a : b);
  switch (a.kind) {
    case 'visit':
    case 'draft':
    case 'cleared':
      return a.kind === b.kind ? keep(newest(a.value, b.value)) : a;
    case 'seen':
    case 'task':
    case 'exercise':
      return a.kind === b.kind ? keep(earliest(a.value, b.value)) : a;
    case 'prediction':
      return a.kind === b.kind ? keep(foreseen(a.value, b.value)) : a;
    case 'score':
      return a.kind === b.kind ? keep(best(a.value, b.value)) : a;
    case 'hint':
      return a.kind === b.kind ? keep(most(a.value, b.value)) : a;
    default:
      return a satisfies never;
  }
}
