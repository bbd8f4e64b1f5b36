// L2: half of its latency there, half back; what it holds is JSON. It may refuse, or say nothing at all.
import type { Simulation } from '#src/contract/model.ts';
import { L2_OPERATION } from './api.ts';
import { lookUp, put } from './entries.ts';
import { EVENT } from './events.ts';
import { OUTCOME, RECORD } from './records.ts';
import type { L2Call, State } from './state.ts';

export interface L2Settings {
  readonly l2LatencyMs: number;
  readonly l2TimeoutMs: number;
}

export interface L2Answer {
  readonly isRejected: boolean;
  readonly value: unknown;
}

export function createL2({ l2LatencyMs, l2TimeoutMs }: L2Settings, simulation: Simulation) {
  const halfMs = l2LatencyMs / 2;
  return {
    begin(call: L2Call): void {
      simulation.record(RECORD.l2Asked, call.request, call.operation);
      simulation.schedule(halfMs, EVENT.l2Reached, call.id);
    },

    reached(state: State, call: L2Call): void {
      if (state.l2Condition === 'silent') {
        call.outcome = OUTCOME.timedOut;
        simulation.schedule(Math.max(0, l2TimeoutMs - halfMs), EVENT.l2Answered, call.id);
        return;
      }
      call.outcome = state.l2Condition === 'up' ? perform(state, call, simulation.time) : OUTCOME.refused;
      simulation.schedule(halfMs, EVENT.l2Answered, call.id);
    },

    answer(call: L2Call): L2Answer {
      simulation.record(RECORD.l2Answered, call.request, call.operation, call.outcome);
      switch (call.outcome) {
        case OUTCOME.refused:
          return { isRejected: true, value: new Error('L2 refused the connection') };
        case OUTCOME.timedOut:
          return { isRejected: true, value: new Error(`L2 gave no answer in ${l2TimeoutMs} ms`) };
        case OUTCOME.found:
          return { isRejected: false, value: JSON.parse(call.found ?? 'null') as unknown };
        default:
          return {
            isRejected: false,
            value: call.operation === L2_OPERATION.setIfAbsent ? call.outcome === OUTCOME.done : undefined,
          };
      }
    },
  };
}

function perform(state: State, call: L2Call, nowMs: number): number {
  const entry = lookUp(state.l2, call.key, nowMs);
  switch (call.operation) {
    case L2_OPERATION.get:
      call.found = entry?.value;
      return entry === undefined ? OUTCOME.nothing : OUTCOME.found;
    case L2_OPERATION.delete:
      state.l2.delete(call.key);
      return OUTCOME.done;
    case L2_OPERATION.setIfAbsent:
    case L2_OPERATION.set:
      if (call.operation === L2_OPERATION.setIfAbsent && entry !== undefined) return OUTCOME.absentNot;
      put(state.l2, call.key, call.json ?? 'null', nowMs, call.ttlMs);
      return OUTCOME.done;
  }
}
