// The lab itself, machine and all, against libCacheSim: the same misses to the request, for every policy and size.
import { describe, expect, it } from 'vitest';
import { policyNames } from '#src/algorithms/cache/policy.ts';
import { countKeys } from '#src/algorithms/cache/simulate.ts';
import { absentTrace, loadTrace, readRows } from '#src/algorithms/cache/testing/reference.ts';
import type { Trace } from '#src/algorithms/traces/trace-text.ts';
import { drained } from './testing/runs.ts';

const rows = readRows();

describe.each([...new Set(rows.map((row) => row.trace))])('the lab on %s', (name) => {
  const keys = loadTrace(name);
  const exact = rows.filter((row) => row.trace === name && row.exact);
  const named = policyNames.filter((policy) => exact.some((row) => row.policy === policy));

  it.for(named)('%s misses as libCacheSim does, at every size', (policy, context) => {
    if (keys === undefined) return context.skip(absentTrace(name));
    const names = Array.from({ length: countKeys(keys) }, (_, key) => String(key));
    const input: Trace = { keys, names };
    const wanted = exact.filter((row) => row.policy === policy);
    const got = wanted.map((row) => {
      const machine = drained({ policy, capacity: row.capacity, showBound: false }, { input });
      return { ...row, misses: machine.metrics()['misses'] };
    });
    expect(got).toEqual(wanted);
  });
});
