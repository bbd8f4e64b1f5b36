#!/usr/bin/env node
// `lab …`: builds its bundle when a source is newer, then runs it in this process. Standard output is for results only.
import { pathToFileURL } from 'node:url';
import { commandLineBundle } from '../scripts/lib/cli.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';

ensureInstalled();
const bundle = await commandLineBundle().catch((/** @type {unknown} */ error) => {
  console.error(`The command line cannot be built. ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
/** @type {unknown} */
const loaded = await import(pathToFileURL(bundle).href);
const { main } = /** @type {{main: (argv: readonly string[]) => Promise<number>}} */ (loaded);
process.exitCode = await main(process.argv.slice(2));
