// Two recordings beside one another: contexts are the same where the names on their stacks are. Lines are left aside, since
// an edit moves them.
import { type Contexts, type RecordedFunction, type Recording, ROOT } from './recording.ts';

/** The tree of both, and where each context of either stands in it. */
export interface JoinedContexts {
  readonly contexts: Contexts;
  /** By `contexts.function`; of what both have, as it stands after. */
  readonly functions: readonly RecordedFunction[];
  readonly ofBefore: Int32Array;
  readonly ofAfter: Int32Array;
}

export function joinContexts(before: Recording, after: Recording): JoinedContexts {
  const listed: RecordedFunction[] = [{ name: ROOT, url: '', line: 0 }];
  const nameIndex = new Map([[ROOT, 0]]);
  const column: number[] = [0];
  const parents: number[] = [-1];
  const children = new Map<string, number>();
  const place = ({ contexts, functions }: Recording): Int32Array => {
    const into = new Int32Array(contexts.parent.length);
    for (let context = 1; context < into.length; context += 1) {
      const called = functions[contexts.function[context] ?? 0] ?? { name: ROOT, url: '', line: 0 };
      const full = `${called.name}\0${called.url}`;
      let index = nameIndex.get(full);
      if (index === undefined) {
        index = listed.length;
        listed.push(called);
        nameIndex.set(full, index);
      }
      const parent = into[contexts.parent[context] ?? 0] ?? 0;
      const key = `${parent} ${index}`;
      let joined = children.get(key);
      if (joined === undefined) {
        joined = parents.length;
        parents.push(parent);
        column.push(index);
        children.set(key, joined);
      }
      into[context] = joined;
    }
    return into;
  };
  const ofAfter = place(after);
  const ofBefore = place(before);
  return {
    contexts: { function: Int32Array.from(column), parent: Int32Array.from(parents) },
    functions: listed,
    ofBefore,
    ofAfter,
  };
}

/** Costs by context of one recording, put where they stand in the joined tree. */
export function joinedCosts(into: Int32Array, costs: Float64Array, count: number): Float64Array {
  const joined = new Float64Array(count);
  for (let context = 0; context < into.length; context += 1) {
    const at = into[context] ?? 0;
    joined[at] = (joined[at] ?? 0) + (costs[context] ?? 0);
  }
  return joined;
}
