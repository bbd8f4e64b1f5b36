// A trace from a file: one key a line, or key,size on every line.
import { ONE_FILE } from '#src/algorithms/text/text-file.ts';
import type { TraceProblem } from '#src/algorithms/traces/trace-problem.ts';
import { createTraceReader } from '#src/algorithms/traces/trace-text.ts';
import type { InputProblem, InputReader } from '#src/contract/model.ts';

function problemOf({ code, line, given, limit, message }: TraceProblem): InputProblem {
  return { message, line, phrase: { key: `input.${code}`, args: { line, given, limit: limit ?? 0 } } };
}

export const traceReader: InputReader = {
  open() {
    const reader = createTraceReader();
    let files = 0;
    return {
      file() {
        files += 1;
      },
      push(chunk) {
        if (files > 1) return ONE_FILE;
        const problem = reader.push(chunk);
        return problem === undefined ? undefined : problemOf(problem);
      },
      end() {
        if (files > 1) return ONE_FILE;
        const result = reader.end();
        if (!result.ok) return problemOf(result.error);
        const { trace } = result;
        const requests = trace.keys.length;
        const args = { requests, keys: trace.names.length };
        return { input: trace, summary: { key: 'input.summary', args }, until: requests };
      },
    };
  },
};
