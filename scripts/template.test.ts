// The promise of labs/_template: a copy of it is a working lab when only its id has changed, and no other file. Copies the
// sources as they stand, adds the copy, and asks the command line, the index of labs and the type checker there.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labIndex } from './vite/lab-index.ts';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = ['src', 'labs', 'scripts', 'bin', 'package.json', 'package-lock.json', 'tsconfig.base.json'];
const LAB = 'labs/0-introduction/copied';
const EXERCISE = `${LAB}/exercises/next`;

let folder = '';

beforeAll(() => {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  folder = mkdtempSync(join(ROOT, '.cache', 'template-'));
  for (const source of SOURCES) cpSync(join(ROOT, source), join(folder, source), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  cpSync(join(folder, 'labs/_template'), join(folder, LAB), { recursive: true });
  const manifest = join(folder, LAB, 'lab.ts');
  const text = readFileSync(manifest, 'utf8');
  expect(text.match(/^ {2}id: 'template',$/gm)).toHaveLength(1);
  writeFileSync(manifest, text.replace("id: 'template'", "id: 'copied'"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Exit code and standard output of the copy's command line. */
function lab(...argv: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['bin/lab.mjs', ...argv], { cwd: folder }, (_error, out, notes) => {
      resolve({ code: child.exitCode ?? -1, out: out + notes });
    });
  });
}

describe('a copy of the template', () => {
  it('is listed and shown by the command line, beside the labs that were there', async () => {
    const { code, out } = await lab('list', '--json');
    expect(code, out).toBe(0);
    const ids = (JSON.parse(out) as readonly { readonly id: string }[]).map(({ id }) => id);
    expect(ids).toContain('copied');
    expect(ids).toContain('load-balancing');
    expect(ids).not.toContain('template');
    expect((await lab('show', 'copied')).out).toContain('--set arrivalRatePerS=70');
  });

  it('runs', async () => {
    const { code, out } = await lab('run', 'copied', '--scenario', 'busy', '--json');
    expect(code, out).toBe(0);
    const { metrics } = JSON.parse(out) as { readonly metrics: Readonly<Record<string, number>> };
    expect(metrics['requests']).toBeGreaterThan(5000);
    expect((await lab('run', 'copied', '--code', `${EXERCISE}/solution.ts`)).code).toBe(0);
  });

  it('grades: the solution passes, the starter does not', async () => {
    const [good, poor] = [
      await lab('grade', 'copied', '--code', `${EXERCISE}/solution.ts`),
      await lab('grade', 'copied/next', '--code', `${EXERCISE}/starter.ts`),
    ];
    expect([good.code, poor.code], good.out + poor.out).toEqual([0, 1]);
  });

  it('is on the course map, and the template is not', async () => {
    const server = await createServer({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      server: { middlewareMode: true, watch: null, ws: false },
      optimizeDeps: { noDiscovery: true },
      plugins: [labIndex()],
    });
    try {
      const { cards } = (await server.ssrLoadModule('virtual:lab-index')) as {
        readonly cards: readonly { readonly id: string; readonly folder: string }[];
      };
      expect(cards.find(({ id }) => id === 'copied')?.folder).toBe(`/${LAB}`);
      expect(cards.some(({ id }) => id === 'template')).toBe(false);
    } finally {
      await server.close();
    }
  });

  it('stands inside the fences of types', async () => {
    const pure = JSON.parse(readFileSync(join(ROOT, 'tsconfig.pure.json'), 'utf8').replace(/^\/\/.*$/gm, '')) as Record<
      string,
      unknown
    >;
    const settings = { ...pure, include: ['src/ambient/pure.d.ts', `${LAB}/**/*.ts`] };
    writeFileSync(join(folder, 'tsconfig.copied.json'), JSON.stringify(settings));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const found = await new Promise<string>((resolve) => {
      execFile(process.execPath, [tsc, '-p', 'tsconfig.copied.json'], { cwd: folder }, (_error, out) => resolve(out));
    });
    expect(found).toBe('');
  });
});
