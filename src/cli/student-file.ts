// A student's file: compiled before it runs, and its errors put back on its own lines.
import type { Manifest } from '../contract/manifest.ts';
import { compileTypeScript } from '../sandbox/compile.ts';
import { countScript } from '../sandbox/counting/count-script.ts';
import { mapError } from '../sandbox/error-map.ts';
import { compileFor } from '../sandbox/program/any-program.ts';
import type { AnyProgram } from '../sandbox/program/any-trace.ts';
import { countLineBreaks } from '../sandbox/worker-script.ts';
import { readText } from './files.ts';
import { Misuse, sentenceOf } from './misuse.ts';
import type { StudentFault } from './pool.ts';
import { STUDENT_SCRIPT } from './student-realm.ts';

export interface StudentFile {
  /** How it is called in messages: its path, or that it came with a link. */
  readonly name: string;
  readonly source: string;
  /** CommonJS. */
  readonly script: string;
  readonly sourceMap: string;
}

/** The code cannot be compiled: bad input for a run, and a check that did not pass for a grade. */
export class SyntaxFault extends Misuse {}

/** What a lab's manifest says of its code. */
type CodeOptions = Pick<Manifest, 'countsOperations' | 'simulatesPromises'>;

/**
 * A student's module for a lab.
 * @throws SyntaxFault naming line and column
 */
export async function compileStudent(
  { countsOperations = false, simulatesPromises = false }: CodeOptions,
  name: string,
  source: string,
): Promise<StudentFile> {
  let compiled: Awaited<ReturnType<typeof compileTypeScript>>;
  try {
    compiled = await compileTypeScript(source, name.endsWith('.js') ? 'code.js' : 'code.ts', { simulatesPromises });
  } catch (error) {
    // The compiler has its limits, too: brackets a hundred thousand deep.
    throw new SyntaxFault(`${name}: this cannot be compiled: ${sentenceOf(error)}`);
  }
  const first = compiled.diagnostics[0];
  if (first !== undefined) throw new SyntaxFault(`${name}:${first.line}:${first.column}: ${first.message.en}`);
  const { script, sourceMap } = compiled;
  return { name, source, script: countsOperations ? countScript(script, sourceMap) : script, sourceMap };
}

/** A program of the student's, or one that comes with a lab. @throws SyntaxFault naming line and column */
export function compileStudentProgram(lab: CodeOptions, name: string, source: string): AnyProgram {
  const compiled = compileFor(lab, source, name);
  if (compiled.ok) return compiled.program;
  throw new SyntaxFault(`${name}:${compiled.line}:${compiled.column}: ${compiled.message.en}`);
}

export const readStudent = async (lab: CodeOptions, path: string): Promise<StudentFile> =>
  compileStudent(lab, path, await readText(path));

/** `file:line:column: TypeError: …`, or the sentence alone where the code's own lines had no part in it. */
export function faultSentence(fault: StudentFault, file: StudentFile): string {
  const { failure } = fault;
  if (failure === undefined) return `${file.name}: ${fault.message}`;
  const place = {
    firstLine: 1,
    lineCount: countLineBreaks(file.script) + 1,
    sourceMap: file.sourceMap,
    scriptName: STUDENT_SCRIPT,
  };
  const { name, message, line, column } = mapError(
    { name: failure.name, message: failure.message, stack: failure.stack },
    place,
  );
  const what = name === '' || name === 'Error' || name === 'PolicyFault' ? message : `${name}: ${message}`;
  return line === undefined ? `${file.name}: ${what}` : `${file.name}:${line}:${column ?? 1}: ${what}`;
}
