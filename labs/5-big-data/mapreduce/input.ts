// Text files as the input of a job: as many as one likes, each a document, in UTF-8.
import { BINARY, isBinary } from '#src/algorithms/text/text-file.ts';
import { decodeUtf8 } from '#src/algorithms/text/utf8.ts';
import type { InputProblem, InputReader } from '#src/contract/model.ts';
import type { Document, TextInput } from './text.ts';

const MOST_BYTES = 64_000_000;
const MOST_FILES = 200;
const LINE_FEED = 0x0a;
/** Enough for the slower of the lab's own jobs where a single map does all of it, on the cluster as it is set at first. */
const ONE_MAP_MS = 200_000;
const SHORT_TEXT_MS = 80_000;
/** From so many lines on, the maps are as many as are asked for, and about equal. */
const LINES_OF_A_TEXT = 1000;

/**
 * A short text gives few maps, and pairs that are long beside it: such a run needs longer than the usual, which is what
 * undefined stands for.
 */
function untilOf(lines: number): number | undefined {
  return lines < LINES_OF_A_TEXT ? Math.max(SHORT_TEXT_MS, Math.ceil(ONE_MAP_MS / lines / 20_000) * 20_000) : undefined;
}

const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark ? bytes.subarray(3) : bytes;
}

/** How many lines, or the first that is not UTF-8. */
function countLines(bytes: Uint8Array): { readonly lines: number; readonly bad?: number } {
  let lines = 0;
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(LINE_FEED, at);
    const end = found < 0 ? bytes.length : found;
    lines += 1;
    if (decodeUtf8(bytes, at, end) === undefined) return { lines, bad: lines };
    at = end + 1;
  }
  return { lines };
}

/** @param most for tests */
export function createTextReader(most = { bytes: MOST_BYTES, files: MOST_FILES }): InputReader {
  return {
    open() {
      const files: { readonly name: string; readonly chunks: Uint8Array[] }[] = [];
      let size = 0;

      const end = (): ReturnType<ReturnType<InputReader['open']>['end']> => {
        const documents: Document[] = [];
        let lines = 0;
        for (const { name, chunks } of files) {
          const bytes = joined(chunks);
          const counted = countLines(bytes);
          if (counted.bad !== undefined) {
            const args = { name, line: counted.bad };
            const message = `${name}, line ${counted.bad}: not text in UTF-8`;
            return { message, line: counted.bad, phrase: { key: 'input.utf8', args } };
          }
          lines += counted.lines;
          // Two files of one name in two folders are two documents.
          const twins = documents.filter((other) => other.name === name || other.name.startsWith(`${name} (`)).length;
          if (bytes.length > 0) documents.push({ name: twins === 0 ? name : `${name} (${twins + 1})`, bytes });
        }
        if (documents.length === 0)
          return {
            message: 'there is no text in it; expected text files in UTF-8, a record a line',
            phrase: { key: 'input.empty' },
          };
        const input: TextInput = { documents };
        const until = untilOf(lines);
        return {
          ...{ input, summary: { key: 'input.summary', args: { files: documents.length, lines, bytes: size } } },
          ...(until === undefined ? {} : { until }),
        };
      };

      return {
        file(name) {
          files.push({ name: baseName(name), chunks: [] });
        },
        push(chunk): InputProblem | undefined {
          if (files.length > most.files)
            return {
              message: `a job reads ${most.files} files at most; given are more`,
              phrase: { key: 'input.files', args: { most: most.files } },
            };
          if (isBinary(chunk)) return BINARY;
          size += chunk.length;
          if (size > most.bytes)
            return {
              message: `a job reads ${most.bytes} bytes at most; given are more`,
              phrase: { key: 'input.large', args: { most: most.bytes } },
            };
          // The chunk is the caller's.
          files.at(-1)?.chunks.push(chunk.slice());
          return undefined;
        },
        end,
      };
    },
  };
}
