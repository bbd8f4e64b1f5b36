// What the course map needs of each lab, read from the manifests at build time: `virtual:lab-index`. The manifests
// themselves, with all their words, stay out of the first view.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { normalizePath, type Plugin, runnerImport } from 'vite';
import type { LabCard } from '../../src/app/lab-card.ts';
import type { Manifest } from '../../src/contract/manifest.ts';

const PUBLIC_ID = 'virtual:lab-index';
const INNER_ID = '\0virtual:lab-index';

/** The manifests of `labs/<chapter>/<lab>/lab.ts`; folders that begin with an underscore are no labs. */
export function manifestFiles(root: string): readonly string[] {
  const labs = join(root, 'labs');
  const folders = (path: string): readonly string[] =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
      .map((entry) => join(path, entry.name));
  return (existsSync(labs) ? folders(labs) : [])
    .flatMap(folders)
    .map((folder) => join(folder, 'lab.ts'))
    .filter((file) => existsSync(file))
    .sort();
}

/** The small part of a manifest that the map shows. */
function cardOf(manifest: Manifest, folder: string): LabCard {
  return {
    id: manifest.id,
    folder,
    chapter: manifest.chapter,
    order: manifest.order,
    sections: manifest.sections,
    title: manifest.title,
    summary: manifest.summary,
    steps: manifest.steps.map(({ id }) => id),
    tasks: manifest.steps.flatMap(({ tasks = [] }) => tasks.map(({ id }) => id)),
    exercises: manifest.exercises.map(({ id }) => id),
    challenges: manifest.challenges.map(({ id }) => id),
  };
}

/** What every other room relies on: a lab is found by its folder, which is named after its id and stands in its chapter. */
export function checkPlace({ id, chapter }: Pick<Manifest, 'id' | 'chapter'>, folder: string): void {
  const [chapterFolder = '', labFolder = ''] = folder.split('/').slice(-2);
  if (id !== labFolder) throw new Error(`${folder}/lab.ts: the id must be the name of the folder, not ${id}.`);
  if (!chapterFolder.startsWith(`${String(chapter)}-`))
    throw new Error(`${folder}/lab.ts: the chapter is the number that ${chapterFolder} begins with, not ${chapter}.`);
}

async function readCards(root: string): Promise<readonly LabCard[]> {
  const cards: LabCard[] = [];
  for (const file of manifestFiles(root)) {
    const { module } = await runnerImport<{ readonly lab?: Manifest }>(file);
    const folder = normalizePath(relative(root, dirname(file)));
    if (module.lab === undefined) throw new Error(`${folder}/lab.ts must export \`lab\`, its manifest.`);
    checkPlace(module.lab, folder);
    const twin = cards.find(({ id }) => id === module.lab?.id);
    if (twin !== undefined) throw new Error(`${folder}/lab.ts: the id ${twin.id} is taken by ${twin.folder}.`);
    cards.push(cardOf(module.lab, `/${folder}`));
  }
  return cards.sort((a, b) => a.chapter - b.chapter || a.order - b.order);
}

export function labIndex(): Plugin {
  let root = '';
  return {
    name: 'headroom:lab-index',
    configResolved(config) {
      ({ root } = config);
    },
    resolveId: (id) => (id === PUBLIC_ID ? INNER_ID : undefined),
    async load(id) {
      if (id !== INNER_ID) return undefined;
      for (const file of manifestFiles(root)) this.addWatchFile(file);
      return `export const cards = ${JSON.stringify(await readCards(root))};`;
    },
    // A lab that appears or changes while one works on it shows up at once.
    configureServer(server) {
      const renew = (file: string): void => {
        if (!/\/labs\/[^/]+\/[^/]+\/lab\.ts$/.test(normalizePath(file))) return;
        const known = server.moduleGraph.getModuleById(INNER_ID);
        if (known !== undefined) server.moduleGraph.invalidateModule(known);
        server.ws.send({ type: 'full-reload' });
      };
      server.watcher.on('add', renew).on('change', renew).on('unlink', renew);
    },
  };
}
