// Conditions of tasks and challenges that figures cannot say.
import type { ProbeFacts } from '#src/contract/model.ts';
import { eraOf, type State } from './state.ts';

type Probe = (facts: ProbeFacts<State>) => boolean;

/** None of the nodes that the run began with is there any more, and as many others are, all of them up. */
const replaced: Probe = ({ state }) => {
  const [first] = state.eras;
  const { members } = eraOf(state);
  const old = new Set(first?.members);
  return (
    old.size > 0 &&
    members.length >= old.size &&
    members.every((node) => !old.has(node) && (state.deadSince[node] as number) < 0)
  );
};

/** A node that crashed is off the list, and the others are up. */
const freeOfDead: Probe = ({ state }) => {
  const { members } = eraOf(state);
  return (
    state.deadSince.some((since, node) => since >= 0 && !members.includes(node)) &&
    members.every((node) => (state.deadSince[node] as number) < 0)
  );
};

export const probes: Readonly<Record<string, Probe>> = { replaced, freeOfDead };
