// Right answers that are quite different from each other, as texts: the grader and the page must both accept them.
import { type Changes, changing } from './changing.ts';

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
const WRITE_THROUGH: Changes = [
  ['    await Promise.all(keys.map((key) => soon(l2.delete(key))));', ''],
  [
    '      for (const key of keys) l1.delete(key);',
    '      await Promise.all([soon(l2.set(keys[0] as string, user, L2_TTL_MS)), soon(l2.delete(keys[1] as string))]);\n      keep(keys[0] as string, user);\n      l1.delete(keys[1] as string);',
  ],
  ['return user;', 'return copy(user);'],
];

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

export const rightAnswers = (solution: string) => ({
  solution,
  'chains of .then, frozen values, any entry pushed out': CHAINS,
  'a class with a lock in L2 across instances': LOCKED,
  'generations of keys': GENERATIONS,
  'write-through of the user': changing(solution)(...WRITE_THROUGH),
  'a flight map of plain promises, texts in both caches': PLAIN_PROMISES,
});
