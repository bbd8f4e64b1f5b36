// Maps an error's stack, as V8 writes it, from positions in the worker's script back to the student's own lines.
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';

export interface ScriptPlace {
  /** ConfinedWorker.studentFirstLine: the line, from 1, on which the student's JavaScript begins. */
  readonly firstLine: number;
  /** How many lines the student's JavaScript has. */
  readonly lineCount: number;
  /** Source map of that JavaScript, as JSON. Without it lines of the JavaScript are given. */
  readonly sourceMap?: string;
  /** Name of the script in stacks; `confined.js` unless given. Other scripts' frames are not the student's. */
  readonly scriptName?: string;
}

export interface ThrownError {
  readonly name?: string;
  readonly message: string;
  readonly stack?: string;
  /** Of the worker's script, from 1, where there is no stack: a syntax error. */
  readonly line?: number;
  readonly column?: number;
}

export interface StudentFrame {
  /** Undefined at the top level of the student's code. */
  readonly functionName?: string;
  /** From 1, in the student's own file. */
  readonly line: number;
  readonly column: number;
}

export interface MappedError {
  readonly name: string;
  readonly message: string;
  /** Where the student's code was when it happened; undefined if nowhere in it. From 1. */
  readonly line?: number;
  readonly column?: number;
  /** The student's own frames, innermost first. */
  readonly frames: readonly StudentFrame[];
}

interface ScriptPosition {
  readonly functionName?: string;
  readonly script: string;
  readonly line: number;
  readonly column: number;
}

/** `at name (script:line:column)` or `at script:line:column`; names may hold blanks (`new Cache`, `async pick`). */
const FRAME = /^\s*at (?:(.*?) \()?((?:[^()]|\([^()]*\))*?):(\d+):(\d+)\)?$/;
const MAX_STACK_LINES = 100;

export function parseStack(stack: string): readonly ScriptPosition[] {
  const positions: ScriptPosition[] = [];
  for (const text of stack.split('\n', MAX_STACK_LINES)) {
    const match = text.length > 2000 ? null : FRAME.exec(text);
    if (match === null) continue;
    const [, functionName, script, line, column] = match;
    positions.push({
      ...(functionName === undefined ? {} : { functionName }),
      script: script ?? '',
      line: Number(line),
      column: Number(column),
    });
  }
  return positions;
}

function readMap(sourceMap: string | undefined): TraceMap | undefined {
  if (sourceMap === undefined) return undefined;
  try {
    return new TraceMap(sourceMap);
  } catch {
    // A map that cannot be read must not hide the error: the lines are then those of the JavaScript.
    return undefined;
  }
}

/** The student never wrote `exports.`; `Object.` and `exports.` are how V8 names calls of exported functions. */
function ownName(functionName: string | undefined): string | undefined {
  const name = functionName?.replace(/ \[as [^\]]*\]$/, '').replace(/^(async )?(?:(?:Object|exports|module)\.)+/, '$1');
  return name === undefined || name === '' || name === '<anonymous>' ? undefined : name;
}

/** `Uncaught TypeError: x is not …` of an error event, apart. */
function splitMessage(error: ThrownError): { readonly name: string; readonly message: string } {
  const bare = error.message.replace(/^Uncaught (?:\(in promise\) )?/, '');
  if (error.name !== undefined) return { name: error.name, message: bare };
  const match = /^([A-Za-z_$][\w$]*(?:Error|Exception)): ([\s\S]*)$/.exec(bare);
  return match === null ? { name: 'Error', message: bare } : { name: match[1] ?? 'Error', message: match[2] ?? '' };
}

/** Never throws: what cannot be mapped is left out. */
export function mapError(error: ThrownError, place: ScriptPlace): MappedError {
  const map = readMap(place.sourceMap);
  const scriptName = place.scriptName ?? 'confined.js';
  const toStudent = (position: ScriptPosition): StudentFrame | undefined => {
    const line = position.line - place.firstLine + 1;
    if (line < 1 || line > place.lineCount || !position.script.endsWith(scriptName)) return undefined;
    const functionName = ownName(position.functionName);
    const named = functionName === undefined ? {} : { functionName };
    if (map === undefined) return { ...named, line, column: position.column };
    const original = originalPositionFor(map, { line, column: Math.max(0, position.column - 1) });
    return original.line === null ? undefined : { ...named, line: original.line, column: original.column + 1 };
  };
  const positions = error.stack === undefined ? [] : [...parseStack(error.stack)];
  if (positions.length === 0 && error.line !== undefined) {
    positions.push({ script: scriptName, line: error.line, column: error.column ?? 1 });
  }
  const frames = positions.map(toStudent).filter((frame) => frame !== undefined);
  const first = frames[0];
  const at = first === undefined ? {} : { line: first.line, column: first.column };
  return { ...splitMessage(error), ...at, frames };
}
