// The grader of the two-level cache: quite different right answers pass; the starter, an empty answer and each typical wrong
// one do not, and each is told what is wrong with it.

import { expect, it } from 'vitest';
import { describeGrader } from '#src/sandbox/testing/describe-grader.ts';
import { promisedModule } from '#src/sandbox/testing/promised-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';
import { rightAnswers } from './testing/right-answers.ts';
import { wrongAnswers } from './testing/wrong-answers.ts';

const WRONG = Object.entries(wrongAnswers({ solution: solutionText, starter: starterText }));

const USELESS = {
  'nothing exported': 'export const x = 1;',
  'create returns nothing': 'export const create = () => undefined;',
  'create returns a revoked proxy':
    'export const create = () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; };',
  'an async create': 'export const create = async ({ service }: any) => service;',
  'a method is missing': 'export const create = ({ service }: any) => ({ getUserById: service.getUserById });',
  'a key that is a number':
    'export const create = ({ l2, service }: any) => ({ ...service, getUserById: async () => { try { await l2.get(7); } catch {} return null; } });',
  'a TTL that is none':
    'export const create = ({ l2, service }: any) => ({ ...service, getUserById: (id: string) => l2.set(id, 1, -5) });',
  'a value that JSON cannot write down':
    'export const create = ({ l2, service }: any) => ({ ...service, getUserById: (id: string) => l2.set(id, () => 1) });',
  'undefined in L1':
    'export const create = ({ l1, service }: any) => ({ ...service, getUserById: (id: string) => l1.set(id, undefined) });',
  'a sleep without end':
    'export const create = ({ clock, service }: any) => ({ ...service, getUserById: () => clock.sleep(1 / 0) });',
  'a promise of the language':
    'export const create = ({ service }: any) => ({ ...service, getUserById: () => globalThis.Promise.resolve(null) });',
  'waiting for a promise of the language':
    'export const create = ({ service }: any) => ({ ...service, getUserById: async () => { await globalThis.Promise.resolve(1); return null; } });',
  'changes left out':
    'export const create = ({ service }: any) => ({ ...service, updateUser: (id: string) => service.updateUser(id) });',
  'changes that are a list':
    'export const create = ({ service }: any) => ({ ...service, updateUser: (id: string) => service.updateUser(id, []) });',
  'a class': 'export class create { getUserById() {} getUserFriends() {} updateUser() {} }',
  'promises without end':
    'export const create = ({ service }: any) => ({ ...service, getUserById: async () => { for (;;) await null; } });',
  'calls without end':
    'export const create = ({ clock, service }: any) => { const more = async () => { await clock.sleep(1); void more(); void more(); }; return { ...service, getUserById: () => { void more(); return new Promise(() => undefined); } }; };',
};

const all = async <Key extends string>(texts: Readonly<Record<Key, string>>) =>
  Object.fromEntries(
    await Promise.all(
      Object.entries<string>(texts).map(async ([name, text]) => [name, await promisedModule(text)] as const),
    ),
  );

const wrong = await all(Object.fromEntries(WRONG.map(([name, [text]]) => [name, text])));

describeGrader(
  'user-cache',
  exercise,
  { en, ru },
  {
    right: await all(rightAnswers(solutionText)),
    wrong: Object.fromEntries(WRONG.map(([name, [, says]]) => [name, [wrong[name] ?? (() => ({})), says] as const])),
    useless: await all(USELESS),
    named: [
      ...['{"id":"1","name":"User1","version":1}', '{"id":"7","name":"User7","version":1}'],
      ...['getUserById', 'getUserFriends', 'updateUser', 'l1', 'undefined', 'create'],
    ],
  },
);

it('ends with the error itself at a slip where nothing else is the matter', async () => {
  const slips = [
    'export const create = ({ service }: any) => ({ ...service, getUserById: async (id: string) => (undefined as any).value });',
    'export const create = ({ service }: any) => ({ ...service, getUserById: (id: string) => new Promise(() => notThere()) });',
    'export const create = ({ service }: any) => ({ ...service, getUserById: (id: string) => JSON.parse(undefined as any) });',
  ];
  for (const slip of slips) {
    const made = await promisedModule(slip);
    expect(() => exercise.drive(made.instantiate, made)).toThrow(/undefined|notThere/);
  }
});
