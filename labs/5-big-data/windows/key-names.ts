// What keys are called: as the workload names them, and as a student's code may name new ones.
import type { State } from './state.ts';

type Added = Pick<State, 'addedNames'>;

export interface KeyNames {
  nameOf(state: Added, key: number): string;
  /** The number of a name; `known` is the key that it most likely belongs to. A new name gets a new number. */
  numberOf(state: Added, name: string, known: number): number;
}

export function createKeyNames(names: readonly string[]): KeyNames {
  // What the state says, the other way round. Only a student's code asks for it, and most of them keep the key.
  let numbers = new Map<string, number>();
  return {
    nameOf: ({ addedNames }, key) => names[key] ?? addedNames[key - names.length] ?? '',
    numberOf({ addedNames }, name, known) {
      if (names[known] === name) return known;
      const count = names.length + addedNames.length;
      if (numbers.size !== count) numbers = new Map([...names, ...addedNames].map((each, key) => [each, key]));
      const number = numbers.get(name);
      if (number !== undefined) return number;
      addedNames.push(name);
      numbers.set(name, count);
      return count;
    },
  };
}
