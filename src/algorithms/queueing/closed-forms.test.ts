// The closed forms against values computed elsewhere with exact rationals.
import { describe, expect, it } from 'vitest';
import reference from '../../../fixtures/reference/queueing/closed_forms.json' with { type: 'json' };
import supermarket from '../../../fixtures/reference/queueing/power_of_two.json' with { type: 'json' };
import { amdahlSpeedUp, erlangB, gustafsonSpeedUp, mg1MeanWait, mm1k, mm1ResponseQuantile, mmc, mmcWaitQuantile, supermarketMeanTime, uslCapacity } from './closed-forms.ts';

/** Relative, as the reference states it. */
const near = (value: number, expected: number) => expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));

describe('closed forms', () => {
  it.each(reference.mmc)('M/M/$c at $lambda_ over $mu', (row) => {
    const state = mmc(row.lambda_, row.mu, row.c);
    near(state.utilisation, row.rho);
    near(erlangB(row.lambda_ / row.mu, row.c), row.erlang_B);
    near(state.waitProbability, row.erlang_C);
    near(state.meanWait, row.Wq);
    near(state.meanResponse, row.W);
    near(state.meanWaiting, row.Lq);
    near(state.meanInSystem, row.L);
    near(mmcWaitQuantile(row.lambda_, row.mu, row.c, 0.95), row.wait_p95);
    near(mmcWaitQuantile(row.lambda_, row.mu, row.c, 0.99), row.wait_p99);
  });
  it.each(reference.mm1)('M/M/1 response quantiles at $rho', (row) => {
    near(mm1ResponseQuantile(row.rho, 1, 0.5), row.W_p50);
    near(mm1ResponseQuantile(row.rho, 1, 0.95), row.W_p95);
    near(mm1ResponseQuantile(row.rho, 1, 0.99), row.W_p99);
  });
  it.each(reference.mm1k)('M/M/1/$K at $rho', (row) => {
    const state = mm1k(row.rho, 1, row.K);
    near(state.blockingProbability, row.P_block);
    near(state.meanInSystem, row.L);
    near(state.throughput, row.throughput_over_mu);
    near(state.meanResponse, row.W_in_service_times);
  });
  it.each(reference.md1)('M/D/1 at $rho', (row) => near(mg1MeanWait(row.rho, 1, 0), row.Wq_in_service_times));
  it.each(reference.mg1_pollaczek_khinchine)('M/G/1 at $rho, $cv2', (row) => near(mg1MeanWait(row.rho, 1, row.cv2), row.Wq_in_service_times));
  it.each(supermarket.supermarket)('supermarket model, $d choices at $rho', (row) => near(supermarketMeanTime(row.rho, row.d), row.mean_time_in_service_units));
  it.each(reference.usl)('USL $sigma $kappa', (row) => {
    for (const [processors, capacity] of Object.entries(row.C)) near(uslCapacity(row.sigma, row.kappa, Number(processors)), capacity);
  });
  it.each(reference.amdahl)('Amdahl $parallel_fraction', (row) => {
    for (const [processors, speedUp] of Object.entries(row.speedup)) near(amdahlSpeedUp(row.parallel_fraction, Number(processors)), speedUp as number);
  });
  it.each(reference.gustafson)('Gustafson $parallel_fraction', (row) => {
    for (const [processors, speedUp] of Object.entries(row.scaled_speedup)) near(gustafsonSpeedUp(row.parallel_fraction, Number(processors)), speedUp as number);
  });
  it('has no steady state at a load of 1', () => {
    expect(mmc(1, 1, 1).meanWait).toBe(Number.POSITIVE_INFINITY);
    expect(supermarketMeanTime(1, 2)).toBe(Number.POSITIVE_INFINITY);
    expect(() => erlangB(Number.NaN, 1)).toThrow(/offeredLoad must be at least 0/);
  });
});
