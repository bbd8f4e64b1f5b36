// Starts scripts/bench.ts, bundled for Node.
import { pathToFileURL } from 'node:url';
import { bundleForNode } from './lib/bundle.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/paths.mjs';

ensureInstalled();
const module = await bundleForNode({
  name: 'bench',
  entry: 'scripts/bench.ts',
  sources: ['src', 'labs', 'scripts'],
});
/** @type {unknown} */
const loaded = await import(pathToFileURL(module).href);
const { main } = /** @type {{main: (argv: readonly string[], root: string) => Promise<number>}} */ (loaded);
process.exitCode = await main(process.argv.slice(2), ROOT);
