// The grader of `pick`: right answers of any kind pass, the starter and typical wrong ones do not.
import { describe, expect, it } from 'vitest';
import { exercise } from './grade.ts';
import { pick as solution } from './solution.ts';
import { pick as starter } from './starter.ts';

type Pick = (servers: readonly StudentServer[], request: StudentRequest) => unknown;

const verdict = (pick: Pick) => exercise.judge(structuredClone(exercise.drive(() => ({ pick }))));
const passes = (pick: Pick) => verdict(pick).every((check) => check.passed);
const healthy = (servers: readonly StudentServer[]) => servers.filter((server) => server.healthy);
const least = (servers: readonly StudentServer[], cost: (server: StudentServer) => number): number => {
  const [first, ...rest] = healthy(servers);
  if (first === undefined) return -1;
  return rest.reduce((best, server) => (cost(server) < cost(best) ? server : best), first).index;
};

const right: Readonly<Record<string, Pick>> = {
  solution,
  'least connections over weight by sorting': (servers) =>
    least(servers, (server) => (server.activeConnections + 1) / server.weight),
  'latency times load': (servers) =>
    least(
      servers,
      (server) => (Math.max(server.latencyEwmaMs, 1) * (server.activeConnections + 1)) / server.weight ** 0.5,
    ),
  'join the idle, else the least loaded': (servers) => {
    const idle = healthy(servers).filter((server) => server.activeConnections === 0);
    const pool = idle.length > 0 ? idle : healthy(servers);
    return least(pool, (server) => (server.activeConnections + 1) / server.weight);
  },
};

const wrong: Readonly<Record<string, Pick>> = {
  starter,
  'always the first': () => 0,
  'the busiest': (servers) => least(servers, (server) => -server.activeConnections),
  'blind to health': (servers) =>
    servers.reduce((best, server) =>
      server.activeConnections / server.weight < best.activeConnections / best.weight ? server : best,
    ).index,
  'hash of the client': (servers, request) =>
    Array.from(request.clientIp).reduce((sum, character) => sum + character.charCodeAt(0), 0) % servers.length,
  'random by id': (servers, request) => (Math.imul(request.id + 1, 2654435761) >>> 8) % servers.length,
};

describe('pick', () => {
  it.each(Object.entries(right))('accepts %s', (_name, pick) => {
    expect(verdict(pick).filter((check) => !check.passed)).toEqual([]);
  });
  it.each(Object.entries(wrong))('rejects %s', (_name, pick) => {
    expect(passes(pick)).toBe(false);
  });
  it.each([undefined, -1, 1.5, Number.NaN, '0', null, Promise.resolve(0)])('stops at %s', (value) => {
    expect(() => exercise.drive(() => ({ pick: () => value }))).toThrow(/pick/);
  });
  it('stops at an empty answer', () => {
    expect(() => exercise.drive(() => ({}))).toThrow(/pick/);
  });
  it.each([undefined, null, 'passed', {}, [[0], [0], [0], [0]], [[99], [], [], []], { 0: [1], length: 4 }])(
    'believes no forged transcript: %j',
    (transcript) => {
      expect(exercise.judge(transcript).some((check) => check.passed)).toBe(false);
    },
  );
});
