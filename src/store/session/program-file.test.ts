// What the page makes of a program's file, whose name it does not keep.
import { describe, expect, it } from 'vitest';
import { textOfProgramFile } from './program-file.ts';

describe('the text of a program’s file', () => {
  it.each([
    ['a.js', 'log(1);'],
    ['a.js', "import 'fs';"],
    ['a.mjs', 'export const a = 1;'],
    ['a.cjs', "require('fs');"],
    ['a.cjs', 'this is no program'],
  ])('%s: %s is kept', async (name, text) => {
    expect(await textOfProgramFile(text, name)).toEqual({ ok: true, text });
  });

  it('says in its text that it is a module where only its name does', async () => {
    expect(await textOfProgramFile('log(1);', 'a.mjs')).toEqual({ ok: true, text: 'log(1);\nexport {};\n' });
  });

  it.each(["\nimport 'fs';", '\nexport const a = 1;', '\nawait 1;', '\nlog(import.meta.url);'])(
    'is refused by line where the name forbids a module: %j',
    async (text) => {
      expect(await textOfProgramFile(text, 'a.cjs')).toEqual({ ok: false, line: 2 });
    },
  );
});
