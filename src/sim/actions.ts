// Actions: what a student did, or a file says they did, checked against the manifest before a model sees it.
import type { Manifest } from '../contract/manifest.ts';
import type { ParameterValue } from '../contract/model.ts';
import type { Action } from '../contract/run.ts';
import type { Phrase } from '../contract/text.ts';
import { checkValue, shown } from './parameters.ts';

/** An action that the manifest allows and this run has no object for; models throw it from `act`. */
export class ImpossibleAction extends RangeError {
  override readonly name = 'ImpossibleAction';
  /** Place in the list that the run was opened with; absent for an action taken live. */
  readonly entry: number | undefined;
  constructor(message: string, entry?: number) {
    super(message);
    this.entry = entry;
  }
}

export type CheckedAction =
  | { readonly ok: true; readonly action: Action }
  | { readonly ok: false; readonly phrase: Phrase };

const no = (key: string, args: Readonly<Record<string, string | number>>): CheckedAction => ({
  ok: false,
  phrase: { key, args },
});

/**
 * An action from plain data. `set` needs `name` of a live parameter and its `value`; every other action needs the id of
 * its object in the field named by `on`, and each of its fields within range (absent: the default).
 */
export function checkAction(manifest: Manifest, given: unknown): CheckedAction {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return no('action.shape', { given: shown(given) });
  const raw = given as Readonly<Record<string, unknown>>;
  const at = raw['at'];
  if (typeof at !== 'number' || !Number.isFinite(at) || at < 0) return no('action.at', { given: shown(at) });
  const name = raw['action'];
  if (name === 'set') return checkSet(manifest, at, raw);
  const kind = manifest.actions.find((candidate) => candidate.name === name);
  if (kind === undefined) {
    return no('action.unknown', {
      given: shown(name),
      allowed: ['set', ...manifest.actions.map((candidate) => candidate.name)].join(', '),
    });
  }
  const action: Record<string, ParameterValue> & { at: number; action: string } = { at, action: kind.name };
  if (kind.on !== undefined) {
    const id = raw[kind.on];
    if (typeof id !== 'number' || !Number.isInteger(id) || id < 0)
      return no('action.object', { action: kind.name, field: kind.on, given: shown(id) });
    if (kind.objects?.includes(id) === false) {
      const allowed = kind.objects.join(', ');
      return no('action.notOn', { action: kind.name, field: kind.on, allowed, given: shown(id) });
    }
    action[kind.on] = id;
  }
  for (const field of kind.fields ?? []) {
    const value = raw[field.name] ?? field.default;
    const isWhole = field.integer !== true || Number.isInteger(value);
    if (typeof value !== 'number' || !(value >= field.min && value <= field.max) || !isWhole) {
      return no(field.integer === true ? 'parameter.integer' : 'parameter.number', {
        name: field.name,
        min: field.min,
        max: field.max,
        unit: field.unit,
        given: shown(value),
      });
    }
    action[field.name] = value;
  }
  const allowed = new Set(['at', 'action', kind.on, ...(kind.fields ?? []).map((field) => field.name)]);
  const stray = Object.keys(raw).find((field) => !allowed.has(field));
  if (stray !== undefined) return no('action.field', { action: kind.name, field: stray });
  return { ok: true, action };
}

/** Whether two actions do the same thing at the same time, field by field. */
export const isSameAction = (one: Action, other: Action): boolean => {
  const fields = Object.entries(one);
  return (
    fields.length === Object.keys(other).length &&
    fields.every(([field, value]) => String(other[field]) === String(value))
  );
};

const SET_FIELDS: ReadonlySet<string> = new Set(['at', 'action', 'name', 'value']);

function checkSet(manifest: Manifest, at: number, raw: Readonly<Record<string, unknown>>): CheckedAction {
  const live = manifest.parameters.filter((parameter) => parameter.live === true);
  const parameter = live.find((candidate) => candidate.name === raw['name']);
  if (parameter === undefined)
    return no('action.set', { given: shown(raw['name']), allowed: live.map((candidate) => candidate.name).join(', ') });
  const stray = Object.keys(raw).find((field) => !SET_FIELDS.has(field));
  if (stray !== undefined) return no('action.field', { action: 'set', field: stray });
  const checked = checkValue(parameter, raw['value']);
  return checked.ok ? { ok: true, action: { at, action: 'set', name: parameter.name, value: checked.value } } : checked;
}
