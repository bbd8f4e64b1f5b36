// Records the trace "A compiler at work" of the lab `eviction`: the directory of every file that the TypeScript compiler
// opens, looks for or resolves while it checks this project from scratch. Run by hand: node scripts/record-trace.mjs
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, relative, resolve } from 'node:path';

const require = createRequire(import.meta.url);
// The compiler takes its file system by `require`: the same object, whose functions are replaced here.
/** @type {unknown} */
const fileSystem = require('node:fs');
const fs = /** @type {Record<string, (...values: unknown[]) => unknown>} */ (fileSystem);
const root = resolve(import.meta.dirname, '..');
const target = resolve(root, 'labs/2-caching/eviction/recorded-trace-data.ts');
/** @type {string[]} */
const touched = [];

for (const name of ['statSync', 'readFileSync', 'realpathSync', 'readdirSync', 'openSync', 'lstatSync']) {
  const real = fs[name];
  if (real === undefined) throw new Error(`node:fs has no ${name}`);
  /** @param {unknown[]} values */
  const noted = (...values) => {
    const [path] = values;
    if (typeof path === 'string' && !relative(root, path).startsWith('..')) touched.push(relative(root, dirname(path)));
    return real(...values);
  };
  fs[name] = Object.assign(noted, real);
}

process.on('exit', () => {
  /** @type {Map<string, number>} */
  const names = new Map();
  const keys = touched.map((name) => {
    const known = names.get(name) ?? names.size;
    names.set(name, known);
    return known.toString(36);
  });
  /** @type {unknown} */
  const manifest = require('typescript/package.json');
  const { version } = /** @type {{version: string}} */ (manifest);
  writeFileSync(
    target,
    `// Written by scripts/record-trace.mjs: TypeScript ${version} checking this project. Keys are numbers in base 36.
export const KEYS =
  '${keys.join(' ')}';
export const NAMES =
  '${[...names.keys()].map((name) => (name === '' ? '.' : name)).join(' ')}';
`,
  );
  process.stdout.write(`${keys.length} requests of ${names.size} directories\n`);
});

process.argv.splice(2, process.argv.length, '-b', 'tsconfig.build.json', '--force');
process.chdir(root);
require('typescript/lib/tsc.js');
