// Bundles the worker that runs a student's code into one classic script: module workers fail in the opaque frame it lives
// in. `import url from 'virtual:confined-host'` gives the address of that script; the page fetches it as text.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';

const ABSENT = "throw new Error('There is no such worker in this build.');\n";

/** The text of one classic script that runs `entry` and everything it imports, import.meta.glob included. */
export async function bundleClassicScript(root: string, entry: string, minify: boolean): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': JSON.stringify(minify ? 'production' : 'development') },
    build: {
      write: false,
      target: 'es2022',
      minify,
      modulePreload: false,
      copyPublicDir: false,
      lib: { entry: resolve(root, entry), formats: ['iife'], name: 'confinedHost', fileName: 'confined-host' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
  const scripts = outputs.filter((output) => output.type === 'chunk');
  const [script] = scripts;
  if (script === undefined || scripts.length !== 1) {
    throw new Error(`${entry} must bundle to one script, not ${String(scripts.length)}`);
  }
  return script.code;
}

/** The host that runs a model beside a student's code, and the recorder of whole programs. */
export const confinedHosts = (): Plugin[] => [
  confinedHost('confined-host', 'src/worker/confined-host.ts'),
  // A program sees the names of the recorder's functions: they are Node's.
  confinedHost('program-host', 'src/sandbox/program/program-host.ts', false),
  confinedHost('counted-host', 'src/sandbox/counted-program/counted-host.ts'),
];

/** `virtual:name` is the address of the script that `entry` bundles to. */
export function confinedHost(name: string, entry: string, minified = true): Plugin {
  const publicId = `virtual:${name}`;
  const innerId = `\0${publicId}`;
  const devPath = `/@${name}.js`;
  let config: ResolvedConfig;
  const bundle = (minify: boolean): Promise<string> =>
    existsSync(resolve(config.root, entry)) ? bundleClassicScript(config.root, entry, minify) : Promise.resolve(ABSENT);
  return {
    name: `headroom:${name}`,
    configResolved(resolved) {
      config = resolved;
    },
    resolveId: (id) => (id === publicId ? innerId : undefined),
    async load(id) {
      if (id !== innerId) return undefined;
      if (config.command === 'serve') return `export default ${JSON.stringify(devPath)};`;
      const source = await bundle(minified);
      const reference = this.emitFile({ type: 'asset', name: `${name}.js`, source });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    configureServer(server) {
      server.middlewares.use(devPath, (_request, response, next) => {
        bundle(false).then((text) => {
          response.setHeader('content-type', 'text/javascript');
          response.setHeader('cache-control', 'no-store');
          response.end(text);
        }, next);
      });
    },
  };
}
