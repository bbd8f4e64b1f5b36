// Bundles TypeScript for Node, which cannot run it by itself at version 20, into a folder named after its sources' state.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, stampOf } from './paths.mjs';

/** Old bundles go after this long; a command that still runs from one has loaded it by then. */
const KEPT_MS = 3_600_000;

/**
 * The bundle of `entry`, built when any file under `sources` has changed. Several commands may build at once: each
 * builds apart and moves its result into place.
 * @param {{name: string, entry: string, sources: readonly string[]}} bundle paths relative to the root
 * @returns {Promise<string>} the absolute path of the module
 */
export async function bundleForNode({ name, entry, sources }) {
  const folder = join(ROOT, '.cache', name, stampOf([...sources, 'package-lock.json']));
  const module = join(folder, `${name}.mjs`);
  if (existsSync(module)) return module;
  const { build } = await import('vite');
  const apart = `${folder}.${process.pid}`;
  mkdirSync(apart, { recursive: true });
  try {
    await build({
      root: ROOT,
      configFile: false,
      envFile: false,
      publicDir: false,
      logLevel: 'error',
      build: {
        ssr: join(ROOT, entry),
        outDir: apart,
        emptyOutDir: true,
        target: 'node20',
        sourcemap: true,
        rolldownOptions: { output: { entryFileNames: `${name}.mjs`, chunkFileNames: '[name]-[hash].mjs' } },
      },
    });
    renameSync(apart, folder);
  } catch (error) {
    rmSync(apart, { recursive: true, force: true });
    if (!existsSync(module)) throw error;
  }
  for (const other of readdirSync(dirname(folder))) {
    const path = join(dirname(folder), other);
    const changedAtMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - changedAtMs > KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
  return module;
}
