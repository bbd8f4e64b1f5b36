// The specs of new runs: pure functions of the manifest and of the run that they are made from.
import type { Manifest, ParameterChanges } from '../../contract/manifest.ts';
import type { ParameterValue, ParameterValues } from '../../contract/model.ts';
import type { Action, RunSpec } from '../../contract/run.ts';
import { isSameAction } from '../../sim/actions.ts';
import { defaultsOf, paramsAt } from '../../sim/parameters.ts';
import type { SharedRun } from '../../worker/link.ts';

/** A lab, the scenario that is played, and the source of the student's code where there is some. */
export interface Ground {
  readonly manifest: Manifest;
  readonly scenario?: string | undefined;
  readonly source?: string | undefined;
}

const usesCode = ({ code }: Manifest, params: ParameterValues): boolean =>
  code !== undefined && params[code.parameter] === code.value;

/** The code goes with a run whose parameters ask for it. */
function withCode({ manifest, source }: Ground, spec: RunSpec): RunSpec {
  const { code: _, ...rest } = spec;
  return source !== undefined && usesCode(manifest, spec.params) ? { ...rest, code: source } : rest;
}

/** What the scenario does by itself. */
const scheduledActions = ({ manifest, scenario }: Ground): readonly Action[] =>
  manifest.scenarios.find((candidate) => candidate.id === scenario)?.actions ?? [];

/** Whether the scenario does this by itself; a link brings a copy of it. */
export const isScheduled = (ground: Ground, action: Action): boolean =>
  scheduledActions(ground).some((own) => isSameAction(own, action));

/** A scenario from its start, with `changes` to its parameters. */
export function freshSpec(ground: Ground, changes: ParameterChanges | undefined, seed: number): RunSpec {
  const { manifest } = ground;
  const scenario = manifest.scenarios.find((candidate) => candidate.id === ground.scenario);
  const params = { ...defaultsOf(manifest.parameters), ...scenario?.params, ...changes };
  return withCode(ground, { lab: manifest.id, params, seed, actions: scenario?.actions ?? [] });
}

/** The same run without what the student did during it. */
export const resetSpec = (ground: Ground, spec: RunSpec): RunSpec => ({ ...spec, actions: scheduledActions(ground) });

/** Whether a value hands the run over to the student's code, or takes it back. */
export const changesHands = ({ manifest }: Ground, spec: RunSpec, name: string, value: ParameterValue): boolean =>
  name === manifest.code?.parameter && usesCode(manifest, { [name]: value }) !== (spec.code !== undefined);

/** What the student set on the way is set from the start. */
function withSettingsFromStart(ground: Ground, spec: RunSpec): RunSpec {
  const isOwnSetting = (action: Action): boolean => action.action === 'set' && !isScheduled(ground, action);
  return {
    ...spec,
    params: paramsAt(spec.params, spec.actions.filter(isOwnSetting), Number.POSITIVE_INFINITY),
    actions: spec.actions.filter((action) => !isOwnSetting(action)),
  };
}

/** The run from its start with another value of one parameter, when it was changed at `time` or after the end. */
export function changedSpec(
  ground: Ground,
  spec: RunSpec,
  name: string,
  value: ParameterValue,
  moment: { readonly time: number; readonly over: boolean },
): RunSpec {
  const base = moment.over ? withSettingsFromStart(ground, spec) : spec;
  const params = changesHands(ground, spec, name, value)
    ? paramsAt(base.params, base.actions, moment.time)
    : base.params;
  return withCode(ground, { ...base, params: { ...params, [name]: value } });
}

/** Where a run is over after these changes: a clock that counts ends with as many as a parameter says. */
export function changedUntil({ clock }: Manifest, changes: ParameterChanges, until: number): number {
  const count = clock.unit === 'ms' || clock.endedBy === undefined ? undefined : changes[clock.endedBy];
  return typeof count === 'number' ? count : until;
}

/** The run from its start with the student's code in charge where there is some, else with the lab's own choice. */
export function handedOverSpec(ground: Ground, spec: RunSpec): RunSpec {
  const slot = ground.manifest.code;
  if (slot === undefined) return spec;
  const params = { ...spec.params, [slot.parameter]: ground.source === undefined ? ownChoice(ground) : slot.value };
  return withCode(ground, { ...spec, params, actions: scheduledActions(ground) });
}

const ownChoice = ({ manifest }: Ground): ParameterValue =>
  manifest.parameters.find((parameter) => parameter.name === manifest.code?.parameter)?.default ?? '';

/** A copy of a run from `time` on. What the scenario does later happens there too; what the student did later does not. */
export const forkedSpec = (ground: Ground, spec: RunSpec, time: number): RunSpec => ({
  ...spec,
  actions: spec.actions.filter((action) => action.at <= time || isScheduled(ground, action)),
});

/** The same run from its start under other parameters, which nothing sets back on the way. */
export const twinSpec = (ground: Ground, spec: RunSpec, changes: ParameterChanges): RunSpec =>
  withCode(ground, {
    ...spec,
    params: { ...spec.params, ...changes },
    actions: spec.actions.filter((action) => action.action !== 'set' || !(String(action['name']) in changes)),
  });

/** A run of a link. Code that came with it is never run by itself: the run opens without it. */
export function sharedSpec(ground: Ground, { params, seed, actions }: SharedRun): RunSpec {
  const { manifest } = ground;
  const code = manifest.code;
  const own = code !== undefined && usesCode(manifest, params) ? { [code.parameter]: ownChoice(ground) } : {};
  return { lab: manifest.id, params: { ...params, ...own }, seed, actions };
}
