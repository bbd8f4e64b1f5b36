// Typical wrong answers, as texts, each with the key of what it must be told: the grader and the page must both refuse them.
import { type Changes, changing } from './changing.ts';

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
const OWN_MEMORY: Changes = [
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

const FINALLY = '.finally(() => loads.delete(key))';
const [USER_KEY, FRIENDS_KEY] = ['user', 'friends'].map((kind) => `\`${kind}:\${id}\`` as const) as [string, string];

export function wrongAnswers({ solution, starter }: { readonly solution: string; readonly starter: string }) {
  const changed = changing(solution);
  return {
    starter: [starter, 'grade.noCache'],
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
        [
          'value = await fetch();',
          'try { value = await fetch(); } catch (error) { bad.set(key, error); throw error; }',
        ],
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
  } satisfies Readonly<Record<string, readonly [code: string, says: string]>>;
}
