// The closed forms against values computed elsewhere with exact rationals, against each other, and at their edges.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../fixtures/reference/queueing/closed_forms.json' with { type: 'json' };
import supermarket from '../../../fixtures/reference/queueing/power_of_two.json' with { type: 'json' };
import {
  amdahlLimit,
  amdahlSpeedUp,
  erlangB,
  erlangC,
  gustafsonSpeedUp,
  md1,
  mg1,
  mg1MeanWait,
  mm1,
  mm1k,
  mm1ResponseQuantile,
  mm1ResponseTail,
  mmc,
  mmcEmptyProbability,
  mmcResponseQuantile,
  mmcResponseTail,
  mmcWaitQuantile,
  mmcWaitTail,
  supermarketMeanTime,
  supermarketTail,
  uslCapacity,
  uslPeak,
} from './closed-forms.ts';

/** Relative to the value, tiny ones too. */
const near = (value: number, expected: number, error = 1e-9) =>
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(error * Math.abs(expected));

describe('closed forms', () => {
  it.each(reference.mmc)('M/M/$c at $lambda_ over $mu', (row) => {
    const state = mmc(row.lambda_, row.mu, row.c);
    near(state.utilisation, row.rho);
    near(mmcEmptyProbability(row.lambda_, row.mu, row.c), row.P0);
    near(erlangB(row.lambda_ / row.mu, row.c), row.erlang_B);
    near(state.waitProbability, row.erlang_C);
    near(state.meanWait, row.Wq);
    near(state.meanResponse, row.W);
    near(state.meanWaiting, row.Lq);
    near(state.meanInSystem, row.L);
    near(mmcWaitQuantile(row.lambda_, row.mu, row.c, 0.95), row.wait_p95);
    near(mmcWaitQuantile(row.lambda_, row.mu, row.c, 0.99), row.wait_p99);
  });
  it.each(reference.mm1)('M/M/1 at $rho', (row) => {
    const state = mm1(row.rho, 1);
    near(state.meanInSystem, row.L);
    near(state.meanWaiting, row.Lq);
    near(state.meanResponse, row.W_in_service_times);
    near(state.meanWait, row.Wq_in_service_times);
    near(mm1ResponseQuantile(row.rho, 1, 0.5), row.W_p50);
    near(mm1ResponseQuantile(row.rho, 1, 0.95), row.W_p95);
    near(mm1ResponseQuantile(row.rho, 1, 0.99), row.W_p99);
    near(mm1ResponseTail(row.rho, 1, row.W_p99), 0.01);
    near(mmcResponseQuantile(row.rho, 1, 1, 0.99), row.W_p99);
  });
  it.each(reference.mm1k)('M/M/1/$K at $rho', (row) => {
    const state = mm1k(row.rho, 1, row.K);
    near(state.blockingProbability, row.P_block);
    near(state.meanInSystem, row.L);
    near(state.throughput, row.throughput_over_mu);
    near(state.meanResponse, row.W_in_service_times);
  });
  it.each(reference.md1)('M/D/1 at $rho', (row) => {
    near(md1(row.rho, 1).meanWait, row.Wq_in_service_times);
    near(md1(row.rho, 1).meanResponse, row.W_in_service_times);
  });
  it.each(reference.mg1_pollaczek_khinchine)('M/G/1 at $rho, $cv2', (row) =>
    near(mg1MeanWait(row.rho, 1, row.cv2), row.Wq_in_service_times),
  );
  it.each(supermarket.supermarket)('supermarket model, $d choices at $rho', (row) => {
    near(supermarketMeanTime(row.rho, row.d), row.mean_time_in_service_units);
    row.frac_queues_at_least_i.forEach((share, length) => {
      near(supermarketTail(row.rho, row.d, length), share);
    });
  });
  it.each(reference.usl)('USL $sigma $kappa', (row) => {
    for (const [processors, capacity] of Object.entries(row.C)) {
      near(uslCapacity(row.sigma, row.kappa, Number(processors)), capacity);
    }
    if (row.n_peak === null) expect(uslPeak(row.sigma, row.kappa).processors).toBe(Number.POSITIVE_INFINITY);
    else {
      near(uslPeak(row.sigma, row.kappa).processors, row.n_peak);
      near(uslPeak(row.sigma, row.kappa).capacity, row.C_peak);
    }
  });
  it.each(reference.amdahl)('Amdahl $parallel_fraction', (row) => {
    near(amdahlLimit(row.parallel_fraction), row.limit);
    for (const [processors, speedUp] of Object.entries(row.speedup)) {
      near(amdahlSpeedUp(row.parallel_fraction, Number(processors)), speedUp);
    }
  });
  it.each(reference.gustafson)('Gustafson $parallel_fraction', (row) => {
    for (const [processors, speedUp] of Object.entries(row.scaled_speedup)) {
      near(gustafsonSpeedUp(row.parallel_fraction, Number(processors)), speedUp);
    }
  });
});

const anyLoad = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const anyServers = fc.integer({ min: 1, max: 200 });

describe('the forms agree with each other', () => {
  it('M/M/1 is M/G/1 with exponential service and M/M/1/K with endless places', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.9, noNaN: true }), (load) => {
        near(mg1(load, 1, 1).meanWait, mm1(load, 1).meanWait);
        near(mm1k(load, 1, 2000).meanInSystem, mm1(load, 1).meanInSystem);
      }),
    );
  });
  it('the mean response is the area under its tail', () => {
    for (const [load, servers] of [
      [0.7, 1],
      [0.9, 3],
      [0.5, 2],
      [0.95, 20],
    ] as const) {
      const end = mmcResponseQuantile(load * servers, 1, servers, 1 - 1e-12);
      // Simpson's rule over a thousand strips.
      const step = end / 2000;
      let area = 0;
      for (let point = 0; point <= 2000; point += 1) {
        const weight = point === 0 || point === 2000 ? 1 : point % 2 === 1 ? 4 : 2;
        area += (weight * step * mmcResponseTail(load * servers, 1, servers, point * step)) / 3;
      }
      near(area, mmc(load * servers, 1, servers).meanResponse, 1e-6);
    }
  });
  it('a tail falls from 1 to 0, and its quantile is its inverse', () => {
    fc.assert(
      fc.property(anyLoad, anyServers, fc.double({ min: 0.01, max: 0.999, noNaN: true }), (load, servers, quantile) => {
        const rate = load * servers;
        const time = mmcResponseQuantile(rate, 1, servers, quantile);
        near(mmcResponseTail(rate, 1, servers, time), 1 - quantile);
        expect(mmcResponseTail(rate, 1, servers, 0)).toBeCloseTo(1, 12);
        expect(mmcResponseTail(rate, 1, servers, time * 2)).toBeLessThan(1 - quantile);
        expect(mmcResponseTail(rate, 1, servers, 1e9)).toBe(0);
        const wait = mmcWaitQuantile(rate, 1, servers, quantile);
        if (wait > 0) near(mmcWaitTail(rate, 1, servers, wait), 1 - quantile);
        else expect(mmcWaitTail(rate, 1, servers, 0)).toBeLessThanOrEqual(1 - quantile + 1e-12);
      }),
    );
  });
  it('the response of M/M/c where wait and service have one rate is the limit of those beside it', () => {
    // Two servers, load 1/2: 2μ − λ = μ.
    near(mmcResponseTail(1, 1, 2, 3), mmcResponseTail(1 + 1e-11, 1, 2, 3));
  });
  it('more choices, shorter queues', () => {
    fc.assert(
      fc.property(anyLoad, fc.integer({ min: 1, max: 10 }), (load, choices) => {
        expect(supermarketMeanTime(load, choices + 1)).toBeLessThanOrEqual(supermarketMeanTime(load, choices));
        expect(supermarketMeanTime(load, choices)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('the edges', () => {
  const never = Number.POSITIVE_INFINITY;
  it('has no steady state at a load of 1', () => {
    for (const load of [1, 1.5]) {
      expect(mmc(load, 1, 1)).toMatchObject({
        meanWait: never,
        meanResponse: never,
        meanInSystem: never,
        meanWaiting: never,
      });
      expect(mg1(load, 1, 2)).toMatchObject({ meanWait: never, waitProbability: 1 });
      expect([
        mmcWaitQuantile(load, 1, 1, 0.5),
        mmcResponseQuantile(load, 1, 1, 0.5),
        mm1ResponseQuantile(load, 1, 0.5),
      ]).toEqual([never, never, never]);
      expect([mmcWaitTail(load, 1, 1, 9), mmcResponseTail(load, 1, 1, 9), mm1ResponseTail(load, 1, 9)]).toEqual([
        1, 1, 1,
      ]);
      expect([
        erlangC(load, 1),
        mmcEmptyProbability(load, 1, 1),
        supermarketMeanTime(load, 2),
        supermarketTail(load, 2, 5),
      ]).toEqual([1, 0, never, 1]);
    }
  });
  it('has nobody waiting without arrivals', () => {
    expect(mmc(0, 2, 3)).toEqual({
      utilisation: 0,
      waitProbability: 0,
      meanWait: 0,
      meanResponse: 0.5,
      meanWaiting: 0,
      meanInSystem: 0,
    });
    expect(mm1k(0, 2, 3)).toEqual({
      blockingProbability: 0,
      throughput: 0,
      utilisation: 0,
      meanInSystem: 0,
      meanResponse: 0.5,
    });
    expect([mmcWaitQuantile(0, 1, 1, 0.99), mmcEmptyProbability(0, 1, 5), supermarketMeanTime(0, 2)]).toEqual([
      0, 1, 1,
    ]);
  });
  it('has its peak at one processor where agreeing costs too much', () =>
    expect(uslPeak(0.9, 0.9)).toEqual({ processors: 1, capacity: 1 }));
  it('stays finite for very many servers and places', () => {
    near(erlangB(10_000, 10_000), 0.0079365, 1e-2);
    expect(mmcEmptyProbability(9000, 1, 10_000)).toBe(0);
    near(mm1k(2, 1, 100_000).meanInSystem, 99_999);
    near(mm1k(1, 1, 100_000).blockingProbability, 1 / 100_001);
    near(mm1k(0.5, 1, 100_000).meanInSystem, 1);
  });
  it.each<[() => unknown, RegExp]>([
    [() => erlangB(Number.NaN, 1), /^offeredLoad must be at least 0 and finite, not NaN$/],
    [() => erlangB(1, 1.5), /^servers must be a whole number and at least 1, not 1.5$/],
    [() => mmc(-1, 1, 1), /^arrivalRate must be at least 0/],
    [() => mmc(1, 0, 1), /^serviceRate must be above 0/],
    [() => mmc(1, never, 1), /^serviceRate must be above 0 and finite, not Infinity$/],
    [() => mmcWaitQuantile(1, 2, 1, 1), /^quantile must be from 0 to below 1, not 1$/],
    [() => mm1k(1, 1, 0), /^places must be a whole number/],
    [() => mg1(1, 1, -1), /^squaredVariation must be at least 0/],
    [() => mmcResponseTail(1, 2, 1, -1), /^time must be at least 0/],
    [() => supermarketMeanTime(0.5, 0), /^choices must be a whole number/],
    [() => amdahlSpeedUp(1.1, 2), /^parallel must be from 0 to 1, not 1.1$/],
    [() => uslCapacity(0.1, 0.1, 0), /^processors must be at least 1/],
  ])('refuses bad input in words: %s', (call, words) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(words);
  });
});
