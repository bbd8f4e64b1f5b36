// A student's pick: what it is shown, what it may answer, and the record that repeats it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSaid, faultOf } from '../testing/faults.ts';
import { createReplayBalancer, createStudentBalancer, type StudentServer } from './student-balancer.ts';
import { never, request, table, upstreams } from './testing/servers.ts';

const withPick = (pick: unknown) => createStudentBalancer({ pick });
const pickOnce = (pick: unknown, servers = upstreams('ABC')) => {
  const balancer = withPick(pick);
  return balancer.pick(balancer.create(servers), servers, request({ id: 7 }), never);
};

describe('what the student sees', () => {
  it('the servers and the request, refreshed before each call in the same objects', () => {
    const seen: { servers: readonly StudentServer[]; asked: object; text: string }[] = [];
    const servers = upstreams('AB', [3, 1]);
    const balancer = withPick((list: readonly StudentServer[], asked: object) => {
      seen.push({ servers: list, asked, text: JSON.stringify([list[1], asked]) });
      return 1;
    });
    const state = balancer.create(servers);
    balancer.pick(state, servers, request({ id: 1, timeMs: 5, clientIp: '1.2.3.4', key: 'a' }), never);
    servers.active[1] = 4;
    servers.eligible[1] = 0;
    balancer.observe?.(state, servers, 1, 250, 10);
    balancer.pick(state, servers, request({ id: 2, timeMs: 10, clientIp: '1.2.3.5', key: 'b' }), never);
    expect(JSON.parse(seen[0]?.text ?? '')).toEqual([
      { index: 1, name: '127.0.0.1:19002', weight: 1, activeConnections: 0, healthy: true, latencyEwmaMs: 0 },
      { id: 1, timeMs: 5, clientIp: '1.2.3.4', key: 'a' },
    ]);
    expect(JSON.parse(seen[1]?.text ?? '')).toEqual([
      { index: 1, name: '127.0.0.1:19002', weight: 1, activeConnections: 4, healthy: false, latencyEwmaMs: 250 },
      { id: 2, timeMs: 10, clientIp: '1.2.3.5', key: 'b' },
    ]);
    expect(seen[1]?.servers).toBe(seen[0]?.servers);
    expect(seen[1]?.asked).toBe(seen[0]?.asked);
  });
  it.each<[string, (servers: StudentServer[]) => void]>([
    ['sorts them', (servers) => servers.reverse()],
    ['empties the list', (servers) => servers.splice(0)],
    ['writes to one', (servers) => Object.assign(servers[0] ?? {}, { healthy: false, index: 9, name: 'x' })],
    ['freezes one', (servers) => Object.freeze(servers[0])],
    ['freezes the list', (servers) => Object.freeze(servers)],
    ['puts another in place', (servers) => servers.fill({} as StudentServer)],
    ['takes a field away', (servers) => Reflect.deleteProperty(servers[0] ?? {}, 'healthy')],
    ['adds a field', (servers) => Reflect.set(servers[0] ?? {}, 'extra', 1)],
  ])('does no harm when the student %s', (_what, meddle) => {
    const servers = upstreams('ABC');
    const shown: string[] = [];
    const balancer = withPick((list: StudentServer[]) => {
      shown.push(JSON.stringify(list));
      meddle(list);
      return 0;
    });
    const state = balancer.create(servers);
    for (let id = 0; id < 3; id += 1) balancer.pick(state, servers, request({ id }), never);
    expect(shown[1]).toBe(shown[0]);
    expect(shown[2]).toBe(shown[0]);
    expect([servers.active, servers.eligible, servers.names]).toEqual([
      upstreams('ABC').active,
      upstreams('ABC').eligible,
      upstreams('ABC').names,
    ]);
  });
  it('does no harm when the student freezes the request', () => {
    const ids: unknown[] = [];
    const balancer = withPick((_servers: unknown, asked: { readonly id: number }) => {
      ids.push(Object.freeze(asked).id);
      return 0;
    });
    for (const id of [1, 2, 3]) balancer.pick(null, upstreams('A'), request({ id }), never);
    expect(ids).toEqual([1, 2, 3]);
  });
  it('shows another number of servers when there is one', () => {
    const lengths: number[] = [];
    const balancer = withPick((list: readonly StudentServer[]) => lengths.push(list.length) - lengths.length);
    for (const servers of [upstreams('AB'), upstreams('ABCD'), upstreams('A')])
      balancer.pick(null, servers, request(), never);
    expect(lengths).toEqual([2, 4, 1]);
  });
  it('is told of answers when it wants to be', () => {
    const told: unknown[] = [];
    const balancer = createStudentBalancer({ pick: () => 0, done: (...answer: unknown[]) => told.push(answer) });
    const servers = upstreams('A');
    balancer.observe?.(balancer.create(servers), servers, 0, 12, 34);
    expect(told).toEqual([[0, 12]]);
  });
  it('is told of every request that ended there, and of its time only when it was answered', () => {
    const told: unknown[] = [];
    const balancer = createStudentBalancer({
      create: () => ({
        pick: () => 0,
        done: (...answer: unknown[]) => told.push(['done', ...answer]),
        release: (...ended: unknown[]) => told.push(['release', ...ended]),
      }),
    });
    const servers = upstreams('AB');
    const state = balancer.create(servers);
    balancer.released?.(state, servers, 1);
    balancer.observe?.(state, servers, 1, 12, 34);
    expect(told).toEqual([
      ['release', 1],
      ['done', 1, 12],
    ]);
  });
});

describe('what the student may answer', () => {
  it('any server, a sick one too, minus zero as well', () => {
    const servers = upstreams('ABC');
    servers.eligible[2] = 0;
    expect(pickOnce(() => 2, servers)).toBe(2);
    expect(
      Object.is(
        pickOnce(() => -0),
        0,
      ),
    ).toBe(true);
  });
  it('minus one only while no server is healthy', () => {
    const servers = upstreams('AB');
    servers.eligible.fill(0);
    expect(pickOnce(() => -1, servers)).toBe(-1);
    servers.eligible[1] = 1;
    expect(faultOf(() => pickOnce(() => -1, servers)).phrase.key).toBe('fault.pick.nobody');
  });
  it.each<[unknown, string, string, RegExp]>([
    [3, 'notAnIndex', '3', /request 7: what pick returns must be the index of a server \(0 … 2\); it is 3\.$/],
    [1.5, 'notAnIndex', '1.5', /it is 1\.5/],
    [Number.NaN, 'notAnIndex', 'NaN', /it is NaN/],
    [Number.POSITIVE_INFINITY, 'notAnIndex', 'Infinity', /it is Infinity/],
    [-1, 'nobody', '-1', /it is -1, which is right only/],
    [undefined, 'nothing', 'undefined', /nothing was returned/],
    [null, 'notANumber', 'null', /it is null, which is no number/],
    ['1', 'notANumber', '"1"', /it is "1", which is no number/],
    [1n, 'notANumber', '1n', /no number/],
    [{ valueOf: () => 1 }, 'notANumber', 'object', /an object/],
    [Promise.resolve(1), 'promise', 'promise', /must not be async/],
  ])('not %s', (answer, code, given, sentence) => {
    const fault = faultOf(() => pickOnce(() => answer));
    expect(fault.phrase).toEqual({ key: `fault.pick.${code}`, args: { request: 7, given, allowed: '0 … 2' } });
    expectSaid(fault);
    expect(fault.message).toMatch(sentence);
  });
  it('their own errors pass through', () => {
    expect(() => pickOnce(() => never())).toThrow('draws no random numbers');
  });
});

describe('where pick comes from', () => {
  it('create() makes a fresh one for each run', () => {
    const module = {
      create: () => {
        let turn = 0;
        return { pick: (servers: readonly unknown[]) => turn++ % servers.length };
      },
    };
    const balancer = createStudentBalancer(module);
    const servers = upstreams('ABC');
    for (let run = 0; run < 3; run += 1) {
      const state = balancer.create(servers);
      expect([0, 1].map(() => balancer.pick(state, servers, request(), never))).toEqual([0, 1]);
      expect(Array.from(balancer.choices())).toEqual([0, 1]);
    }
  });
  it('is created once for the first run', () => {
    let made = 0;
    const balancer = createStudentBalancer({
      create: () => {
        made += 1;
        return { pick: () => 0 };
      },
    });
    balancer.create(upstreams('A'));
    expect(made).toBe(1);
  });
  it.each<[Record<string, unknown>, string, string, RegExp]>([
    [
      {},
      'notExported',
      'undefined',
      /^Your code must export a function pick\(servers, request\); pick is undefined\.$/,
    ],
    [{ pick: 3 }, 'notExported', '3', /pick is 3/],
    [
      { create: () => 5 },
      'noObject',
      '5',
      /create\(\) must return an object with a function pick\(servers, request\); it returned 5/,
    ],
    [{ create: async () => ({ pick: () => 0 }) }, 'noObject', 'promise', /it returned a promise/],
    [{ create: () => ({}) }, 'notCreated', 'undefined', /create\(\) must return an object with a function pick/],
  ])('%o is refused', (exports, code, given, sentence) => {
    const fault = faultOf(() => createStudentBalancer(exports));
    expect(fault.phrase).toEqual({ key: `fault.pick.${code}`, args: { given } });
    expectSaid(fault);
    expect(fault.message).toMatch(sentence);
  });
});

describe('the record', () => {
  it('repeats any run, estimates included, and goes on from a copy', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 1, maxLength: 600 }), (answers) => {
        let turn = 0;
        const student = withPick(() => answers[turn++]);
        const [live, again] = [table(['a', 'b', 'c', 'd', 'e']), table(['a', 'b', 'c', 'd', 'e'])];
        const state = student.create(live);
        answers.forEach((_, id) => {
          student.observe?.(state, live, student.pick(state, live, request({ id }), never), (id * 7) % 50, id);
        });
        const choices = student.choices();
        expect(Array.from(choices)).toEqual(answers);
        const replay = createReplayBalancer(choices);
        let replayed = replay.create(again);
        answers.forEach((answer, id) => {
          const server = replay.pick(replayed, again, request({ id }), never);
          expect(server).toBe(answer);
          replay.observe?.(replayed, again, server, (id * 7) % 50, id);
          replayed = structuredClone(replayed);
        });
        expect(again).toEqual(live);
        expect(faultOf(() => replay.pick(replayed, again, request(), never)).phrase.key).toBe('fault.choices.end');
      }),
      { numRuns: 30 },
    );
  });
  it('is not believed where it names no server', () => {
    const servers = upstreams('AB');
    const replay = createReplayBalancer([1, 2]);
    const state = replay.create(servers);
    expect(replay.pick(state, servers, request(), never)).toBe(1);
    const fault = faultOf(() => replay.pick(state, servers, request(), never));
    expect(fault.message).toBe('Choice 1 of the record must be the index of a server (0 … 1); it is 2.');
    expectSaid(fault);
    expectSaid(faultOf(() => createReplayBalancer([]).pick({ next: 0 }, servers, request(), never)));
    expectSaid(faultOf(() => createReplayBalancer([-1]).pick({ next: 0 }, servers, request(), never)));
  });
});
