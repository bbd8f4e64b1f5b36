// What the log of a run says. The index of a record is its kind.
import type { RecordKind } from '#src/contract/model.ts';

export const RECORDS = [
  { name: 'counted', object: 'bad', value: 'requests' },
  { name: 'began', subject: 'incident', object: 'kind', value: 'percent, or times' },
  { name: 'ended', subject: 'incident', object: 'how', value: 'percent of the budget' },
  { name: 'pending', subject: 'rule', value: 'burn rate' },
  { name: 'fired', subject: 'rule', object: 'incident', value: 'burn rate' },
  { name: 'resolved', subject: 'rule', object: 'incident', value: 'minutes' },
  { name: 'repairPlanned', subject: 'incident', object: 'rule', value: 'minutes' },
  { name: 'deployed', value: 'deploys' },
  { name: 'deployHeld', value: 'percent of the budget left' },
  { name: 'budgetGone' },
  { name: 'budgetBack' },
  { name: 'slaBroken', value: 'availability, percent' },
  { name: 'slaKept', value: 'availability, percent' },
  { name: 'errorsSet', value: 'percent' },
  { name: 'probesSet', value: 'requests a second' },
  { name: 'deploysSet', value: 'deploys a day' },
  { name: 'freezeSet', value: 'percent' },
] as const satisfies readonly RecordKind[];

export const RECORD = {
  counted: 0,
  began: 1,
  ended: 2,
  pending: 3,
  fired: 4,
  resolved: 5,
  repairPlanned: 6,
  deployed: 7,
  deployHeld: 8,
  budgetGone: 9,
  budgetBack: 10,
  slaBroken: 11,
  slaKept: 12,
  errorsSet: 13,
  probesSet: 14,
  deploysSet: 15,
  freezeSet: 16,
} as const;
