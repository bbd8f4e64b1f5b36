// The language service on the compiler that the worker uses: isolation, problems, completion, output.
import { libFileMap } from 'monaco-editor/languages/features/typescript/lib/lib';
import { typescript } from 'monaco-editor/languages/features/typescript/lib/typescriptServices';
import { describe, expect, it } from 'vitest';
import type { SourceFile } from './protocol.ts';
import { createTypescriptService } from './service.ts';

const declarations = `
/** A server that can take a request. */
interface Server {
  readonly name: string;
  /** Requests in service or waiting. */
  readonly inFlight: number;
}
declare function log(...values: readonly unknown[]): void;
`;

function file(text: string, changes: Partial<SourceFile> = {}): SourceFile {
  return { key: 'e1', fileName: 'solution.ts', language: 'typescript', text, declarations, ...changes };
}

const service = createTypescriptService(typescript, libFileMap);

describe('diagnostics', () => {
  it('accepts code that keeps to the declarations and ES2022', () => {
    const code =
      'export const pick = (servers: readonly Server[]): number => servers.findLastIndex === undefined ? 0 : 1;';
    expect(service.diagnostics(file(code)).map((problem) => problem.message)).toEqual([
      expect.stringContaining("'findLastIndex' does not exist"),
    ]);
    const plain = 'export function pick(servers: readonly Server[]): number { log(servers.at(-1)?.name); return 0; }';
    expect(service.diagnostics(file(plain))).toEqual([]);
  });

  it('places a type error on its line and column', () => {
    const [problem] = service.diagnostics(file('export const a = 1;\nexport const b: string = a;'));
    expect(problem).toMatchObject({ line: 2, column: 14, endLine: 2, endColumn: 15, severity: 'error' });
  });

  it.each(['window', 'fetch', 'document', 'process', 'setTimeout', 'require'])('does not know %s', (name) => {
    expect(service.diagnostics(file(`export const x = ${name};`))[0]?.message).toContain(`Cannot find name '${name}'`);
  });

  it('never shows one file the declarations or the names of another', () => {
    const other = file('export const own = 1; const mine = 2; log(mine);', { key: 'e2' });
    expect(service.diagnostics(other)).toEqual([]);
    const without = file('log(1); own; mine;', { key: 'e3', declarations: 'declare const labB: number;' });
    const messages = service.diagnostics(without).map((problem) => problem.message);
    expect(messages).toContain("Cannot find name 'log'.");
    expect(messages).toContain("Cannot find name 'mine'.");
    expect(service.diagnostics(file('export const x = labB;'))[0]?.message).toContain("Cannot find name 'labB'");
    const names = service.completions(without, 0).map((completion) => completion.name);
    expect(names).toContain('labB');
    expect(names).not.toContain('log');
    const importing = file("import { own } from '../e2/solution'; export const x = own;", { key: 'e4' });
    expect(service.diagnostics(importing)[0]?.message).toContain('Cannot find module');
  });

  it('follows declarations that change, and forgets a closed file', () => {
    expect(service.diagnostics(file('log(1);', { declarations: '' }))).toHaveLength(1);
    expect(service.diagnostics(file('log(1);'))).toEqual([]);
    service.close('e1');
    expect(service.diagnostics(file('log(2);'))).toEqual([]);
  });

  it('is lenient about types in JavaScript, and still checks names', () => {
    const script = { language: 'javascript', fileName: 'solution.js' } as const;
    expect(
      service
        .diagnostics(file('export function pick(servers) { return servers.length; }', script))
        .filter((problem) => problem.severity === 'error'),
    ).toEqual([]);
    expect(service.diagnostics(file('export const x = fetch;', script))[0]?.message).toContain("name 'fetch'");
  });
});

describe('completion, signatures and hover', () => {
  it('offers the members of a declared type with their documentation', () => {
    const code = 'export const f = (server: Server) => server.';
    const names = service.completions(file(code), code.length).map((completion) => completion.name);
    expect(names.sort()).toEqual(['inFlight', 'name']);
    const details = service.completionDetails(file(code), code.length, 'inFlight');
    expect(details).toEqual({
      code: '(property) Server.inFlight: number',
      documentation: 'Requests in service or waiting.',
    });
  });

  it('describes the call under the caret', () => {
    const code = 'export const x = Math.max(1, ';
    const help = service.signatureHelp(file(code), code.length);
    expect(help?.signatures[0]?.code).toBe('max(...values: number[]): number');
    const label = help?.signatures[0]?.parameters[0]?.label ?? [0, 0];
    expect(help?.signatures[0]?.code.slice(...label)).toBe('...values: number[]');
  });

  it('explains a name', () => {
    expect(service.hover(file('export type S = Server;'), 18)).toMatchObject({
      code: 'interface Server',
      documentation: 'A server that can take a request.',
      span: { start: 16, length: 6 },
    });
  });
});

describe('format', () => {
  it('indents by two and ends statements', () => {
    const code = 'export function f(){\nreturn 1\n}\n';
    const edits = [...service.format(file(code))].sort((a, b) => b.span.start - a.span.start);
    const formatted = edits.reduce(
      (text, { span, text: inserted }) => text.slice(0, span.start) + inserted + text.slice(span.start + span.length),
      code,
    );
    expect(formatted).toBe('export function f() {\n  return 1;\n}\n');
  });
});

describe('compile', () => {
  it('writes generators for async functions where they are lowered', () => {
    const compiled = service.compile(file('export const a = async () => { await log(); };'), { lowersAsync: true });
    expect(compiled).toMatchObject({ ok: true });
    const { script = '', sourceMap = '' } = compiled.ok ? compiled : {};
    expect(script).toContain('function*');
    expect(script).not.toContain('async ');
    expect(JSON.parse(sourceMap)).toMatchObject({ sources: ['solution.ts'] });
  });

  it('writes CommonJS and a map whose one source is the file', () => {
    const compiled = service.compile(file('export const pick = (a: number): number => a ?? 0;\n'), {});
    if (!compiled.ok) throw new Error('refused');
    expect(compiled.script).toContain('"use strict"');
    expect(compiled.script).toContain('exports.pick = pick');
    expect(compiled.script).not.toContain('sourceMappingURL');
    expect(compiled.problems).toEqual([]);
    expect(JSON.parse(compiled.sourceMap)).toMatchObject({ version: 3, sources: ['solution.ts'] });
  });

  it('refuses a syntax error', () => {
    expect(service.compile(file('export const a = ;'), {})).toMatchObject({
      ok: false,
      problems: [{ line: 1, column: 18 }],
    });
  });

  it('lets type errors pass unless told otherwise, and reports them either way', () => {
    const wrong = file('export const text: string = 1;');
    expect(service.compile(wrong, {})).toMatchObject({ ok: true, problems: [{ line: 1, column: 14 }] });
    expect(service.compile(wrong, { allowTypeErrors: false })).toMatchObject({ ok: false, problems: [{ line: 1 }] });
  });

  it('compiles JavaScript too', () => {
    const compiled = service.compile(file('export const a = 1;', { language: 'javascript', fileName: 'a.js' }), {});
    expect(compiled).toMatchObject({ ok: true, script: expect.stringContaining('exports.a = 1') });
  });
});
