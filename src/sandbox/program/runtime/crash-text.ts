// The last words of a program that dies of an exception, as Node writes them to standard error.
import { inspect } from 'node-inspect-extracted';
import { NODE_VERSION } from './process.ts';

export function crashText(
  thrown: unknown,
  fromPromise: boolean,
  line: number | undefined,
  source: string,
  fileName: string,
): string {
  const isError = typeof thrown === 'object' && thrown !== null && Object.hasOwn(thrown, 'stack');
  const shown = inspect(thrown);
  const lines: string[] = [];
  if (!fromPromise && line !== undefined) {
    const text = source.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1] ?? '';
    lines.push(`${fileName}:${line}`, text, `${text.slice(0, text.length - text.trimStart().length)}^`, '');
  }
  lines.push(
    isError ? shown : `Uncaught:\n${shown}\n(Use \`node --trace-uncaught ...\` to show where the exception was thrown)`,
  );
  lines.push('', `Node.js ${NODE_VERSION}`);
  return lines.join('\n');
}
