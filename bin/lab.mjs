#!/usr/bin/env node
// `lab …`: builds its bundle when a source is newer, then runs it in this process. Standard output is for results only.
import { pathToFileURL } from 'node:url';
import { commandLineBundle } from '../scripts/lib/cli.mjs';
import { ensureInstalled } from '../scripts/lib/install.mjs';

ensureInstalled();
/** @type {{main: (argv: readonly string[]) => Promise<number>}} */
const { main } = await import(pathToFileURL(await commandLineBundle()).href);
process.exitCode = await main(process.argv.slice(2));
