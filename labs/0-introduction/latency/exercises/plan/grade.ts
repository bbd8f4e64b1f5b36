// Grades a plan by playing each workload against the number of servers that it asks for, and against one fewer.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, valueCode } from '#src/algorithms/student-value.ts';
import type { Check, Exercise, StudentExports } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import { percentInTime } from './queue.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

const MOST = 64;

const isCount = (given: unknown): given is number =>
  typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= MOST;

function driveCase(instantiate: () => StudentExports, { log, target }: Workload): number {
  const { plan } = instantiate();
  if (typeof plan !== 'function')
    throw new PolicyFault(
      { key: 'fault.plan.notExported', args: { given: valueCode(plan) } },
      `Your code must export a function plan(log, target); plan is ${describeValue(plan)}.`,
    );
  // Copies: whatever the student's code does to them, the workload stays as it is.
  const copy = log.map((request) => ({ ...request }));
  const answer = (plan as (log: unknown, target: unknown) => unknown)(copy, { ...target });
  if (isCount(answer)) return answer + 0;
  throw new PolicyFault(
    { key: 'fault.plan.notCount', args: { given: valueCode(answer), most: MOST } },
    `plan must return a whole number of servers from 0 to ${MOST}; it returned ${describeValue(answer)}.`,
  );
}

function faultIn({ log, target }: Workload, servers: number): Phrase | undefined {
  const { percent, responseMs } = target;
  const seen = (count: number): number => percentInTime(log, count, responseMs);
  const isEnough = (count: number): boolean => seen(count) >= percent;
  if (servers === 0)
    return isEnough(MOST) ? { key: 'grade.plan.possible', args: { most: MOST, percent: seen(MOST) } } : undefined;
  const args = { servers, percent: seen(servers), wanted: percent, limitMs: responseMs };
  if (!isEnough(servers)) return { key: isEnough(MOST) ? 'grade.plan.tooFew' : 'grade.plan.impossible', args };
  if (servers > 1 && isEnough(servers - 1))
    return { key: 'grade.plan.tooMany', args: { ...args, fewer: servers - 1, percent: seen(servers - 1) } };
  return undefined;
}

function judgeCase(each: Workload, transcript: unknown, index: number): Check {
  const name: Phrase = { key: `grade.plan.case.${each.name}` };
  const servers: unknown = Array.isArray(transcript) ? transcript[index] : undefined;
  if (!Array.isArray(transcript) || transcript.length !== WORKLOADS.length || !isCount(servers))
    return { name, passed: false, message: { key: 'grade.noAnswer' } };
  const fault = faultIn(each, servers);
  if (fault !== undefined) return { name, passed: false, message: fault };
  const message: Phrase =
    servers === 0
      ? { key: 'grade.plan.none' }
      : {
          key: 'grade.plan.fine',
          args: { servers, percent: percentInTime(each.log, servers, each.target.responseMs) },
        };
  return { name, passed: true, message };
}

export const exercise: Exercise = {
  entry: [{ name: 'plan', type: 'function' }],
  drive: (instantiate) => WORKLOADS.map((each) => driveCase(instantiate, each)),
  judge: (transcript) => WORKLOADS.map((each, index) => judgeCase(each, transcript, index)),
};
