// A student's asynchronous code on the simulation's promises: all of it is done when the jobs are drained.
import { describe, expect, it } from 'vitest';
import { createJobs } from '../algorithms/promises/jobs.ts';
import { compileTypeScript } from './compile.ts';
import { freshModule } from './testing/fresh-module.ts';

type Use = (...given: readonly unknown[]) => unknown;

async function run(body: string): Promise<readonly unknown[]> {
  const instantiate = await freshModule(
    `export function run(log: (value: unknown) => void, later: () => Promise<string>) {\n${body}\n}`,
    { simulatesPromises: true },
  );
  const jobs = createJobs();
  const printed: unknown[] = [];
  const waiting: ((value: string) => void)[] = [];
  const later = (): Promise<string> => new jobs.Promise((resolve) => waiting.push(resolve));
  (instantiate(jobs)['run'] as Use)((value: unknown) => printed.push(value), later);
  jobs.drain();
  printed.push('--');
  while (waiting.length > 0) {
    waiting.shift()?.('served');
    jobs.drain();
  }
  return printed;
}

describe('code without async functions of the language', () => {
  it('goes on where the simulation lets it, and no earlier', async () => {
    expect(
      await run(`const load = async (id: number) => { log('asked ' + id); const got = await later(); log(got + id); return id; };
        void Promise.all([load(1), load(2)]).then((all) => log(all.join()));`),
    ).toEqual(['asked 1', 'asked 2', '--', 'served1', 'served2', '1,2']);
  });

  it('throws, catches and ends as written', async () => {
    expect(
      await run(`(async () => { try { await Promise.reject(new Error('no')); } catch (error) { log((error as Error).message); } finally { log('finally'); }
        for await (const one of [1, later()]) log(one);
        const numbers = async function* () { yield await later(); yield 2; };
        for await (const one of numbers()) log(one); })();`),
    ).toEqual(['no', 'finally', 1, '--', 'served', 'served', 2]);
  });

  it('puts microtasks into the queue of the simulation', async () => {
    expect(
      await run(`queueMicrotask(() => log('first')); void Promise.resolve().then(() => log('second'));
        try { queueMicrotask(7 as any); } catch (error) { log((error as Error).message); }
        void (async () => { await later(); await new Promise<void>((done) => queueMicrotask(done)); log('went on'); })();`),
    ).toEqual(['queueMicrotask takes a function', 'first', 'second', '--', 'went on']);
  });

  it('stands on the lines of the student', async () => {
    const source = 'export const a = 1;\nexport async function b() {\n  await a;\n}\n';
    const { script } = await compileTypeScript(source, 'code.ts', { simulatesPromises: true });
    const plain = await compileTypeScript(source, 'code.ts');
    expect(script.split('\n')[0]).toContain('"use strict"');
    expect(plain.script).toContain('async function');
    expect(script).not.toMatch(/async function|await /);
  });
});
