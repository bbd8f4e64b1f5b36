// The run of this lab: what happens to tasks and nodes, and what a page or the command line asks of it.
import type { ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import { doneReduces } from './answers.ts';
import { copyNext, dropBrokenCopies, EVENT, finish, type Ground, retime, takeCopy, wakeCopies } from './attempts.ts';
import { metricsOf, sampleInto } from './figures.ts';
import type { Params } from './parameters.ts';
import { createPlan } from './plan.ts';
import { RECORD } from './records.ts';
import { lookForStragglers, schedule } from './scheduler.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import { type Attempt, attemptOf, createState, runningOf, type State, tasksOf } from './state.ts';
import { describeRecord, explain } from './why.ts';

/** A run goes on for so long at least, so that one can look at a job that is done. */
const REST_MS = 40_000;

export function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const plan = createPlan(setup, (stream) => simulation.random(stream));
  const ground: Ground = { params, plan, simulation };

  const isFinished = (state: State): boolean => !Number.isNaN(state.finishedMs);

  const win = (state: State, attempt: Attempt): void => {
    const { kind, task } = attempt;
    const won = tasksOf(state, kind)[task];
    if (won === undefined) return;
    won.status = 'done';
    won.winner = attempt.id;
    finish(state, attempt, 'done', ground);
    const tookMs = attempt.endMs - attempt.startMs;
    simulation.record(kind === 'map' ? RECORD.mapDone : RECORD.reduceDone, task, attempt.id, tookMs);
    for (const other of runningOf(state))
      if (other.kind === kind && other.task === task) finish(state, other, 'beaten', ground);
    if (kind === 'map') {
      state.mapsDone += 1;
      if (state.mapsDone === state.maps.length) {
        state.mapsDoneMs = simulation.time;
        simulation.record(RECORD.mapsDone, -1);
      }
      wakeCopies(state, ground);
      return;
    }
    state.reducesDone += 1;
    if (state.reducesDone < state.reduces.length) return;
    state.finishedMs = simulation.time;
    // Maps may be under way again that nobody needs any more.
    for (const other of runningOf(state)) finish(state, other, 'beaten', ground);
    simulation.record(RECORD.jobDone, -1, -1, simulation.time);
    if (state.isClosing) simulation.end();
  };

  const endPhase = (state: State, attempt: Attempt): void => {
    switch (attempt.phase) {
      case 'working':
      case 'reducing':
        win(state, attempt);
        return;
      case 'copying':
        takeCopy(state, attempt, ground);
        copyNext(state, attempt, ground);
        return;
      case 'starting':
        copyNext(state, attempt, ground);
    }
  };

  const notice = (state: State, node: number): void => {
    const dead = state.nodes[node];
    if (dead === undefined || dead.isNoticed) return;
    dead.isNoticed = true;
    simulation.record(RECORD.noticed, node, -1, simulation.time - dead.diedMs);
  };

  const nodeOf = (state: State, action: Action): number => {
    const node = action['node'] as number;
    if (node < state.nodes.length) return node;
    throw new ImpossibleAction(`${action.action} needs a node from 0 to ${state.nodes.length - 1}, not ${node}`);
  };

  const kill = (state: State, node: number): void => {
    const dead = state.nodes[node];
    if (dead?.isAlive !== true) return;
    for (const attempt of runningOf(state)) if (attempt.node === node) finish(state, attempt, 'lost', ground);
    Object.assign(dead, { isAlive: false, isNoticed: false, deaths: dead.deaths + 1, diedMs: simulation.time });
    if (!isFinished(state)) state.deaths += 1;
    simulation.record(RECORD.died, node);
    dropBrokenCopies(state, ground);
    simulation.schedule(params.failureDetectionMs, EVENT.notice, node, dead.deaths);
  };

  const revive = (state: State, node: number): void => {
    const back = state.nodes[node];
    if (back === undefined || back.isAlive) return;
    // It registers anew, which tells the master of its death.
    notice(state, node);
    Object.assign(back, { isAlive: true, slowdown: 1 });
    simulation.record(RECORD.revived, node);
    schedule(state, ground);
  };

  const act = (state: State, action: Action): void => {
    switch (action.action) {
      case 'kill':
        kill(state, nodeOf(state, action));
        return;
      case 'revive':
        revive(state, nodeOf(state, action));
        return;
      case 'slow': {
        const node = nodeOf(state, action);
        const factor = action['factor'] as number;
        const slowed = state.nodes[node];
        if (slowed !== undefined) slowed.slowdown = factor;
        simulation.record(RECORD.slowed, node, -1, factor);
        retime(state, node, ground);
        return;
      }
      case 'set':
        state.speculative = action['value'] as boolean;
        simulation.record(RECORD.speculationSet, -1, -1, state.speculative ? 1 : 0);
        schedule(state, ground);
    }
  };

  return {
    start() {
      simulation.schedule(0, EVENT.start);
      simulation.schedule(REST_MS, EVENT.closing);
      return createState(params, plan.splits.length);
    },
    handle(state, kind, a, b) {
      switch (kind) {
        case EVENT.start:
          schedule(state, ground);
          return;
        case EVENT.phase: {
          const attempt = attemptOf(state, a);
          if (attempt.plan !== b) return;
          attempt.leftWork = 0;
          attempt.sinceMs = simulation.time;
          endPhase(state, attempt);
          schedule(state, ground);
          return;
        }
        case EVENT.notice:
          if (state.nodes[a]?.deaths !== b) return;
          notice(state, a);
          schedule(state, ground);
          return;
        case EVENT.look:
          lookForStragglers(state, ground);
          return;
        case EVENT.closing:
          state.isClosing = true;
          if (isFinished(state)) simulation.end();
      }
    },
    act,
    snapshot: (state) => snapshotOf(state, ground),
    metrics: (state) => metricsOf(state, ground),
    sample: (state, into) => sampleInto(state, into, ground),
    result: (state) => ({
      output: plan.output(doneReduces(state)),
      isFinished: isFinished(state),
      unfinishedReducers: state.reduces.length - state.reducesDone,
    }),
    isUnfinished: (state) => !isFinished(state) && state.nodes.some((node) => node.isAlive),
    why: (state, log, subject) => explain(state, log, subject, ground),
    describe: (state, log, index) => describeRecord(state, log, index),
  };
}
