// Records the trace "A compiler at work" of the lab `eviction`: the directory of every file that the TypeScript compiler
// opens, looks for or resolves while it checks this project from scratch. Run by hand: node scripts/record-trace.mjs
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, relative, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const fs = require('node:fs');
const root = resolve(import.meta.dirname, '..');
const target = resolve(root, 'labs/2-caching/eviction/recorded-trace-data.ts');
/** @type {string[]} */
const touched = [];

for (const name of ['statSync', 'readFileSync', 'realpathSync', 'readdirSync', 'openSync', 'lstatSync']) {
  const real = Reflect.get(fs, name);
  /** @param {unknown[]} values */
  const noted = (...values) => {
    const [path] = values;
    if (typeof path === 'string' && !relative(root, path).startsWith('..')) touched.push(relative(root, dirname(path)));
    return Reflect.apply(real, fs, values);
  };
  Reflect.set(fs, name, Object.assign(noted, real));
}

process.on('exit', () => {
  const names = new Map();
  const keys = touched.map((name) => {
    const known = names.get(name) ?? names.size;
    names.set(name, known);
    return known.toString(36);
  });
  const { version } = require('typescript/package.json');
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
