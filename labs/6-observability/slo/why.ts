// Reads causes back from the log: why a rule fires or does not, what an incident came to, and where the budget went.

import { minutesToExhaustion } from '#src/algorithms/slo/budget.ts';
import type { AlertRule } from '#src/algorithms/slo/rules.ts';
import { detectionMinutes } from '#src/algorithms/slo/rules.ts';
import type { Cause, Explanation, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import type { AlertingOfRun } from './alerts.ts';
import { budgetLeftPercent } from './figures.ts';
import { type Params, targetOf } from './parameters.ts';
import { RECORD } from './records.ts';
import { INCIDENT_KINDS, type IncidentKind, type State } from './state.ts';

interface RunFacts {
  readonly params: Params;
  readonly alerting: AlertingOfRun;
}

/** The last so many things are told. */
const MOST_TOLD = 8;

const ruleArgs = ({ longMinutes, shortMinutes, burnRate, forMinutes }: AlertRule) => ({
  ...{ long: longMinutes, short: shortMinutes, threshold: burnRate, wait: forMinutes },
});

const NO_RULE: AlertRule = {
  ...{ name: '', severity: 'page', longMinutes: 0, shortMinutes: 0, burnRate: 0, forMinutes: 0 },
};

const kindAt = (number: number): IncidentKind => INCIDENT_KINDS[number] ?? 'outage';

export function explain(facts: RunFacts, state: State, log: LogReader, { kind, id }: Subject): Explanation | undefined {
  switch (kind) {
    case 'rule':
      return explainRule(facts, state, log, id);
    case 'incident':
      return explainIncident(facts, state, log, id);
    case 'budget':
      return explainBudget(facts, state, log);
    case 'service':
      return explainService(facts, state, log);
    default:
      return undefined;
  }
}

function explainRule(facts: RunFacts, state: State, log: LogReader, id: number): Explanation | undefined {
  const { alerting, params } = facts;
  const rule = alerting.rules[id];
  const alert = state.alerts[id];
  if (rule === undefined || alert === undefined) return undefined;
  const causes: Cause[] = [];
  let firedAt: number | undefined;
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (log.subjectAt(index) !== id || kind < RECORD.pending || kind > RECORD.resolved) continue;
    const [time, value, incident] = [log.timeAt(index), log.valueAt(index), log.objectAt(index)];
    if (kind === RECORD.pending) causes.push({ time, phrase: { key: 'why.pending', args: { burn: value } } });
    if (kind === RECORD.fired) {
      firedAt = time;
      causes.push({ time, phrase: firedPhrase(log, incident, value) });
    }
    if (kind === RECORD.resolved && firedAt !== undefined)
      causes.push({ time: firedAt, took: time - firedAt, phrase: { key: 'why.resolved' } });
  }
  const now: Cause = { time: lastTime(log, causes), phrase: presentPhrase(facts, state, id, rule) };
  const isCode = params.alerting === 'own-code';
  const title: Phrase = isCode
    ? { key: `why.title.code.${rule.severity}` }
    : { key: `why.title.rule.${rule.severity}`, args: ruleArgs(rule) };
  return { title, causes: [...causes.slice(-MOST_TOLD), now] };
}

/** The moment of the newest record, so that what is told of the present comes last. */
function lastTime(log: LogReader, causes: readonly Cause[]): number {
  return log.length === 0 ? (causes.at(-1)?.time ?? 0) : log.timeAt(log.length - 1);
}

function firedPhrase(log: LogReader, incident: number, burn: number): Phrase {
  if (incident < 0) return { key: 'why.fired.nothing', args: { burn } };
  for (let index = 0; index < log.length; index += 1)
    if (log.kindAt(index) === RECORD.began && log.subjectAt(index) === incident)
      return { key: `why.fired.${kindAt(log.objectAt(index))}`, args: { burn, incident: incident + 1 } };
  return { key: 'why.fired.nothing', args: { burn } };
}

function presentPhrase({ params, alerting }: RunFacts, state: State, id: number, rule: AlertRule): Phrase {
  const phase = state.alerts[id]?.phase ?? 'inactive';
  if (params.alerting === 'own-code') return { key: `why.code.${phase}` };
  const { longMinutes, shortMinutes, burnRate } = rule;
  const burns = {
    ...ruleArgs(rule),
    longBurn: alerting.burnRate(state, longMinutes),
    shortBurn: shortMinutes === 0 ? 0 : alerting.burnRate(state, shortMinutes),
  };
  if (phase !== 'inactive') return { key: `why.now.${phase}`, args: burns };
  if (!(burns.longBurn > burnRate)) {
    const detection = detectionMinutes(rule, state.presentRatio, alerting.budget);
    if (detection === undefined) return { key: 'why.now.never', args: burns };
    return { key: 'why.now.notYet', args: { ...burns, detection } };
  }
  return { key: 'why.now.short', args: burns };
}

function explainIncident({ alerting }: RunFacts, state: State, log: LogReader, id: number): Explanation | undefined {
  const causes: Cause[] = [];
  let title: Phrase | undefined;
  let beganAt = 0;
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    const [time, value, object] = [log.timeAt(index), log.valueAt(index), log.objectAt(index)];
    if (kind === RECORD.began && log.subjectAt(index) === id) {
      beganAt = time;
      title = { key: `why.title.${kindAt(object)}`, args: { incident: id + 1, size: value } };
      causes.push({ time, phrase: { key: 'why.began' } });
    }
    if (kind === RECORD.fired && object === id) {
      const rule = alerting.rules[log.subjectAt(index)];
      if (rule !== undefined)
        causes.push({
          time: beganAt,
          took: time - beganAt,
          phrase: { key: `why.alerted.${rule.severity}`, args: { ...ruleArgs(rule), burn: value } },
        });
    }
    if (kind === RECORD.repairPlanned && log.subjectAt(index) === id)
      causes.push({ time, phrase: { key: 'why.repairPlanned', args: { minutes: value } } });
    if (kind === RECORD.ended && log.subjectAt(index) === id)
      causes.push({
        time: beganAt,
        took: time - beganAt,
        phrase: { key: object === 1 ? 'why.repaired' : 'why.ended', args: { percent: value } },
      });
    if (kind === RECORD.resolved && object === id) causes.push({ time, phrase: { key: 'why.silent' } });
  }
  if (title === undefined) return undefined;
  const incident = state.incidents.find((each) => each.id === id);
  if (incident !== undefined && Number.isNaN(incident.endMs)) {
    const args = { percent: 100 * incident.spentShare };
    causes.push({
      time: lastTime(log, causes),
      phrase: { key: Number.isNaN(incident.firedMs) ? 'why.goesOnUnseen' : 'why.goesOn', args },
    });
  } else if (incident !== undefined && Number.isNaN(incident.firedMs))
    causes.push({ time: incident.endMs, phrase: { key: 'why.nobodySaw' } });
  return { title, causes: causes.slice(0, 2 * MOST_TOLD) };
}

function explainBudget({ params, alerting }: RunFacts, state: State, log: LogReader): Explanation {
  const causes: Cause[] = [...state.incidents]
    .sort((one, other) => other.spentShare - one.spentShare)
    .slice(0, MOST_TOLD)
    .filter(({ spentShare }) => spentShare > 0)
    .map(({ startMs, endMs, spentShare, kind }) => ({
      time: startMs,
      ...(Number.isNaN(endMs) ? {} : { took: endMs - startMs }),
      phrase: { key: `why.spent.${kind}`, args: { percent: 100 * spentShare } } as const,
    }));
  const inAll = state.incidents.reduce((sum, { spentShare }) => sum + 100 * spentShare, 0);
  const left = budgetLeftPercent(state, alerting.budget, params.sli);
  const time = lastTime(log, causes);
  causes.sort((one, other) => one.time - other.time);
  causes.push({ time, phrase: { key: 'why.spentOtherwise', args: { percent: Math.max(0, 100 - left - inAll) } } });
  const burn = state.presentRatio / alerting.budget;
  if (burn > 0 && left > 0)
    causes.push({
      time,
      phrase: {
        key: 'why.lasts',
        args: { burn, minutes: (minutesToExhaustion(burn, params.windowDays) * left) / 100 },
      },
    });
  return { title: { key: 'why.title.budget', args: { left, target: targetOf(params) } }, causes };
}

function explainService({ params }: RunFacts, state: State, log: LogReader): Explanation {
  const causes: Cause[] = [];
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (kind === RECORD.began || kind === RECORD.ended || kind >= RECORD.budgetGone)
      causes.push({ time: log.timeAt(index), phrase: describeRecord([], log, index) });
  }
  if (causes.length === 0) causes.push({ time: 0, phrase: { key: 'why.untouched' } });
  return {
    title: { key: `why.title.service.${params.sli}`, args: { percent: 100 * state.presentRatio } },
    causes: causes.slice(-MOST_TOLD),
  };
}

/** One record in words. */
export function describeRecord(rules: readonly AlertRule[], log: LogReader, index: number): Phrase {
  const kind = log.kindAt(index);
  const [subject, object, value] = [log.subjectAt(index), log.objectAt(index), log.valueAt(index)];
  const rule = rules[subject];
  const ofRule = ruleArgs(rule ?? NO_RULE);
  const severity = rule?.severity ?? 'page';
  const incident = subject + 1;
  switch (kind) {
    case RECORD.counted:
      return { key: 'record.counted', args: { bad: object, requests: value } };
    case RECORD.began:
      return { key: `record.began.${kindAt(object)}`, args: { incident, size: value } };
    case RECORD.ended:
      return { key: object === 1 ? 'record.repaired' : 'record.ended', args: { incident, percent: value } };
    case RECORD.pending:
      return { key: 'record.pending', args: { ...ofRule, burn: value } };
    case RECORD.fired:
      return { key: `record.fired.${severity}`, args: { ...ofRule, burn: value } };
    case RECORD.resolved:
      return { key: `record.resolved.${severity}`, args: { ...ofRule, minutes: value } };
    case RECORD.repairPlanned:
      return { key: 'record.repairPlanned', args: { incident, minutes: value } };
    case RECORD.deployed:
      return { key: 'record.deployed', args: { deploys: value } };
    case RECORD.deployHeld:
      return { key: 'record.deployHeld', args: { percent: value } };
    case RECORD.budgetGone:
      return { key: 'record.budgetGone' };
    case RECORD.budgetBack:
      return { key: 'record.budgetBack' };
    case RECORD.slaBroken:
      return { key: 'record.slaBroken', args: { percent: value } };
    case RECORD.slaKept:
      return { key: 'record.slaKept', args: { percent: value } };
    case RECORD.errorsSet:
      return { key: 'record.errorsSet', args: { percent: value } };
    case RECORD.probesSet:
      return { key: 'record.probesSet', args: { rate: value } };
    case RECORD.deploysSet:
      return { key: 'record.deploysSet', args: { deploys: value } };
    default:
      return { key: 'record.freezeSet', args: { percent: value } };
  }
}
