// Traces from a file: OTLP JSON, in UTF-8.

import { BINARY, isBinary, ONE_FILE } from '#src/algorithms/text/text-file.ts';
import { decodeUtf8 } from '#src/algorithms/text/utf8.ts';
import { type OtlpTraces, readOtlp } from '#src/algorithms/tracing/otlp.ts';
import { growForest } from '#src/algorithms/tracing/trace-tree.ts';
import type { InputProblem, InputReader } from '#src/contract/model.ts';

const MOST_BYTES = 64 * 1024 * 1024;
/** A file stands still: there is nothing to wait for. */
const FILE_RUN_MS = 1000;

/** @param mostBytes for tests */
export function createOtlpReader(mostBytes = MOST_BYTES): InputReader {
  return {
    open() {
      const chunks: Uint8Array[] = [];
      let [files, size] = [0, 0];
      return {
        file() {
          files += 1;
        },
        push(chunk): InputProblem | undefined {
          if (files > 1) return ONE_FILE;
          if (isBinary(chunk)) return BINARY;
          size += chunk.length;
          if (size > mostBytes) {
            const args = { most: mostBytes };
            return { message: `at most ${mostBytes} bytes`, phrase: { key: 'input.large', args } };
          }
          // The chunk is the caller's.
          chunks.push(chunk.slice());
          return undefined;
        },
        end() {
          if (files > 1) return ONE_FILE;
          const bytes = new Uint8Array(size);
          let at = 0;
          for (const chunk of chunks) {
            bytes.set(chunk, at);
            at += chunk.length;
          }
          const text = decodeUtf8(bytes, 0, size);
          if (text === undefined) return { message: 'this is not text in UTF-8', phrase: { key: 'input.utf8' } };
          const read = readOtlp(text);
          if ('message' in read) {
            const { message, code, args, line } = read;
            return { message, phrase: { key: `input.${code}`, args }, ...(line === undefined ? {} : { line }) };
          }
          const { traces, amiss } = growForest(read.spans);
          const input: OtlpTraces = read;
          const { duplicate, orphan, circle, negative } = amiss;
          const args = { spans: read.spans.length, traces: traces.length, duplicate, orphan, circle, negative };
          const isFine = duplicate + orphan + circle + negative === 0;
          return {
            input,
            summary: { key: isFine ? 'input.summary' : 'input.summaryAmiss', args },
            until: FILE_RUN_MS,
          };
        },
      };
    },
  };
}

export const otlpReader = createOtlpReader();
