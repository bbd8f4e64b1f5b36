import { describe, expect, it } from 'vitest';
import { compileTypeScript } from './compile.ts';
import { mapError, parseStack } from './error-map.ts';
import { bundleProbeHost, startVmRealm } from './testing/vm-realm.ts';
import { buildWorkerScript, countLineBreaks } from './worker-script.ts';

describe('compileTypeScript', () => {
  it('gives CommonJS and a source map', async () => {
    const compiled = await compileTypeScript('export function pick(n: number): number { return n + 1; }', 'policy.ts');
    expect(compiled.diagnostics).toEqual([]);
    expect(compiled.script).toContain('exports.pick = pick');
    expect(compiled.script).not.toContain('sourceMappingURL');
    expect(JSON.parse(compiled.sourceMap)).toMatchObject({ version: 3, sources: ['policy.ts'] });
  });

  it.each([
    ["import fs from 'node:fs'; fs;", 'import is', 1, 1],
    ["\n  export * from 'x';", 'export from is', 2, 3],
    ["const a = 1;\nimport('x');", 'import() is', 2, 1],
    ["require('x');", 'require is', 1, 1],
    ["import a = require('x'); a;", 'import is', 1, 1],
    ['export const u = import.meta.url;', 'import.meta is', 1, 18],
  ])('refuses %j by name', async (source, start, line, column) => {
    const { script, diagnostics } = await compileTypeScript(source, 'policy.ts');
    expect(script).toBe('');
    expect(diagnostics[0]).toMatchObject({ kind: 'module', line, column });
    expect(diagnostics[0]?.message.en.startsWith(`${start} not available in a lab: `)).toBe(true);
  });

  it('allows the same words in text, comments, properties and types', async () => {
    const source =
      "// import('x')\nimport type { A } from './types';\nexport const s = 'import(1)'; export const o = { require: 1 }; export type B = A; o.require;";
    expect((await compileTypeScript(source, 'policy.ts')).diagnostics).toEqual([]);
  });

  it('reports a syntax error with its place, and code that is too long', async () => {
    const broken = await compileTypeScript('export const a = 1;\nexport function (', 'policy.ts');
    expect(broken.diagnostics[0]).toMatchObject({ kind: 'syntax', line: 2 });
    const long = await compileTypeScript('x'.repeat(256 * 1024 + 1), 'policy.ts');
    expect(long.diagnostics).toEqual([
      {
        kind: 'too-long',
        message: expect.objectContaining({ en: 'The code is 257 KiB long; at most 256 KiB can be run.' }) as unknown,
        line: 1,
        column: 1,
      },
    ]);
  });
});

describe('mapError', () => {
  it('leads from a thrown error to the lines of the TypeScript', async () => {
    const source = `interface Server {
  readonly id: number;
}

class Picker {
  pick(servers: readonly Server[]): number {
    return servers[5]!.id;
  }
}
export const main = (): number => {
  return new Picker().pick([]);
};`;
    const { script, sourceMap } = await compileTypeScript(source, 'policy.ts');
    const host = await bundleProbeHost();
    const thrown = await startVmRealm(host, script)
      .call('main')
      .then(
        () => undefined,
        (error: unknown) => error as { name: string; message: string; stack: string },
      );
    const firstLine = buildWorkerScript(host, script).studentFirstLine ?? 0;
    const mapped = mapError(thrown ?? { message: '' }, {
      firstLine,
      lineCount: countLineBreaks(script) + 1,
      sourceMap,
    });
    expect(mapped).toEqual({
      name: 'TypeError',
      message: "Cannot read properties of undefined (reading 'id')",
      line: 7,
      column: 24,
      frames: [
        { functionName: 'Picker.pick', line: 7, column: 24 },
        { functionName: 'main', line: 11, column: 23 },
      ],
    });
  });

  const place = { firstLine: 10, lineCount: 5 };

  it('reads an error event that has no stack', () => {
    const mapped = mapError({ message: "Uncaught SyntaxError: Unexpected token ')'", line: 12, column: 4 }, place);
    expect(mapped).toEqual({
      name: 'SyntaxError',
      message: "Unexpected token ')'",
      line: 3,
      column: 4,
      frames: [{ line: 3, column: 4 }],
    });
  });

  it('leaves out frames of the host and of other scripts, and survives nonsense', () => {
    const stack =
      'Error: x\n    at a (confined.js:9:1)\n    at async b (confined.js:10:2)\n    at new C (other.js:11:3)\n    at confined.js:15:1\n garbage';
    expect(mapError({ name: 'Error', message: 'x', stack }, place).frames).toEqual([
      { functionName: 'async b', line: 1, column: 2 },
    ]);
    expect(mapError({ message: '', stack: 'x'.repeat(1e6) }, { ...place, sourceMap: 'no json' }).frames).toEqual([]);
  });

  it('parses the forms of frames that V8 writes', () => {
    const forms = [
      'at blob:null/1-2:3:4',
      'at Object.pick [as x] (blob:null/1-2:5:6)',
      'at <anonymous>',
      'at Array.map (<anonymous>)',
    ];
    expect(parseStack(`Error\n    ${forms.join('\n    ')}`)).toEqual([
      { script: 'blob:null/1-2', line: 3, column: 4 },
      { functionName: 'Object.pick [as x]', script: 'blob:null/1-2', line: 5, column: 6 },
    ]);
  });
});
