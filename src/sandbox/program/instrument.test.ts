// What instrument() must keep: every position leads back to the student's own text, and what cannot run is said by line.
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { lineStarts, placeOf, sourceOffset } from './code-writer.ts';
import { type InstrumentedProgram, instrument } from './instrument.ts';
import type { ProgramKind } from './tables.ts';
import { generateProgram } from './testing/generated-programs.ts';
import { ownPrograms, ownTopics } from './testing/own-programs.ts';

function instrumented(source: string, kind: ProgramKind = 'commonjs'): InstrumentedProgram {
  const program = instrument(source, kind);
  if (program.kind === 'problem') throw new Error(JSON.stringify(program));
  return program;
}

const programs = [
  ...ownTopics().flatMap(ownPrograms),
  ...Array.from({ length: 40 }, (_, seed) => ({
    name: `seed ${seed}`,
    source: generateProgram(seed),
    kind: 'commonjs' as const,
  })),
];

describe('positions', () => {
  it('every word of the program that is kept stands where the map says', () => {
    for (const { source, kind, name } of programs) {
      const { code, tables } = instrumented(source, kind);
      const words = code.matchAll(/[A-Za-z_]\w{3,}/g);
      let kept = 0;
      for (const word of words) {
        const offset = sourceOffset(tables.map, word.index);
        if (offset === undefined || sourceOffset(tables.map, word.index + word[0].length - 1) === undefined) continue;
        expect(source.slice(offset, offset + word[0].length), name).toBe(word[0]);
        kept += 1;
      }
      expect(kept, name).toBeGreaterThan(0);
    }
  });

  it('every place is a range of the text, without blanks at its ends', () => {
    for (const { source, kind, name } of programs) {
      const { places } = instrumented(source, kind).tables;
      const starts = lineStarts(source);
      for (let at = 0; at < places.length; at += 4) {
        const [line = 0, column = 0, endLine = 0, endColumn = 0] = places.slice(at, at + 4);
        const start = (starts[line - 1] ?? Number.NaN) + column - 1;
        const end = (starts[endLine - 1] ?? Number.NaN) + endColumn - 1;
        expect(end, name).toBeGreaterThan(start);
        expect(placeOf(starts, start), name).toEqual({ line, column });
        if (at === 0) continue;
        const text = source.slice(start, end);
        expect(text.trimEnd(), name).toBe(text);
      }
    }
  });

  it('what it writes is a program', () => {
    for (const { source, kind } of programs) expect(() => new vm.Script(instrumented(source, kind).code)).not.toThrow();
  });

  it('gives each statement the line on which it stands, whatever moves', () => {
    const source = [
      '(async () => {',
      '  for await (const x of',
      '    [1]',
      '  )',
      '    use(x)',
      '',
      '  done()',
      '})()',
    ].join('\n');
    const { places } = instrumented(source).tables;
    const lines = Array.from({ length: places.length / 4 }, (_, index) => places.slice(index * 4, index * 4 + 4));
    expect(lines).toContainEqual([5, 5, 5, 11]);
    expect(lines).toContainEqual([7, 3, 7, 9]);
    expect(lines).toContainEqual([2, 3, 4, 4]);
  });

  it('names functions as a stack shows them', () => {
    const source = `
      function plain() {}
      const arrow = async () => {};
      class Cache { constructor() {} get(key) {} static make() {} #hidden() {} get size() { return 0; } }
      const o = { method() {}, async later() {}, value: () => {} };
      setTimeout(() => {}, 0);
      exports.handler = function () {};`;
    const names = instrumented(source).tables.functions.map((one) => one.name);
    expect(names).toEqual([
      '',
      'plain',
      'arrow',
      'Cache',
      'new Cache',
      'Cache.get',
      'Cache.make',
      'Cache.#hidden',
      'Cache.get size',
      'Object.method',
      'Object.later',
      'value',
      '',
      'handler',
    ]);
  });

  it('takes names that the program does not use', () => {
    const { tables, code } = instrumented('const $h = 1; console.log($h)');
    expect(tables.hookName).toBe('$h1_');
    expect(code).toContain('const $h = 1');
  });
});

describe('what cannot run', () => {
  it.each([
    ['a syntax error', 'let a = 1;\nlet a = 2;', 'commonjs', 2, { kind: 'syntax' }],
    ['await outside of async', 'f();\nawait g();', 'commonjs', 2, { kind: 'syntax' }],
    ['using', '{\n using x = y; }', 'commonjs', 2, { kind: 'syntax' }],
    ['with', '\nwith (Math) {}', 'commonjs', 2, { kind: 'refused', name: 'with', reason: 'unsupported' }],
    ['import()', '\n\nimport("fs")', 'commonjs', 3, { kind: 'refused', name: 'import()', reason: 'unsupported' }],
    [
      'a module',
      'import fs from "fs";\nimport net from "node:net";',
      'module',
      2,
      { kind: 'refused', name: 'node:net', reason: 'module' },
    ],
    ['a file', 'import a from "./a.js"', 'module', 1, { kind: 'refused', name: './a.js', reason: 'module' }],
    [
      'export from',
      'export { a } from "fs"',
      'module',
      1,
      { kind: 'refused', name: 'export from', reason: 'unsupported' },
    ],
    [
      'super, changed in place, in an async method',
      'class A extends B {\n async m() { super.n += 1; } }',
      'commonjs',
      2,
      { kind: 'refused', name: 'super … +=', reason: 'unsupported' },
    ],
  ] as const)('%s', (_, source, kind, line, problem) => {
    expect(instrument(source, kind)).toMatchObject({ kind: 'problem', line, problem });
  });
});
