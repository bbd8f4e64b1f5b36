// Where in the student's own lines something was thrown.
import { mapError } from '../../sandbox/error-map.ts';

interface Source {
  readonly script: string;
  readonly sourceMap?: string;
}

/** The sentence of anything thrown, and the student's line where the stack tells it. */
export function locateFault(
  error: unknown,
  code: Source | undefined,
  firstLine: number | undefined,
): { readonly message: string; readonly line?: number } {
  if (!(error instanceof Error)) return { message: String(error) };
  if (code === undefined || firstLine === undefined) return { message: error.message };
  const mapped = mapError(
    { name: error.name, message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) },
    {
      firstLine,
      lineCount: code.script.split('\n').length,
      ...(code.sourceMap === undefined ? {} : { sourceMap: code.sourceMap }),
    },
  );
  return { message: mapped.message, ...(mapped.line === undefined ? {} : { line: mapped.line }) };
}
