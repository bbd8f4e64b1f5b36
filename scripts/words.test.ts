// What no compiler sees of words: every phrase that code can say has its words in both languages, the words read no argument
// that does not come, both languages read the same ones, and no words lie unused.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { Messages } from '../src/contract/text.ts';
import { ROOT } from './lib/paths.mjs';
import { type Said, saidIn } from './lib/phrases.ts';
import { argumentsOf } from './lib/words.ts';

type Dictionaries = Readonly<Record<string, Messages>>;

const ofLabs = import.meta.glob<Messages>('/labs/**/messages.{en,ru}.ts', { import: 'messages', eager: true });
const ofPage = import.meta.glob<Messages>('/src/**/messages.{en,ru}.ts', { import: 'messages', eager: true });
const ofProblems = import.meta.glob<Messages>('/src/sim/problems.{en,ru}.ts', { import: 'problems', eager: true });
const shared: Dictionaries = { ...ofPage, ...ofProblems };

const LANGUAGES = ['en', 'ru'] as const;
const folders = [...new Set(Object.keys(ofLabs).map((path) => path.slice(1, path.lastIndexOf('/'))))];
const sharedWords = (language: string): Messages =>
  Object.fromEntries(
    Object.entries(shared).flatMap(([path, words]) => (path.includes(`.${language}.`) ? Object.entries(words) : [])),
  );

const options: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), ts.sys.readFile).config,
    ts.sys,
    ROOT,
  ).options,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  incremental: false,
};
const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\.bench\.|(^|\/)(testing\/|messages\.)/.test(file))
    .map((file) => join(ROOT, folder, file));

/** What is wrong with the words of some code. */
function faults(said: Said, words: Readonly<Record<(typeof LANGUAGES)[number], Messages>>): readonly string[] {
  return said.phrases.flatMap(({ keys, args, where, kind }) => {
    if (keys === undefined) return kind === 'say' ? [] : [`${where}: the types do not tell which keys this may be`];
    return keys.flatMap((key) =>
      LANGUAGES.flatMap((language) => {
        const message = Object.hasOwn(words[language], key) ? words[language][key] : undefined;
        if (message === undefined) return [`${where}: there is no ${language} message ${key}`];
        const absent = args === undefined ? [] : argumentsOf(message).filter((name) => !args.includes(name));
        return absent.map((name) => `${where}: the ${language} message ${key} reads {${name}}, which does not come`);
      }),
    );
  });
}

const program = ts.createProgram({ rootNames: folders.flatMap(sourcesIn), options });

describe.each(folders)('the words of %s', (folder) => {
  const own = (language: string): Messages => ofLabs[`/${folder}/messages.${language}.ts`] ?? {};
  const said = saidIn(program, sourcesIn(folder), (file) => file.slice(ROOT.length + 1));

  it('are there for every phrase, and read only what comes with it', () => {
    const wordsIn = (language: string): Messages => ({ ...sharedWords(language), ...own(language) });
    expect(faults(said, { en: wordsIn('en'), ru: wordsIn('ru') })).toEqual([]);
  });

  it('are all used', () => {
    // "object.server" is the page's to say, for the objects that actions are done to.
    const unused = Object.keys(own('en')).filter((key) => !said.mentions(key) && !key.startsWith('object.'));
    expect(unused).toEqual([]);
  });
});

const english = Object.entries({ ...ofLabs, ...shared }).filter(([path]) => path.includes('.en.'));

it.each(english)('both languages of %s read the same arguments', (path, words) => {
  const russian = { ...ofLabs, ...shared }[path.replace('.en.', '.ru.')] ?? {};
  const argumentsIn = (messages: Messages) =>
    Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, argumentsOf(message)]));
  expect(argumentsIn(russian)).toEqual(argumentsIn(words));
});

describe('these checks', () => {
  const CODE = `
    interface Phrase { readonly key: string; readonly args?: Readonly<Record<string, string | number>> }
    declare const policy: 'lru' | 'fifo';
    declare const anything: string;
    declare const text: { say(key: string, args?: object): string };
    export const one: Phrase = { key: \`why.\${policy}\`, args: { idle: 1 } };
    export const two: Phrase = { key: \`why.\${anything}\` };
    export const three = text.say(policy === 'lru' ? 'stage.a' : 'stage.b');
  `;
  const host = ts.createCompilerHost(options);
  const name = join(ROOT, 'planted.ts');
  const planted: ts.CompilerHost = {
    ...host,
    fileExists: (file) => file === name || host.fileExists(file),
    readFile: (file) => (file === name ? CODE : host.readFile(file)),
    getSourceFile: (file, target) =>
      file === name ? ts.createSourceFile(file, CODE, target) : host.getSourceFile(file, target),
  };
  const said = saidIn(ts.createProgram([name], options, planted), [name], () => 'planted.ts');

  it('find a missing key, an absent argument and a key that nobody can know', () => {
    const en: Messages = { 'why.lru': 'idle {idle}', 'why.fifo': 'since {since}', 'stage.a': 'a', 'stage.c': 'c' };
    const ru: Messages = { ...en, 'why.fifo': ({ since }) => `с ${String(since)}`, 'stage.b': 'б' };
    expect(faults(said, { en, ru })).toEqual([
      'planted.ts:6: the en message why.fifo reads {since}, which does not come',
      'planted.ts:6: the ru message why.fifo reads {since}, which does not come',
      'planted.ts:7: the types do not tell which keys this may be',
      'planted.ts:8: there is no en message stage.b',
    ]);
    expect(['why.lru', 'stage.a', 'stage.c'].filter((key) => !said.mentions(key))).toEqual(['stage.c']);
  });
});
