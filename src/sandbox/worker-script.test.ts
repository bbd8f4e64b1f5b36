import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { buildWorkerScript, countLineBreaks, StudentCodeTooLong, wrapStudentScript } from './worker-script.ts';

function evaluate(parts: readonly string[]): Record<string, unknown> {
  const context = vm.createContext({ postMessage: () => undefined, seen: {} });
  vm.runInContext('globalThis.self = globalThis', context);
  vm.runInContext(parts.join(''), context);
  return context['seen'] as Record<string, unknown>;
}

const HOST =
  'var hostName = 1; globalThis.__headroomStudent = (f) => { seen.map = typeof Map; const e = {}; f(e, { exports: e }); Object.assign(seen, e); };';

describe('the worker script', () => {
  it('runs host, then student, strictly, and leaves no name of the host behind', () => {
    const { parts } = buildWorkerScript(HOST, 'exports.self = this; exports.host = typeof hostName; exports.two = 2;');
    expect(evaluate(parts)).toEqual({ map: 'function', self: undefined, host: 'undefined', two: 2 });
  });

  it.each([
    '}); } function Map() {} { (function () {',
    '}); } var a; lab: { (function () {',
    '}); } {(() => {',
    '/* never closed',
    '`never closed',
    "exports.x = 'never closed",
    '}',
    '});',
  ])('is a syntax error as a whole when the code leaves its block: %s', (student) => {
    let ran = false;
    const context = vm.createContext({
      postMessage: () => {
        ran = true;
      },
      seen: {},
    });
    vm.runInContext('globalThis.self = globalThis', context);
    expect(() => {
      vm.runInContext(buildWorkerScript(HOST, student).parts.join(''), context);
    }).toThrow(expect.objectContaining({ name: 'SyntaxError' }) as Error);
    expect(ran).toBe(false);
  });

  it('does not let code that leaves only its function hoist names above the host', () => {
    const { parts } = buildWorkerScript(HOST, '}); function Map() {} var Set; (function () {');
    expect(evaluate(parts)).toMatchObject({ map: 'function' });
  });

  it('uses a fresh label each time', () => {
    expect(wrapStudentScript('1').text).not.toBe(wrapStudentScript('1').text);
  });

  it('states the line on which the student begins, whatever ends the lines of the host', () => {
    const { parts, studentFirstLine } = buildWorkerScript('1;\n2;\r\n3;\r4;\u20285;', 'MARK');
    const before = parts.join('').split('MARK')[0] ?? '';
    expect(studentFirstLine).toBe(countLineBreaks(before) + 1);
    expect(before.endsWith('\n')).toBe(true);
  });

  it('refuses code over 256 kB in words', () => {
    expect(() => buildWorkerScript('', 'x'.repeat(256 * 1024 + 1))).toThrow(StudentCodeTooLong);
    expect(() => buildWorkerScript('', ' '.repeat(256 * 1024))).not.toThrow();
  });
});
