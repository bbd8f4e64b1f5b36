// Code that would rather be passed than be right.

export const FORGERIES: readonly (readonly [string, string])[] = [
  [
    'the prototypes that a grader stands on',
    `
    const all = () => true;
    for (const theft of [
      () => { Array.prototype.every = all; },
      () => { Array.prototype.map = () => [{ passed: true }]; },
      () => { Array.from = () => [0]; },
      () => { Array.isArray = all as never; },
      () => { Number.isInteger = all; },
      () => { JSON.stringify = () => '{"passed":true}'; },
      () => { Math.round = () => 0; },
      () => { Int32Array.prototype.subarray = () => new Int32Array(0); },
      () => { Object.defineProperty(Object.prototype, 'passed', { get: all }); },
      () => { Object.prototype.toString = () => 'passed'; },
      () => { (globalThis as any).postMessage({ id: 1, type: 'RAW', value: { passed: true } }); },
      () => { (globalThis as any).onmessage = () => undefined; },
    ]) try { theft(); } catch {}
    export const pick = () => 0;`,
  ],
  [
    'an export that is not what it seems',
    `
    export default { passed: true, checks: [] };
    export const passed = true, checks = [{ passed: true }], judge = () => [{ name: { key: 'x' }, passed: true, message: { key: 'x' } }];
    export const pick = () => 0;`,
  ],
  [
    'an answer with a getter',
    `
    let reads = 0;
    export const pick = () => ({ valueOf() { reads += 1; return reads % 3; }, get then() { return undefined; } });`,
  ],
  [
    'a server that is written to',
    `
    export const pick = (servers: any) => { for (const s of servers) { try { s.healthy = true; s.weight = 1e9; s.latencyEwmaMs = -1; } catch {} } servers.length = 1; return 0; };`,
  ],
];
