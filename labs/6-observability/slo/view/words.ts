// What the stage says: of the present, of a rule, of an incident.
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../model.ts';
import type { IncidentView, RuleView } from '../snapshot.ts';

/** The rule whose windows are drawn: the chosen one, else the first that fires, else the first. */
export function shownRule({ rules }: Snapshot, chosen: number | undefined): number {
  if (chosen !== undefined && rules[chosen] !== undefined) return chosen;
  const firing = rules.findIndex(({ phase }) => phase === 'firing');
  return Math.max(0, firing);
}

/** Short enough for the head of a lane: "1 h / 5 min". */
export function windowsWords({ longMinutes, shortMinutes, severity }: RuleView, text: Text): string {
  if (longMinutes === 0) return text.say(`stage.severity.${severity}`);
  return text.say('stage.windows', { long: longMinutes, short: shortMinutes });
}

export function ruleWords(rule: RuleView, text: Text): string {
  const name = `${text.say(`stage.severity.${rule.severity}`)}, ${windowsWords(rule, text)}`;
  return text.say(`stage.rule.${rule.phase}`, { name, threshold: rule.burnRate, burn: rule.longBurn });
}

export function incidentWords({ id, kind, size, spentPercent, endMs, isAlerted }: IncidentView, text: Text): string {
  const name = text.say(`stage.incident.${kind}`, { incident: id + 1, size });
  const state = text.say(Number.isNaN(endMs) ? 'stage.goesOn' : 'stage.isOver');
  const seen = text.say(isAlerted ? 'stage.alerted' : 'stage.unseen');
  return `${name}, ${state}, ${text.say('stage.spent', { percent: spentPercent })}, ${seen}`;
}

/** The present in one sentence. */
export function presentWords(snapshot: Snapshot, text: Text): string {
  const { rules, incidents, burnRate, leftPercent, nowMs } = snapshot;
  const firing = (severity: string) => rules.find((rule) => rule.severity === severity && rule.phase === 'firing');
  const day = { day: Math.max(1, Math.ceil(nowMs / 86_400_000)), burn: burnRate, left: leftPercent };
  if (nowMs < 60_000) return text.say('stage.start');
  if (firing('page') !== undefined) return text.say('stage.now.page', day);
  const going = incidents.some(({ endMs, kind }) => Number.isNaN(endMs) && kind !== 'deploy');
  if (going) return text.say(firing('ticket') === undefined ? 'stage.now.unseen' : 'stage.now.ticket', day);
  if (firing('ticket') !== undefined) return text.say('stage.now.ticket', day);
  if (leftPercent < 0) return text.say('stage.now.gone', day);
  return text.say(burnRate > 1 ? 'stage.now.fast' : 'stage.now.calm', day);
}
