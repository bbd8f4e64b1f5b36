// Finds the labs' manifests, models and graders by their place in the tree; nothing is registered anywhere.
import type { Exercise, ProgramExercise } from '../contract/exercise.ts';
import type { Manifest } from '../contract/manifest.ts';
import type { Model } from '../contract/model.ts';
import type { LoadedLab } from './room.ts';

type Loader<T> = () => Promise<T>;
type LabModules = {
  readonly manifests: Readonly<Record<string, Loader<{ readonly lab: Manifest }>>>;
  readonly models: Readonly<Record<string, Loader<{ readonly model: Model }>>>;
  readonly graders: Readonly<Record<string, Loader<{ readonly exercise: Exercise | ProgramExercise }>>>;
  readonly programs: Readonly<Record<string, Loader<string>>>;
};

/** The folder of a lab is its id: `/labs/2-caching/eviction/lab.ts` is `eviction`. */
const folderOf = (modules: Readonly<Record<string, unknown>>, file: string, id: string): string => {
  const path = Object.keys(modules).find((candidate) => candidate.endsWith(`/${id}/${file}`));
  if (path === undefined) throw new Error(`there is no lab ${id}`);
  return path.slice(0, -file.length);
};

/** Loads one lab's pure parts from the modules that a bundler found. */
async function loadLabFrom({ manifests, models, graders, programs }: LabModules, id: string): Promise<LoadedLab> {
  const folder = folderOf(models, 'model.ts', id);
  const load = async <T>(modules: Readonly<Record<string, Loader<T>>>, path: string): Promise<T> => {
    const loader = modules[path];
    if (loader === undefined) throw new Error(`${path} is missing`);
    return loader();
  };
  const [{ lab }, { model }] = await Promise.all([
    load(manifests, `${folder}lab.ts`),
    load(models, `${folder}model.ts`),
  ]);
  const prefix = `${folder}exercises/`;
  const exercises = await Promise.all(
    Object.entries(graders)
      .filter(([path]) => path.startsWith(prefix))
      .map(
        async ([path, loader]) => [path.slice(prefix.length, -'/grade.ts'.length), (await loader()).exercise] as const,
      ),
  );
  const sources = await Promise.all(
    Object.entries(programs)
      .filter(([path]) => path.startsWith(`${folder}programs/`))
      .map(async ([path, loader]) => [path.slice(`${folder}programs/`.length), await loader()] as const),
  );
  return {
    manifest: lab,
    model,
    exercises: Object.fromEntries(exercises),
    programs: Object.fromEntries(sources),
  };
}

const lazyModules: LabModules = {
  manifests: import.meta.glob<{ readonly lab: Manifest }>(['/labs/[!_]*/[!_]*/lab.ts']),
  models: import.meta.glob<{ readonly model: Model }>(['/labs/[!_]*/[!_]*/model.ts']),
  graders: import.meta.glob<{ readonly exercise: Exercise | ProgramExercise }>([
    '/labs/[!_]*/[!_]*/exercises/*/grade.ts',
  ]),
  programs: import.meta.glob<string>('/labs/[!_]*/[!_]*/programs/*.{cjs,mjs}', { query: '?raw', import: 'default' }),
};

/** Loads a lab when it is asked for, each in a chunk of its own. */
export const loadLab = (id: string): Promise<LoadedLab> => loadLabFrom(lazyModules, id);
