// Which room may import which. `npm run check:fences` runs it; scripts/fences.test.ts shows each rule red once.
const TEST = '\\.(test|bench)\\.tsx?$|/testing/';
const rooms = (...names) => `^src/(${names.join('|')})/`;

/** A rule against imports that do not end in one of `allowed`. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: TEST, ...from },
  // A path that leads nowhere is the type checker's to report.
  to: { pathNot: allowed, couldNotResolve: false },
});
/** A rule against imports of `path`. */
const never = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: TEST, ...from },
  to,
});

module.exports = {
  forbidden: [
    never(
      'no-cycles',
      { path: '^(src|labs)/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'Two files that need each other are one file or three.',
    ),
    only(
      'contract-imports-nothing',
      { path: rooms('contract') },
      [rooms('contract')],
      'The contract stands on nothing.',
    ),
    only(
      'sim-imports-contract',
      { path: rooms('sim') },
      [rooms('sim', 'contract')],
      'The machine knows no lab, view or package.',
    ),
    only(
      'algorithms-import-contract',
      { path: rooms('algorithms') },
      [rooms('algorithms', 'contract')],
      'Algorithms are plain data structures.',
    ),
    only(
      'models-are-pure',
      { path: '^labs/.+\\.ts$', pathNot: `${TEST}|^labs/.+/view/` },
      [rooms('contract', 'sim', 'algorithms'), '^labs/'],
      'A model, manifest or grader runs in any host, so it imports the pure rooms and its own folder.',
    ),
    never(
      'model-imports-no-view',
      { path: '^labs/.+\\.ts$', pathNot: `${TEST}|^labs/.+/view/` },
      { path: '^labs/.+(\\.tsx|/view/.+)$' },
      'The picture follows the model.',
    ),
    never(
      'no-lab-imports-a-lab',
      { path: '^labs/(_[^/]+|[^/_][^/]*/[^/]+)/' },
      { path: '^labs/', pathNot: '^labs/$1/' },
      'What a second lab needs moves to src/algorithms, src/sim or src/view.',
    ),
    never(
      'view-takes-only-types-of-its-model',
      { path: '^labs/.+(\\.tsx|/view/.+)$' },
      { path: '/(model|probes)\\.ts$', dependencyTypesNot: ['type-only'] },
      'A view draws what the log says; a value of the model would be a second truth.',
    ),
    never(
      'lab-views-stay-in-the-page',
      { path: '^labs/.+(\\.tsx|/view/.+)$' },
      { path: rooms('store', 'worker', 'sandbox', 'app', 'cli') },
      'A lab draws with src/view; commands reach it as props.',
    ),
    never(
      'view-names-no-lab',
      { path: rooms('view') },
      { path: ['^labs/', rooms('store', 'worker', 'sandbox', 'app', 'cli')] },
      'Marks, charts and controls serve every lab.',
    ),
    never(
      'src-names-no-lab',
      { path: '^src/' },
      { path: '^labs/' },
      'Labs are found by glob: adding a lab is adding a folder.',
    ),
    never(
      'only-the-store-calls-the-worker',
      { path: '^src/', pathNot: `${TEST}|${rooms('store', 'worker', 'sandbox', 'cli')}` },
      { path: rooms('worker', 'sandbox'), dependencyTypesNot: ['type-only'] },
      'The store is the only caller of the worker and the sandbox.',
    ),
    never(
      'only-the-store-keeps-progress',
      { path: '^(src|labs)/', pathNot: `${TEST}|${rooms('store')}` },
      { path: 'node_modules/idb/' },
      'One room writes what is saved.',
    ),
    never(
      'store-draws-nothing',
      { path: rooms('store') },
      { path: [rooms('view', 'app', 'cli'), '\\.tsx$'] },
      'The store runs without a page.',
    ),
    never(
      'worker-runs-anywhere',
      { path: rooms('worker', 'sandbox') },
      { path: rooms('store', 'view', 'app', 'cli') },
      'The host runs in the page, in the sandbox and headless.',
    ),
    never(
      'cli-has-no-page',
      { path: rooms('cli') },
      { path: rooms('store', 'app', 'view'), pathNot: '^src/view/text/[^/]+\\.ts$' },
      'The command line shares the words of the page, not the page.',
    ),
    never(
      'nothing-imports-the-app',
      { path: '^(src|labs)/', pathNot: `${TEST}|${rooms('app')}` },
      { path: rooms('app') },
      'The app is the top.',
    ),
    never(
      'no-tests-in-the-product',
      { path: '^(src|labs)/' },
      { path: TEST },
      'A test helper is no part of the product.',
    ),
    never(
      'no-development-packages',
      { path: '^(src|labs)/' },
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/(katex/dist|@types|@mdx-js|mdx)',
      },
      'What the product runs on is a dependency.',
    ),
    never(
      'no-unknown-packages',
      { path: '^(src|labs)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
      'Each package is named in package.json.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default'] },
  },
};
