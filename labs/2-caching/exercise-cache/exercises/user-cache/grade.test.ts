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

/** The solution with some of its lines changed; each must be there. */
function changed(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the solution has no ${from}`);
    return text.replaceAll(from, to);
  }, solutionText);
}

const CHAINS = `
export function create({ l1, l2, clock, service }: any) {
  const loads: any = new Map();
  const none = () => undefined;
  const patient = (promise: any) => new Promise((resolve) => {
    promise.then(resolve, none).then(resolve);
    clock.sleep(40).then(resolve);
  });
  const freeze = (value: any) => Object.freeze(value);
  function read(key: string, fetch: any): any {
    const entry = l1.get(key);
    if (entry) return Promise.resolve(entry.value);
    if (loads.has(key)) return loads.get(key);
    const done = (value: any) => { loads.delete(key); store(key, value); return freeze(value); };
    const failed = (error: any) => { loads.delete(key); throw error; };
    const loading = patient(l2.get(key))
      .then((found: any) => found !== undefined ? found : fetch().then((value: any) => { l2.set(key, value, 60000).then(none, none); return value; }))
      .then(done, failed);
    loads.set(key, loading);
    return loading;
  }
  function store(key: string, value: any) {
    const keys = l1.keys();
    if (!keys.includes(key) && keys.length >= l1.capacity) l1.delete(keys[Math.floor(keys.length / 2)]);
    l1.set(key, { value: freeze(value) }, 1500);
  }
  return {
    getUserById: (id: string) => read('u/' + id, () => service.getUserById(id)),
    getUserFriends: (id: string) => read('f/' + id, () => service.getUserFriends(id)),
    updateUser: (id: string, changes: any) => service.updateUser(id, changes).then((user: any) =>
      Promise.all(['u/' + id, 'f/' + id].map((key) => patient(l2.delete(key)).then(() => l1.delete(key)))).then(() => user)),
  };
}`;

/** One load for all instances: a lock in L2; who does not get it looks again. */
const LOCKED = `
class Cache {
  loads = new Map();
  constructor(readonly t: any) {}
  async tryL2(call: any) {
    try { return await Promise.race([call(), this.t.clock.sleep(60)]); } catch { return undefined; }
  }
  async load(key: string, fetch: any) {
    const { l2, l1, clock } = this.t;
    let boxed: any = await this.tryL2(() => l2.get(key));
    if (boxed === undefined && (await this.tryL2(() => l2.setIfAbsent('lock:' + key, 1, 1500))) === false)
      for (let turn = 0; turn < 40 && boxed === undefined; turn++) { await clock.sleep(20); boxed = await this.tryL2(() => l2.get(key)); }
    if (boxed === undefined) {
      boxed = { json: JSON.stringify(await fetch()) };
      await this.tryL2(() => l2.set(key, boxed, 20000));
      await this.tryL2(() => l2.delete('lock:' + key));
    }
    while (l1.size >= l1.capacity) l1.delete(l1.keys()[0]);
    l1.set(key, boxed.json, 900);
    return boxed.json;
  }
  async read(key: string, fetch: any) {
    let json: any = this.t.l1.get(key);
    if (json === undefined) {
      if (!this.loads.has(key)) this.loads.set(key, this.load(key, fetch).finally(() => { this.loads.delete(key); }));
      json = await this.loads.get(key);
    }
    return JSON.parse(json);
  }
  getUserById(id: string) { return this.read('user/' + id, () => this.t.service.getUserById(id)); }
  getUserFriends(id: string) { return this.read('friends/' + id, () => this.t.service.getUserFriends(id)); }
  async updateUser(id: string, changes: any) {
    const user = await this.t.service.updateUser(id, changes);
    for (const key of ['user/' + id, 'friends/' + id]) { await this.tryL2(() => this.t.l2.delete(key)); this.t.l1.delete(key); }
    return user;
  }
}
export const create = (tools: any) => new Cache(tools);`;

/** Nothing is deleted: an update begins a new generation of a user's keys, whose number lies in L2 and shortly in L1. */
const GENERATIONS = `
export function create({ l1, l2, clock, service }: any) {
  const loads = new Map();
  const quiet = async (promise: any) => { try { return await Promise.race([promise, clock.sleep(45)]); } catch { return undefined; } };
  const copy = (value: any) => value === undefined ? undefined : structured(value);
  const structured = (value: any): any => Array.isArray(value) ? [...value] : value === null ? null : { ...value };
  const put = (key: string, value: any, ttl: number) => { l1.delete(key); for (const k of l1.keys()) if (l1.size >= l1.capacity) l1.delete(k); l1.set(key, value, ttl); };
  async function generation(id: string) {
    const known = l1.get('g' + id);
    if (known !== undefined) return known;
    const found = (await quiet(l2.get('g' + id))) ?? 0;
    put('g' + id, found, 1000);
    return found;
  }
  async function load(kind: string, id: string, fetch: any) {
    const generationNow = await generation(id);
    const key = kind + generationNow + ':' + id;
    const local = l1.get(key);
    if (local !== undefined) return local;
    let value = await quiet(l2.get(key));
    if (value === undefined) { value = await fetch(); l2.set(key, value, 40000).catch(() => 0); }
    put(key, value, 1000);
    return value;
  }
  function read(kind: string, id: string, fetch: any) {
    const number = l1.get('g' + id);
    const local = number === undefined ? undefined : l1.get(kind + number + ':' + id);
    if (local !== undefined) return copy(local);
    const name = kind + id;
    if (!loads.has(name)) loads.set(name, load(kind, id, fetch).finally(() => loads.delete(name)));
    return loads.get(name).then(copy);
  }
  return {
    getUserById: async (id: string) => read('u', id, () => service.getUserById(id)),
    getUserFriends: async (id: string) => read('f', id, () => service.getUserFriends(id)),
    async updateUser(id: string, changes: any) {
      const user = await service.updateUser(id, changes);
      const next = clock.now() + Math.random();
      await quiet(l2.set('g' + id, next, 100000));
      put('g' + id, next, 1000);
      return user;
    },
  };
}`;

/** The new value is written into both caches instead of being deleted; friends are deleted. */
const WRITE_THROUGH = changed(
  ['    await Promise.all(keys.map((key) => soon(l2.delete(key))));', ''],
  [
    '      for (const key of keys) l1.delete(key);',
    '      await Promise.all([soon(l2.set(keys[0] as string, user, L2_TTL_MS)), soon(l2.delete(keys[1] as string))]);\n      keep(keys[0] as string, user);\n      l1.delete(keys[1] as string);',
  ],
  ['return user;', 'return copy(user);'],
);

/** As a student wrote it who read the page only: no async function, what is kept is text. */
const PLAIN_PROMISES = `
export function create({ l1, l2, clock, service }: CacheTools) {
  const flights = new Map<string, Promise<string>>();
  function safely<T>(work: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve) => {
      work.then(resolve, () => resolve(undefined));
      clock.sleep(100).then(() => resolve(undefined));
    });
  }
  function remember(key: string, text: string) {
    if (l1.get(key) === undefined && l1.size >= l1.capacity) for (const one of l1.keys()) l1.delete(one);
    l1.set(key, text, 1500);
  }
  function find<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const near = l1.get(key);
    if (typeof near === 'string') return Promise.resolve(JSON.parse(near));
    let flight = flights.get(key);
    if (!flight) {
      flight = safely(l2.get(key))
        .then((far) => typeof far === 'string' ? far : ask().then((value) => {
          const text = JSON.stringify(value);
          l2.set(key, text, 60_000).catch(() => {});
          return text;
        }))
        .then((text) => { remember(key, text); return text; })
        .finally(() => queueMicrotask(() => flights.delete(key)));
      flights.set(key, flight);
    }
    return flight.then((text) => JSON.parse(text));
  }
  return {
    getUserById: (id: string) => find('u:' + id, () => service.getUserById(id)),
    getUserFriends: (id: string) => find('f:' + id, () => service.getUserFriends(id)),
    updateUser: (id: string, changes: UserChanges) => service.updateUser(id, changes).then((user) => {
      const keys = ['u:' + id, 'f:' + id];
      for (const key of keys) l1.delete(key);
      return Promise.all(keys.map((key) => safely(l2.delete(key)))).then(() => user);
    }),
  };
}`;

/** Instances with one memory among them, where the realm lets them: no process has that. */
const ONE_MEMORY = `
export function create({ clock, service }: any) {
  // A realm loses such a global where a process begins; these tests have but one.
  (globalThis as any).oneMemory = { loads: new Map(), values: new Map() };
  const shared = (): any => (globalThis as any).oneMemory;
  async function read(key: string, fetch: any) {
    const { loads, values } = shared();
    const one = values.get(key);
    if (one !== undefined && one.until > clock.now()) return JSON.parse(one.json);
    if (!loads.has(key)) loads.set(key, fetch().finally(() => loads.delete(key)));
    const json = JSON.stringify(await loads.get(key));
    values.delete(key);
    for (const oldest of values.keys()) if (values.size >= 50) values.delete(oldest);
    values.set(key, { json, until: clock.now() + 30_000 });
    return JSON.parse(json);
  }
  return {
    getUserById: (id: string) => read('user ' + id, () => service.getUserById(id)),
    getUserFriends: (id: string) => read('friends ' + id, () => service.getUserFriends(id)),
    async updateUser(id: string, changes: any) {
      const user = await service.updateUser(id, changes);
      for (const key of ['user ' + id, 'friends ' + id]) shared().values.delete(key);
      return user;
    },
  };
}`;

/** It asks nobody: the service answers like that, after all. */
const MADE_UP = `
export function create() {
  const versions = new Map<string, number>();
  const versionOf = (id: string) => versions.get(id) ?? 1;
  return {
    getUserById: async (id: string) => id.startsWith('x') ? null : { id, name: 'User' + id, version: versionOf(id) },
    getUserFriends: async () => [],
    updateUser: async (id: string) => { versions.set(id, versionOf(id) + 1); return { id }; },
  };
}`;

/** A small memory of its own instead of l1, as bounded as l1 should be. */
const OWN_MEMORY: readonly (readonly [string, string])[] = [
  ['const loads =', 'const mine = new Map<string, { value: unknown; until: number }>();\n  const loads ='],
  [
    'const local = l1.get(key);',
    'const one = mine.get(key);\n    const local = one !== undefined && one.until > clock.now() ? one.value : undefined;',
  ],
  ['l1.delete(key);\n    for (const oldest of l1.keys())', 'mine.delete(key);\n    for (const oldest of mine.keys())'],
  ['l1.size', 'mine.size'],
  ['l1.delete(oldest)', 'mine.delete(oldest)'],
  ['l1.set(key, value, L1_TTL_MS)', 'mine.set(key, { value, until: clock.now() + L1_TTL_MS })'],
  ['for (const key of keys) l1.delete(key)', 'for (const key of keys) mine.delete(key)'],
];

const RIGHT = {
  solution: solutionText,
  'chains of .then, frozen values, any entry pushed out': CHAINS,
  'a class with a lock in L2 across instances': LOCKED,
  'generations of keys': GENERATIONS,
  'write-through of the user': WRITE_THROUGH,
  'a flight map of plain promises, texts in both caches': PLAIN_PROMISES,
};

const FINALLY = '.finally(() => loads.delete(key))';
const [USER_KEY, FRIENDS_KEY] = ['user', 'friends'].map((kind) => `\`${kind}:\${id}\`` as const) as [string, string];

const WRONG: Readonly<Record<string, readonly [code: string, says: string]>> = {
  starter: [starterText, 'grade.noCache'],
  'an empty answer': [
    'export const create = () => ({ getUserById() {}, getUserFriends() {}, updateUser() {} });',
    'grade.nothing',
  ],
  'answers that are made up': [MADE_UP, 'grade.untold'],
  'one memory for all instances': [ONE_MEMORY, 'grade.untold'],
  'a bounded Map of its own instead of l1': [changed(...OWN_MEMORY), 'grade.besideL1'],
  'the last value where the service fails': [
    changed(
      ['const loads =', 'const last = new Map<string, unknown>();\n  const loads ='],
      [
        'value = await fetch();',
        'try { value = await fetch(); } catch (error) { if (last.has(key)) return last.get(key); throw error; }',
      ],
      [
        '    keep(key, value);\n    return value;',
        '    keep(key, value);\n    last.set(key, value);\n    return value;',
      ],
    ),
    'grade.keptElsewhere',
  ],
  'no L1': [changed(['if (local !== undefined) return', 'if (false) return']), 'grade.noL1'],
  'no L2': [changed(['await soon(l2.get(key))', 'undefined']), 'grade.notShared'],
  'no invalidation': [
    changed(['soon(l2.delete(key))', 'undefined'], ['for (const key of keys) l1.delete(key);', '']),
    'grade.ownStale',
  ],
  'L1 alone is invalidated': [changed(['soon(l2.delete(key))', 'undefined']), 'grade.ownStale'],
  'L2 alone is invalidated': [changed(['for (const key of keys) l1.delete(key);', '']), 'grade.ownStale'],
  'friends are not invalidated': [changed([`, ${FRIENDS_KEY}]`, ']']), 'grade.ownStale'],
  'deletes before it writes': [
    changed(
      ['const user = await service.updateUser(id, changes);', ''],
      ['return user;', 'return await service.updateUser(id, changes);'],
    ),
    'grade.putBack',
  ],
  'no TTL in L1': [changed(['l1.set(key, value, L1_TTL_MS)', 'l1.set(key, value)']), 'grade.l1Forever'],
  'no TTL at all': [
    changed(['l1.set(key, value, L1_TTL_MS)', 'l1.set(key, value)'], ['value, L2_TTL_MS', 'value']),
    'grade.l2Forever',
  ],
  'TTL in seconds': [changed(['30_000', '30'], ['1_000', '1']), 'grade.l2TooShort'],
  'a long TTL in L1': [changed(['= 1_000', '= 10_000']), 'grade.otherStale'],
  'a TTL in L1 that each hit renews': [
    changed([
      'if (local !== undefined) return copy(local as Value);',
      'if (local !== undefined) { keep(key, local); return copy(local as Value); }',
    ]),
    'grade.otherStale',
  ],
  'no single flight': [changed(['if (loading === undefined) {', 'if (true) {']), 'grade.stampede'],
  'loads are never taken out': [changed([FINALLY, '']), 'grade.errorKept'],
  'loads are taken out only if they end well': [
    changed([FINALLY, '.then((value) => { loads.delete(key); return value; })']),
    'grade.errorKept',
  ],
  'an error is made an answer': [
    changed(['value = await fetch();', 'value = await fetch().catch(() => null);']),
    'grade.errorSwallowed',
  ],
  'caches errors': [
    changed(
      ['const loads =', 'const bad = new Map();\n  const loads ='],
      ['const local = l1.get(key);', 'if (bad.has(key)) throw bad.get(key);\n    const local = l1.get(key);'],
      ['value = await fetch();', 'try { value = await fetch(); } catch (error) { bad.set(key, error); throw error; }'],
    ),
    'grade.errorKept',
  ],
  'waiters are left waiting': [
    changed([
      `loading = load(key, fetch)${FINALLY}`,
      'loading = new Promise((resolve) => { load(key, fetch).then(resolve, () => undefined).finally(() => loads.delete(key)); })',
    ]),
    'grade.waitersLeft',
  ],
  'reads need L2': [changed(['await soon(l2.get(key))', 'await l2.get(key)']), 'grade.l2Refused'],
  'updates need L2': [changed(['soon(l2.delete(key))', 'l2.delete(key)']), 'grade.l2Refused'],
  'nobody catches l2.set': [changed(['L2_TTL_MS).catch(() => undefined)', 'L2_TTL_MS)']), 'grade.unhandled'],
  'waits for L2 as long as it likes': [changed(['= 50', '= 5_000']), 'grade.l2Slow'],
  'does not forget in L1 where L2 fails': [
    changed([
      'await Promise.all(keys.map((key) => soon(l2.delete(key))));',
      'if ((await soon(Promise.all(keys.map((key) => l2.delete(key))))) === undefined) return user;',
    ]),
    'grade.ownStaleWithoutL2',
  ],
  'an L1 without bound': [changed(['if (l1.size < l1.capacity) break;', 'break;']), 'grade.l1Full'],
  'a Map of its own for memory': [
    changed(
      ['const loads =', 'const memory = new Map<string, { value: unknown; until: number }>();\n  const loads ='],
      [
        'const local = l1.get(key);',
        'const one = memory.get(key);\n    const local = one !== undefined && one.until > clock.now() ? one.value : undefined;',
      ],
      ['l1.set(key, value, L1_TTL_MS)', 'memory.set(key, { value, until: clock.now() + L1_TTL_MS })'],
      ['for (const key of keys) l1.delete(key)', 'for (const key of keys) memory.delete(key)'],
    ),
    'grade.memoryElsewhere',
  ],
  'one key for both': [changed([USER_KEY, 'id'], [FRIENDS_KEY, 'id']), 'grade.keyClash'],
  'keys that some id makes alike': [changed([USER_KEY, 'id'], [FRIENDS_KEY, "id + ':friends'"]), 'grade.keyClash'],
  'loads in a plain object': [
    changed(
      ['new Map<string, Promise<unknown>>()', '{} as any'],
      ['loads.get(key)', 'loads[key]'],
      ['loads.set(key, loading)', 'loads[key] = loading'],
      ['loads.delete(key)', 'delete loads[key]'],
      [USER_KEY, 'id'],
    ),
    'grade.keyClash',
  ],
  'a missing user is not kept': [
    changed(
      ['    keep(key, value);\n    return value;', '    if (value) keep(key, value);\n    return value;'],
      ['l2.set(key, value, L2_TTL_MS)', '(value ? l2.set(key, value, L2_TTL_MS) : Promise.resolve())'],
    ),
    'grade.nobodyAsked',
  ],
  'what is cached is handed out': [
    changed(
      ['return copy(local as Value)', 'return local as Value'],
      ['return copy((await loading) as Value)', 'return (await loading) as Value'],
    ),
    'grade.changedAnswer',
  ],
  'an update that nobody writes': [
    changed(['await service.updateUser(id, changes)', 'await service.getUserById(id)']),
    'grade.lostUpdate',
  ],
};

const USELESS = {
  'nothing exported': 'export const x = 1;',
  'create returns nothing': 'export const create = () => undefined;',
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

const wrong = await all(Object.fromEntries(Object.entries(WRONG).map(([name, [text]]) => [name, text])));

describeGrader(
  'user-cache',
  exercise,
  { en, ru },
  {
    right: await all(RIGHT),
    wrong: Object.fromEntries(
      Object.entries(WRONG).map(([name, [, says]]) => [name, [wrong[name] ?? (() => ({})), says] as const]),
    ),
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
