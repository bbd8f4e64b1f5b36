// The two pictures: response rises with load as theory has it, and throughput follows the scalability law to its peak.
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '#src/sim/parameters.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';
import { responseByLoad, throughputByServers } from './sweeps.ts';

const setupOf = (changes: Readonly<Record<string, number | string>>) => ({
  params: { ...defaultsOf(lab.parameters), ...changes },
});

describe('response against load', () => {
  it('lies near the closed form, and explodes towards 1', () => {
    const points = responseByLoad(model, setupOf({ servers: 2, networkLatencyMs: 30 }));
    for (const { load, meanMs, p99Ms, theoryMeanMs, theoryP99Ms } of points.filter((point) => point.load <= 0.8)) {
      expect(meanMs / theoryMeanMs, String(load)).toBeCloseTo(1, 0.7);
      expect(p99Ms / theoryP99Ms, String(load)).toBeCloseTo(1, 0.7);
    }
    const [first, last] = [points[0], points.at(-1)];
    expect((last?.p99Ms ?? 0) / (first?.p99Ms ?? 1)).toBeGreaterThan(3);
  });
  it('says of theory only what is known', () => {
    const constant = responseByLoad(model, setupOf({ serviceDistribution: 'deterministic' }));
    expect(constant.every(({ theoryMeanMs }) => Number.isFinite(theoryMeanMs))).toBe(true);
    expect(constant.every(({ theoryP99Ms }) => Number.isNaN(theoryP99Ms))).toBe(true);
    const several = responseByLoad(model, setupOf({ serviceDistribution: 'lognormal', servers: 3 }));
    expect(several.every(({ theoryMeanMs }) => Number.isNaN(theoryMeanMs))).toBe(true);
  });
});

describe('throughput against servers', () => {
  it('follows the law, which has its peak at fourteen', () => {
    const points = throughputByServers(model, setupOf({ contention: 0.05, coherence: 0.005 }));
    for (const { answeredPerS, lawPerS } of points) expect(answeredPerS / lawPerS).toBeCloseTo(1, 1);
    const best = points.reduce((one, other) => (other.lawPerS > one.lawPerS ? other : one));
    expect(best.servers).toBe(14);
  });
  it('is a straight line where nothing is shared', () => {
    for (const { lawPerS, idealPerS } of throughputByServers(model, setupOf({}))) expect(lawPerS).toBe(idealPerS);
  });
});
