// The labs as the command line knows them: manifests at once, everything else when a run needs it.
import type { Manifest } from '../contract/manifest.ts';
import type { Messages } from '../contract/text.ts';
import { problems } from '../sim/problems.en.ts';
import { createText, type Text } from '../view/text/text.ts';
import { Misuse } from './misuse.ts';

const manifests = import.meta.glob<Manifest>('/labs/[!_]*/[!_]*/lab.ts', { import: 'lab', eager: true });
const messages = import.meta.glob<Messages>('/labs/[!_]*/[!_]*/messages.en.ts', { import: 'messages' });

/** Every lab, in the order of the course. */
export const allLabs = (): readonly Manifest[] =>
  Object.values(manifests).sort((one, other) => one.chapter - other.chapter || one.order - other.order);

/** @throws Misuse for a lab that is not there */
export function labNamed(id: string | undefined): Manifest {
  const labs = allLabs();
  const lab = labs.find((candidate) => candidate.id === id);
  if (lab !== undefined) return lab;
  const known = labs.map((candidate) => candidate.id).join(', ');
  throw new Misuse(id === undefined ? `name a lab: ${known}` : `there is no lab ${id}; there are ${known}`);
}

/** English words for a lab's phrases. */
export async function wordsOf(lab: Manifest): Promise<Text> {
  const path = Object.keys(messages).find((candidate) => candidate.endsWith(`/${lab.id}/messages.en.ts`));
  const load = path === undefined ? undefined : messages[path];
  return createText('en', [...(load === undefined ? [] : [await load()]), problems]);
}
