// The labs of the site, by their manifests: a new folder is walked by the specs without being named in them.
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { manifestFiles } from '../../scripts/vite/lab-index.ts';
import type { Manifest } from '../../src/contract/manifest.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const found = await Promise.all(
  manifestFiles(ROOT).map(async (file) => {
    const { lab } = (await import(pathToFileURL(file).href)) as { readonly lab: Manifest };
    return { manifest: lab, folder: relative(ROOT, file).replace(/[\\/]lab\.ts$/, '') };
  }),
);

/** HEADROOM_E2E_LABS=id,id walks those alone, while one works on them. */
const wanted = process.env['HEADROOM_E2E_LABS']?.split(',');

export const MANIFESTS: readonly Manifest[] = found
  .map(({ manifest }) => manifest)
  .filter(({ id }) => wanted?.includes(id) ?? true);

export function manifestOf(id: string): Manifest {
  const manifest = found.find((lab) => lab.manifest.id === id)?.manifest;
  if (manifest === undefined) throw new Error(`There is no lab ${id}.`);
  return manifest;
}

/** Where a lab's files lie, from the root of the project. */
export function folderOf(id: string): string {
  const lab = found.find(({ manifest }) => manifest.id === id);
  if (lab === undefined) throw new Error(`There is no lab ${id}.`);
  return fileURLToPath(new URL(`../../${lab.folder}`, import.meta.url));
}
