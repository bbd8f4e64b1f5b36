// Keys from a file, one a line; a key that comes again is looked up again.
import { createNameTable, numberOf } from '#src/algorithms/text/name-table.ts';
import { openTextFile, problemAt } from '#src/algorithms/text/text-file.ts';
import { preview } from '#src/algorithms/traces/trace-problem.ts';
import type { InputProblem, InputReader } from '#src/contract/model.ts';
import type { KeyFile } from './workload.ts';

const MOST_LINES = 5_000_000;
const MOST_KEYS = 1_000_000;
const MOST_BYTES = 1024;

const NO_KEYS: InputProblem = { message: 'the file holds no key; expected one a line', phrase: { key: 'input.empty' } };

interface Limits {
  readonly mostLines: number;
  readonly mostKeys: number;
}

/** @param limits for tests */
export function createKeyReader(
  { mostLines, mostKeys }: Limits = { mostLines: MOST_LINES, mostKeys: MOST_KEYS },
): InputReader {
  return {
    open() {
      const table = createNameTable();
      let lookups = new Int32Array(1024);
      let count = 0;
      let line = 0;
      /** A blank line is forgiven where only blank lines follow. */
      let blankLine = 0;

      const take = (bytes: Uint8Array, start: number, end: number): InputProblem | undefined => {
        line += 1;
        if (start === end) {
          if (blankLine === 0) blankLine = line;
          return undefined;
        }
        if (blankLine !== 0)
          return problemAt(blankLine, 'the line is blank; every line up to the last must hold a key', {
            key: 'input.blank',
            args: { line: blankLine },
          });
        const given = (): string => preview(bytes, start, end);
        if (end - start > MOST_BYTES)
          return problemAt(line, `a key may have ${MOST_BYTES} bytes, this one has more; it begins "${given()}"`, {
            key: 'input.longKey',
            args: { line, given: given(), most: MOST_BYTES },
          });
        if (count === mostLines)
          return problemAt(line, `a file may have ${mostLines} lines, this one has more`, {
            key: 'input.manyLines',
            args: { line, most: mostLines },
          });
        const key = numberOf(table, bytes, start, end);
        if (key < 0)
          return problemAt(line, `a key is text in UTF-8, but the line is not: "${given()}"`, {
            key: 'input.utf8',
            args: { line, given: given() },
          });
        if (table.names.length > mostKeys)
          return problemAt(line, `a file may have ${mostKeys} different keys, this one has more`, {
            key: 'input.manyKeys',
            args: { line, most: mostKeys },
          });
        if (count === lookups.length) {
          const grown = new Int32Array(count * 2);
          grown.set(lookups);
          lookups = grown;
        }
        lookups[count] = key;
        count += 1;
        return undefined;
      };

      return openTextFile({
        line: take,
        mostLineBytes: MOST_BYTES,
        end() {
          if (count === 0) return NO_KEYS;
          const input: KeyFile = { names: table.names, lookups: lookups.slice(0, count) };
          const args = { lookups: count, keys: table.names.length };
          return { input, summary: { key: 'input.summary', args }, until: count };
        },
      });
    },
  };
}
