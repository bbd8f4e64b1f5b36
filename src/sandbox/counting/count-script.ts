// Rewrites a student's compiled script so that it counts what it does (counter.ts): each statement, each turn of a loop and
// each call of a function. Nothing else about it changes, and every line stays where it is.
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { type Program, parse, type Token } from 'acorn';
import { CodeWriter, lineStarts, placeOf } from '../program/code-writer.ts';
import { COUNTED_MARK, COUNTER_PARAMETER } from './counted.ts';
import type { CountedTables } from './counter.ts';
import { CountingEmitter } from './counting-emitter.ts';

/**
 * @param script CommonJS JavaScript, as the compiler wrote it
 * @param sourceMap of that script, as JSON; without it the lines that are counted are those of the script
 */
export function countScript(script: string, sourceMap?: string): string {
  const tokens: Token[] = [];
  const program: Program = parse(script, {
    ecmaVersion: 2024,
    sourceType: 'script',
    allowReturnOutsideFunction: true,
    onToken: tokens,
  });
  const arrows = tokens.filter(({ type }) => type.label === '=>').map(({ end }) => end);
  const writer = new CodeWriter(script);
  const prefix = freePrefix(script);
  const emitter = new CountingEmitter(writer, { script, prefix, arrows, lineOf: lineFinder(script, sourceMap) });
  emitter.program(program);
  const tables: CountedTables = { functions: emitter.functions, places: emitter.places };
  return `${COUNTED_MARK}const ${prefix}=${COUNTER_PARAMETER}(${JSON.stringify(tables)});${writer.finish().code}`;
}

function lineFinder(script: string, sourceMap: string | undefined): (offset: number) => number {
  const starts = lineStarts(script);
  const map = sourceMap === undefined || sourceMap === '' ? undefined : new TraceMap(sourceMap);
  return (offset) => {
    const { line, column } = placeOf(starts, offset);
    return map === undefined ? line : (originalPositionFor(map, { line, column: column - 1 }).line ?? line);
  };
}

function freePrefix(script: string): string {
  let prefix = '$c';
  for (let count = 1; script.includes(prefix); count += 1) prefix = `$c${count}_`;
  return prefix;
}
