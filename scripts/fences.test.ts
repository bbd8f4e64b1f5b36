// Shows every fence red: plants one violation each in a copy of the project's configuration, runs the checks there, and
// expects each to be named. A fence that does not fall here is a fence that does not stand.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = dirname(import.meta.dirname);
const CONFIGURATION = [
  ...['package.json', 'eslint.config.js', '.dependency-cruiser.cjs'],
  ...['tsconfig.base.json', 'tsconfig.json', 'tsconfig.pure.json', 'tsconfig.page.json', 'tsconfig.worker.json'],
  'src/ambient',
];
const LAB = 'labs/2-caching/planted';

/** Files that break no rule, for the planted ones to import. */
const CLEAN: Readonly<Record<string, string>> = {
  'src/contract/thing.ts': 'export interface Thing { readonly id: string }\n',
  'src/sim/machine.ts':
    "import type { Thing } from '../contract/thing.ts';\nexport const idOf = (thing: Thing): string => structuredClone(thing).id;\n",
  'src/algorithms/list.ts': 'export const first = (list: readonly number[]): number => list[0] ?? 0;\n',
  'src/view/mark.tsx': "export const Mark = () => <i aria-hidden='true' />;\n",
  'src/store/session.ts': "import { call } from '../worker/host.ts';\nexport const session = call;\n",
  'src/worker/host.ts': 'export const call = (): number => 1;\n',
  'src/app/page.tsx': "import { session } from '../store/session.ts';\nexport const Page = () => <p>{session()}</p>;\n",
  [`${LAB}/model.ts`]:
    "import { idOf } from '../../../src/sim/machine.ts';\nexport interface Snapshot { readonly id: string }\nexport const model = idOf({ id: 'a' });\n",
  [`${LAB}/view.tsx`]:
    "import { Mark } from '../../../src/view/mark.tsx';\nimport type { Snapshot } from './model.ts';\nexport const View = ({ id }: Snapshot) => <p>{id}<Mark /></p>;\n",
  'labs/2-caching/other/model.ts': 'export const model = 2;\n',
};

type Check = 'types' | 'lint' | 'imports';
interface Violation {
  readonly what: string;
  readonly file: string;
  readonly source: string;
  readonly check: Check;
  /** What the check must say about the file. */
  readonly says: string;
}

const chance = (what: string, file: string, source: string, says: string): Violation => ({
  what,
  file,
  source,
  check: 'lint',
  says,
});
const host = (what: string, file: string, source: string, says: string): Violation => ({
  what,
  file,
  source,
  check: 'types',
  says,
});
const way = (what: string, file: string, target: string, says: string): Violation => ({
  what,
  file,
  source: `import { ${target.endsWith('.tsx') ? 'Mark' : 'thing'} as found } from '${target}';\nexport const planted = found;\n`,
  check: 'imports',
  says,
});

const VIOLATIONS: readonly Violation[] = [
  host(
    'a model touches the DOM',
    `${LAB}/dom/model.ts`,
    "export const model = document.createElement('p');\n",
    "'document'",
  ),
  host(
    'a model sets a timer',
    `${LAB}/timer/model.ts`,
    'setTimeout(() => undefined, 1);\nexport {};\n',
    "'setTimeout'",
  ),
  host('a model asks Node', `${LAB}/node/model.ts`, 'export const model = process.env;\n', "'process'"),
  host('a model fetches', `${LAB}/fetch/model.ts`, "export const model = fetch('/x');\n", "'fetch'"),
  host(
    'a grader touches the DOM',
    `${LAB}/exercises/one/grade.ts`,
    'export const exercise = window.name;\n',
    "'window'",
  ),
  host('the machine touches the DOM', 'src/sim/dom.ts', 'export const width = window.innerWidth;\n', "'window'"),
  host('the page asks Node', 'src/view/node.ts', 'export const home = process.env;\n', "'process'"),
  host('a worker touches the document', 'src/worker/labs.ts', 'export const title = document.title;\n', "'document'"),
  chance(
    'a model draws from Math.random',
    `${LAB}/random/model.ts`,
    'export const model = Math.random();\n',
    'Math.random',
  ),
  chance('a model reads Date', `${LAB}/date/model.ts`, 'export const model = Date.now();\n', "'Date'"),
  chance(
    'a model reads performance',
    `${LAB}/clock/model.ts`,
    'export const model = performance.now();\n',
    "'performance'",
  ),
  chance('a model sets a timer', `${LAB}/timer/model.ts`, '', "'setTimeout'"),
  chance(
    'a model reaches the host by globalThis',
    `${LAB}/global/model.ts`,
    'export const model = globalThis.Math;\n',
    "'globalThis'",
  ),
  chance(
    'an algorithm draws from Math.random',
    'src/algorithms/random.ts',
    'export const draw = Math.random();\n',
    'Math.random',
  ),
  chance('the machine reads Date', 'src/sim/date.ts', 'export const now = new Date();\n', "'Date'"),
  chance(
    'a view finds labs by itself',
    'src/view/glob.ts',
    "export const labs = import.meta.glob('/labs/*/*/lab.ts');\n",
    'by glob',
  ),
  way('the contract imports the machine', 'src/contract/up.ts', '../sim/machine.ts', 'contract-imports-nothing'),
  way('the machine imports a view', 'src/sim/up.ts', '../view/mark.tsx', 'sim-imports-contract'),
  way('the machine imports a package', 'src/sim/package.ts', 'd3', 'sim-imports-contract'),
  way('an algorithm imports the machine', 'src/algorithms/up.ts', '../sim/machine.ts', 'algorithms-import-contract'),
  way('a model imports the store', `${LAB}/store/model.ts`, '../../../../src/store/session.ts', 'models-are-pure'),
  way('a model imports a package', `${LAB}/package/model.ts`, 'd3', 'models-are-pure'),
  way('a model imports its view', `${LAB}/up/model.ts`, '../view.tsx', 'model-imports-no-view'),
  way('a lab imports a lab', `${LAB}/neighbour.ts`, '../other/model.ts', 'no-lab-imports-a-lab'),
  way("a view imports its model's values", `${LAB}/picture.tsx`, './model.ts', 'view-takes-only-types-of-its-model'),
  way('a lab view calls the store', `${LAB}/calls.tsx`, '../../../src/store/session.ts', 'lab-views-stay-in-the-page'),
  way('a chart imports the store', 'src/view/up.ts', '../store/session.ts', 'view-names-no-lab'),
  way('a chart names a lab', 'src/view/lab.ts', '../../labs/2-caching/other/model.ts', 'view-names-no-lab'),
  way('the app names a lab', 'src/app/lab.ts', '../../labs/2-caching/other/model.ts', 'src-names-no-lab'),
  way('the app calls the worker', 'src/app/worker.ts', '../worker/host.ts', 'only-the-store-calls-the-worker'),
  way('the app writes what is saved', 'src/app/saved.ts', 'idb', 'only-the-store-keeps-progress'),
  way('the store draws', 'src/store/draws.ts', '../view/mark.tsx', 'store-draws-nothing'),
  way('the worker knows the store', 'src/worker/up.ts', '../store/session.ts', 'worker-runs-anywhere'),
  way('the command line opens the page', 'src/cli/page.ts', '../app/page.tsx', 'cli-has-no-page'),
  way('a view imports the app', 'src/view/app.ts', '../app/page.tsx', 'nothing-imports-the-app'),
  way('a file needs itself', 'src/store/circle.ts', './circle-back.ts', 'no-cycles'),
  way('the product uses a test tool', 'src/app/tool.ts', 'fast-check', 'no-development-packages'),
  way('the product uses a test', 'src/app/test.ts', './some.test.ts', 'no-tests-in-the-product'),
];
const HELPERS: Readonly<Record<string, string>> = {
  'src/store/circle-back.ts': "import { planted } from './circle.ts';\nexport const thing = planted;\n",
  'src/app/some.test.ts': 'export const thing = 1;\n',
};

/** What each check said: pairs of a file and a sentence. */
type Finding = readonly [file: string, sentence: string];
let folder = '';
const findings = new Map<Check, readonly Finding[]>();

function run(tool: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const options = { cwd: folder, maxBuffer: 50_000_000 };
    execFile(process.execPath, [join(ROOT, 'node_modules', tool), ...args], options, (_error, stdout) =>
      resolve(stdout),
    );
  });
}

async function typeFindings(project: string): Promise<readonly Finding[]> {
  const lines = (await run('typescript/bin/tsc', ['-p', project, '--pretty', 'false'])).split('\n');
  return lines.map((line) => [line.slice(0, line.indexOf('(')), line]);
}

async function lintFindings(): Promise<readonly Finding[]> {
  const report = JSON.parse(await run('eslint/bin/eslint.js', ['src', 'labs', '--format', 'json'])) as readonly {
    readonly filePath: string;
    readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
  }[];
  return report.flatMap(({ filePath, messages }) =>
    messages
      .filter(({ ruleId }) => ruleId === null || ruleId.startsWith('no-restricted-'))
      .map(({ message }): Finding => [relative(folder, filePath), message]),
  );
}

async function importFindings(): Promise<readonly Finding[]> {
  const args = ['src', 'labs', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const report = JSON.parse(await run('dependency-cruiser/bin/dependency-cruise.mjs', args)) as {
    readonly summary: {
      readonly violations: readonly {
        readonly from: string;
        readonly rule: { readonly name: string };
        readonly cycle?: readonly { readonly name: string }[];
      }[];
    };
  };
  // A cycle is reported once, from whichever of its files comes first.
  return report.summary.violations.flatMap(({ from, rule, cycle = [] }) =>
    [...new Set([from, ...cycle.map(({ name }) => name)])].map((file): Finding => [file, rule.name]),
  );
}

beforeAll(async () => {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  folder = mkdtempSync(join(ROOT, '.cache', 'fences-'));
  for (const path of CONFIGURATION) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  const planted = VIOLATIONS.filter(({ source }) => source !== '').map(({ file, source }) => [file, source] as const);
  for (const [file, source] of [...Object.entries(CLEAN), ...Object.entries(HELPERS), ...planted]) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), source);
  }
  const lint = lintFindings();
  const pure = await typeFindings('tsconfig.pure.json');
  const worker = await typeFindings('tsconfig.worker.json');
  const page = await typeFindings('tsconfig.page.json');
  findings.set('imports', await importFindings());
  findings.set('lint', await lint);
  findings.set('types', [...pure, ...worker, ...page]);
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('each fence falls when it is crossed', () => {
  test.each(VIOLATIONS)('$what ($check)', ({ file, check, says }) => {
    const sentences = (findings.get(check) ?? []).filter(([where]) => where === file).map(([, sentence]) => sentence);
    expect(sentences.join('\n')).toContain(says);
  });
});

describe('files that cross none stay green', () => {
  test.each(Object.keys(CLEAN))('%s', (file) => {
    for (const [check, found] of findings)
      expect([check, ...found.filter(([where]) => where === file)]).toEqual([check]);
  });
});
