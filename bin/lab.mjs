#!/usr/bin/env node
// `lab …`: builds its bundle when a source is newer, then runs it in this process. Standard output is for results only.
import { pathToFileURL } from 'node:url';
import { commandLineBundle } from '../scripts/lib/cli.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';

ensureInstalled();
/** @type {unknown} */
const loaded = await import(pathToFileURL(await commandLineBundle()).href);
const { main } = /** @type {{main: (argv: readonly string[]) => Promise<number>}} */ (loaded);
process.exitCode = await main(process.argv.slice(2));
