// Type-aware lint, and the fences that a type checker cannot hold: no chance, no wall clock and no host in the pure rooms.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Rooms whose result may depend on their arguments alone. */
const PURE = ['src/contract/**/*.ts', 'src/sim/**/*.ts', 'src/algorithms/**/*.ts', 'labs/**/*.ts'];
const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/*.bench.ts', '**/testing/**', 'e2e/**'];

const HOST_NAMES = [
  ...['Date', 'performance', 'crypto', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  ...['requestAnimationFrame', 'requestIdleCallback', 'window', 'document', 'navigator', 'self', 'globalThis'],
  ...['localStorage', 'fetch', 'process', 'console', 'postMessage'],
];

export default tseslint.config(
  { ignores: ['dist/', '.cache/', 'node_modules/', 'coverage/', 'public/', 'fixtures/', 'labs/**/*.{cjs,mjs}'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers in sentences are what this project prints; anything else in a template must still be made a string.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => doIt()` is how handlers are written; what matters is that no value is used where there is none.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // An interface may promise a promise where one implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Interfaces here are met by plain objects of closures, which are taken apart freely; a class with `this` is rare.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSNonNullExpression', message: 'Say what holds here: a check, a default, or a narrower type.' },
      ],
      // The rule above says the same and can be lifted for tests.
      '@typescript-eslint/no-non-null-assertion': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ...reactHooks.configs.flat.recommended,
  },
  {
    files: ['src/**', 'labs/**'],
    ignores: ['src/worker/**', 'src/app/**', 'src/cli/**', ...TESTS],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'TSNonNullExpression', message: 'Say what holds here: a check, a default, or a narrower type.' },
        {
          selector: "MemberExpression[object.type='MetaProperty'][property.name='glob']",
          message: 'Labs are found by glob in the registries of src/worker, src/app and src/cli, nowhere else.',
        },
      ],
    },
  },
  {
    files: PURE,
    // What a lab draws is a part of the page, as its view.tsx is.
    ignores: [...TESTS, 'labs/**/view/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...HOST_NAMES.map((name) => ({
          name,
          message: 'A pure room is given its time, chance and data; it asks no host.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Draw from the random source that the run passes in.' },
      ],
    },
  },
  {
    files: ['src/sandbox/program/**'],
    rules: {
      // A syntax tree says null and undefined for the same.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // What a program meets is Node's: it shows any value, hands on whatever was thrown, and its classes are those of the
    // specification.
    files: ['src/sandbox/program/runtime/**'],
    rules: {
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/no-this-alias': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    files: TESTS,
    rules: {
      'no-restricted-syntax': 'off',
      // Fixtures are read as data and compared at once.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    // Plain JavaScript that must run before anything is installed: typed by JSDoc and checked by tsc.
    files: ['**/*.{js,mjs,cjs}'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['*.{js,cjs}', '.dependency-cruiser.cjs'], extends: [tseslint.configs.disableTypeChecked] },
);
