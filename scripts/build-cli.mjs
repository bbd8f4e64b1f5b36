// `npm run check:cli`: builds the command line's bundle and prints where it is.
import { relative } from 'node:path';
import { commandLineBundle } from './lib/cli.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/paths.mjs';

ensureInstalled();
console.log(relative(ROOT, await commandLineBundle()));
