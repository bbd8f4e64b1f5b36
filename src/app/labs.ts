// Every lab of the site, found by glob: adding a folder under labs/ adds a lab. Nothing here is loaded before it is asked for.

import { cards } from 'virtual:lab-index';
import type { MDXContent } from 'mdx/types';
import type { Manifest } from '../contract/manifest.ts';
import type { Locale, Messages } from '../contract/text.ts';
import type { LabCard } from './lab-card.ts';

type Load<Module> = () => Promise<Module>;
type Modules<Module> = Readonly<Record<string, Load<Module>>>;

interface LessonModule {
  readonly default: MDXContent;
}

const manifests = import.meta.glob<Manifest>('/labs/[!_]*/[!_]*/lab.ts', { import: 'lab' });
const views = import.meta.glob<unknown>('/labs/[!_]*/[!_]*/view.tsx');
const lessons = import.meta.glob<LessonModule>('/labs/[!_]*/[!_]*/lesson.{en,ru}.mdx');
const messages = import.meta.glob<Messages>('/labs/[!_]*/[!_]*/messages.{en,ru}.ts', { import: 'messages' });
const briefs = import.meta.glob<LessonModule>('/labs/[!_]*/[!_]*/exercises/*/brief.{en,ru}.mdx');
const starters = import.meta.glob<string>('/labs/[!_]*/[!_]*/exercises/*/starter.{ts,cjs,mjs}', {
  query: '?raw',
  import: 'default',
});
const solutions = import.meta.glob<string>('/labs/[!_]*/[!_]*/exercises/*/solution.{ts,cjs,mjs}', {
  query: '?raw',
  import: 'default',
});
const apis = import.meta.glob<string>('/labs/[!_]*/[!_]*/exercises/*/api.d.ts', { query: '?raw', import: 'default' });
// Data, so never inlined: the page's policy lets it be fetched from the site alone.
const samples = import.meta.glob<string>(['/labs/[!_]*/[!_]*/samples/*', '!**/SOURCE.md'], {
  query: '?url&no-inline',
  import: 'default',
});

function get<Module>(modules: Modules<Module>, path: string): Promise<Module> {
  const load = Object.hasOwn(modules, path) ? modules[path] : undefined;
  return load === undefined ? Promise.reject(new Error(`There is no file ${path}.`)) : load();
}

/** A module in TypeScript, or a program. */
function getSource(modules: Modules<string>, path: string): Promise<string> {
  const ending = ['ts', 'mjs', 'cjs'].find((one) => Object.hasOwn(modules, `${path}.${one}`)) ?? 'ts';
  return get(modules, `${path}.${ending}`);
}

/** The labs that are built, in the order of the course. */
export const labCards = cards as readonly LabCard[];

export function labCard(id: string): LabCard | undefined {
  return labCards.find((card) => card.id === id);
}

/** The parts of one lab, each loaded when asked for. A part that the lab lacks rejects with the name of the missing file. */
export interface LabParts {
  readonly card: LabCard;
  manifest(): Promise<Manifest>;
  /** The module of `view.tsx`; the lab page knows what it exports. */
  view(): Promise<unknown>;
  lesson(locale: Locale): Promise<MDXContent>;
  messages(locale: Locale): Promise<Messages>;
  /** The brief of an exercise. */
  brief(exercise: string, locale: Locale): Promise<MDXContent>;
  /** The text of an exercise's starter. */
  starter(exercise: string): Promise<string>;
  solution(exercise: string): Promise<string>;
  /** The ambient types that an exercise's code may name; empty where it needs none. */
  api(exercise: string): Promise<string>;
  /** The address of a file that comes with the lab. */
  sample(file: string): Promise<string>;
}

/** The parts of the lab of that id; undefined where there is none. */
export function labParts(id: string): LabParts | undefined {
  const card = labCard(id);
  if (card === undefined) return undefined;
  const { folder } = card;
  return {
    card,
    manifest: () => get(manifests, `${folder}/lab.ts`),
    view: () => get(views, `${folder}/view.tsx`),
    lesson: async (locale) => (await get(lessons, `${folder}/lesson.${locale}.mdx`)).default,
    messages: (locale) => get(messages, `${folder}/messages.${locale}.ts`),
    brief: async (exercise, locale) =>
      (await get(briefs, `${folder}/exercises/${exercise}/brief.${locale}.mdx`)).default,
    starter: (exercise) => getSource(starters, `${folder}/exercises/${exercise}/starter`),
    solution: (exercise) => getSource(solutions, `${folder}/exercises/${exercise}/solution`),
    api: async (exercise) => (await apis[`${folder}/exercises/${exercise}/api.d.ts`]?.()) ?? '',
    sample: (file) => get(samples, `${folder}/samples/${file}`),
  };
}
