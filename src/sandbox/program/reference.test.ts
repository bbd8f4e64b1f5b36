// What real Node printed, program for program.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleRecorder, recordInVm } from './testing/recorder.ts';

interface ReferenceProgram {
  readonly name: string;
  readonly module: string;
  readonly code: string;
  readonly output: readonly string[];
}
const FILE = fileURLToPath(new URL('../../../../shared/reference/eventloop/node20_order.json', import.meta.url));
const reference = (existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : { prelude: '', cases: [] }) as {
  readonly prelude: string;
  readonly cases: readonly ReferenceProgram[];
};

describe('the order in which Node 20 prints', () => {
  let recorder = '';
  beforeAll(async () => {
    recorder = await bundleRecorder();
  }, 60_000);
  for (const program of reference.cases)
    it(program.name, () => {
      const record = () =>
        recordInVm(recorder, `${reference.prelude}\n${program.code}`, program.module === 'cjs' ? 'a.cjs' : 'a.mjs');
      // What is not there is refused, by name and line.
      if (program.code.includes("require('net')"))
        expect(record().end).toEqual({ kind: 'refused', name: 'net', reason: 'module', line: 2 });
      else expect(record().output.map(({ text }) => text)).toEqual(program.output);
    });
});
