// The whole model, fed by a file of requests, chooses as nginx 1.22 was seen to choose.
import { describe, expect, it } from 'vitest';
import recorded from '../../../fixtures/reference/nginx/nginx_sequences.json' with { type: 'json' };
import type { RequestTrace } from './input.ts';
import { model } from './model.ts';
import { BARE, drained } from './testing/runs.ts';

function traceOf(text: string): RequestTrace {
  const session = model.input?.open();
  if (session === undefined) throw new Error('the lab opens no files');
  session.file('requests.csv');
  expect(session.push(new Uint8Array(Buffer.from(text)))).toBeUndefined();
  const read = session.end();
  if (!('input' in read)) throw new Error(read.message);
  return read.input as RequestTrace;
}

const upstreams = (letters: string): readonly string[] =>
  Array.from(letters, (letter) => `127.0.0.1:1900${'ABCD'.indexOf(letter) + 1}`);

interface Row {
  readonly clientIp?: string;
  readonly key?: string;
  readonly serviceMs?: number;
  readonly gapMs?: number;
}

function choose(
  algorithm: string,
  letters: string,
  rows: readonly Row[],
  more: Readonly<Record<string, unknown>> = {},
) {
  let timeMs = 0;
  const lines = rows.map((row) => {
    timeMs += row.gapMs ?? 60;
    return `${timeMs},${row.clientIp ?? '10.0.0.1'},${row.key ?? 'k'},${row.serviceMs ?? 1}`;
  });
  const input = traceOf(`timeMs,clientIp,key,serviceMs\n${lines.join('\n')}\n`);
  const machine = drained({ ...BARE, algorithm, serverNames: upstreams(letters), ...more }, { input });
  const { choices } = machine.result() as { choices: readonly number[] };
  return choices.map((server) => letters[server]);
}

const idle = (count: number, serviceMs = 1): readonly Row[] => Array.from({ length: count }, () => ({ serviceMs }));

describe('the model chooses as nginx', () => {
  it('by turns', () => expect(choose('round-robin', 'ABC', idle(12))).toEqual(recorded.rr));

  it.each(Object.entries(recorded).filter(([name]) => /^w\d+$/.test(name)))(
    'by weighted turns, %s',
    (name, sequence) => {
      const weights = Array.from(name.slice(1), Number);
      const letters = 'ABCD'.slice(0, weights.length);
      const chosen = choose('smooth-weighted-round-robin', letters, idle((sequence as string[]).length), { weights });
      expect(chosen).toEqual(sequence);
    },
  );

  it('by connections, idle between requests', () =>
    expect(choose('least-connections', 'ABC', idle(9))).toEqual(recorded.lc_sequential_idle));

  it('by connections, all overlapping', () =>
    expect(choose('least-connections', 'ABC', idle(9, 1500))).toEqual(recorded.lc_9_overlapping_long));

  it('by connections, one server busy', () => {
    const rows = [{ serviceMs: 3000 }, ...idle(recorded.lc_one_busy.short.length)];
    expect(choose('least-connections', 'ABC', rows)).toEqual([
      recorded.lc_one_busy.long,
      ...recorded.lc_one_busy.short,
    ]);
  });

  it('by address', () => {
    const rows = recorded.ip_hash.rows.map(([clientIp, server]) => ({
      clientIp: clientIp ?? '',
      server,
    }));
    expect(choose('ip-hash', 'ABC', rows)).toEqual(rows.map((row) => row.server));
  });

  it('by key on a ring', () => {
    const rows = recorded.hash_consistent.rows;
    const keys = rows.map(([key]) => ({ key: key ?? '' }));
    expect(choose('consistent-hash', 'ABC', keys)).toEqual(rows.map((row) => row[1]));
    expect(choose('consistent-hash', 'ABCD', keys)).toEqual(rows.map((row) => row[2]));
    expect(choose('consistent-hash', 'ABC', keys, { weights: [2, 1, 1] })).toEqual(rows.map((row) => row[3]));
  });

  it('passes a dead server by within a request, and leaves it alone for ten seconds', () => {
    const rows = Array.from({ length: 240 }, () => ({ gapMs: 100, serviceMs: 1 }));
    const lines = rows.map((_, index) => `${(index + 1) * 100},10.0.0.1,k,1`);
    const input = traceOf(`timeMs,clientIp,key,serviceMs\n${lines.join('\n')}\n`);
    const actions = [{ at: 50, action: 'kill', server: 1 }];
    const params = { ...BARE, algorithm: 'round-robin', servers: 3, healthChecks: 'passive', retries: 2 };
    const machine = drained(params, { input, actions });
    expect(machine.metrics()['failed']).toBe(0);
    // Met at 0.2 s, then once more after each ten seconds have passed: twice in 24 s.
    expect(machine.metrics()['retried']).toBe(3);
    const servers = machine.result()['servers'] as readonly { readonly failed: number }[];
    expect(servers.map((server) => server.failed)).toEqual([0, 3, 0]);
  });

  it('does not try the same server twice for one request', () => {
    const input = traceOf(`timeMs,clientIp,key,serviceMs\n0,10.0.0.1,k,1\n1000,10.0.0.1,k,1\n`);
    const actions = [0, 1, 2].map((server) => ({ at: 50, action: 'kill', server }));
    for (const algorithm of [
      'round-robin',
      'least-connections',
      'ip-hash',
      'consistent-hash',
      'random',
      'power-of-two-choices',
    ]) {
      const machine = drained({ ...BARE, algorithm, servers: 3, retries: 5 }, { input, actions });
      const servers = machine.result()['servers'] as readonly { readonly chosen: number; readonly answered: number }[];
      expect(
        servers.map((server) => server.chosen - server.answered),
        algorithm,
      ).toEqual([1, 1, 1]);
      expect(machine.metrics()['failed']).toBe(1);
    }
  });
});
