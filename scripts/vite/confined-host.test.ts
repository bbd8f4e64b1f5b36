// The confined host's bundle, shown on a small entry: one classic script that finds every model by glob.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { build, createServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confinedHost } from './confined-host.ts';

const ENTRY = 'src/worker/confined-host.ts';
const FILES: Readonly<Record<string, string>> = {
  'index.html': "<script type='module' src='/main.ts'></script>",
  'main.ts': "import url from 'virtual:confined-host';\nglobalThis.hostUrl = url;\n",
  'labs/1-one/first/model.ts': "export const model = 'first';\n",
  'labs/1-one/second/model.ts': "export const model: string = 'second';\n",
  [ENTRY]:
    "const models = import.meta.glob<{ model: string }>('/labs/*/*/model.ts', { eager: true });\n" +
    'globalThis.found = Object.values(models).map(({ model }) => model);\n',
};
let root = '';

beforeAll(() => {
  const cache = join(import.meta.dirname, '../../.cache');
  mkdirSync(cache, { recursive: true });
  root = mkdtempSync(join(cache, 'confined-'));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Runs a text as a classic script, which `import` or `export` would make a syntax error. */
function modelsFoundBy(text: string): unknown {
  const realm: { found?: unknown } = {};
  new Script(text).runInNewContext(Object.assign(realm, { globalThis: realm }));
  return [...(realm.found as readonly unknown[])];
}

test('the build emits it as an asset named by its content', async () => {
  await build({ root, configFile: false, logLevel: 'error', plugins: [confinedHost('confined-host', ENTRY)] });
  const assets = join(root, 'dist/assets');
  const names = readdirSync(assets);
  const host = names.find((name) => /^confined-host-[\w-]+\.js$/.test(name));
  expect(host).toBeDefined();
  expect(modelsFoundBy(readFileSync(join(assets, host as string), 'utf8'))).toEqual(['first', 'second']);
  const page = names.find((name) => name.startsWith('index-')) as string;
  expect(readFileSync(join(assets, page), 'utf8')).toContain(host);
});

test('the development server bundles it afresh', async () => {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [confinedHost('confined-host', ENTRY)],
    server: { port: 0, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    await server.listen();
    const address = server.resolvedUrls?.local[0] ?? '';
    const response = await fetch(new URL('/@confined-host.js', address));
    expect(modelsFoundBy(await response.text())).toEqual(['first', 'second']);
  } finally {
    await server.close();
  }
});
