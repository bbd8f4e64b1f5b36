// Starts scripts/bench.ts, bundled for Node.
import { pathToFileURL } from 'node:url';
import { bundleForNode } from './lib/bundle.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/paths.mjs';

ensureInstalled();
const { withBuiltSite } = await import('./lib/built-site.mjs');
const module = await bundleForNode({
  name: 'bench',
  entry: 'scripts/bench.ts',
  sources: ['src', 'labs', 'scripts'],
});
/** @type {unknown} */
const loaded = await import(pathToFileURL(module).href);
const { main } = /** @type {typeof import('./bench.ts')} */ (loaded);
process.exitCode = await main(process.argv.slice(2), { root: ROOT, withBuiltSite });
