// Any settings and actions that a manifest allows, for tests that a model stands whatever it allows.
import fc from 'fast-check';
import type { Manifest, Parameter } from '../../contract/manifest.ts';
import type { Action } from '../../contract/run.ts';
import { checkAction } from '../actions.ts';

/** Larger ones make runs that are too long for a test. */
const MOST = 3000;

interface Range {
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
}

function anyNumber({ min, max, integer }: Range): fc.Arbitrary<number> {
  const most = Math.max(min, Math.min(max, MOST));
  const inside = integer === true ? fc.integer({ min, max: most }) : fc.double({ min, max: most, noNaN: true });
  return fc.oneof(fc.constantFrom(min, most), inside);
}

function anyValue(lab: Manifest, parameter: Parameter): fc.Arbitrary<unknown> {
  switch (parameter.kind) {
    case 'number':
      return anyNumber(parameter);
    case 'choice': {
      const isOwn = (value: string): boolean => parameter.name === lab.code?.parameter && value === lab.code.value;
      return fc.constantFrom(...parameter.values.map((choice) => choice.value).filter((value) => !isOwn(value)));
    }
    case 'flag':
      return fc.boolean();
    case 'words':
      return fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 5 });
    case 'numbers':
      return fc.array(anyNumber(parameter), { maxLength: 4 });
  }
}

/** Most parameters at their defaults; `own` says what may stand in for a parameter. */
export const anySettings = (
  lab: Manifest,
  own: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
): fc.Arbitrary<Readonly<Record<string, unknown>>> =>
  fc.record(
    Object.fromEntries(
      lab.parameters.map((parameter) => [
        parameter.name,
        own[parameter.name] ??
          fc.oneof(
            { weight: 3, arbitrary: fc.constant<unknown>(parameter.default) },
            { weight: 1, arbitrary: anyValue(lab, parameter) },
          ),
      ]),
    ),
  );

/** Actions up to a time, on objects 0 and 1, which every run is expected to have. */
export function anyActions(lab: Manifest, until: number): fc.Arbitrary<readonly Action[]> {
  const at = fc.double({ min: 0, max: until, noNaN: true });
  const kinds = lab.actions.map((kind) =>
    fc.record<Record<string, unknown>>({
      at,
      action: fc.constant(kind.name),
      ...(kind.on === undefined
        ? {}
        : { [kind.on]: kind.objects === undefined ? fc.nat(1) : fc.constantFrom(...kind.objects) }),
      ...Object.fromEntries((kind.fields ?? []).map((field) => [field.name, anyNumber(field)])),
    }),
  );
  const sets = lab.parameters
    .filter((parameter) => parameter.live === true)
    .map((parameter) =>
      fc.record<Record<string, unknown>>({
        at,
        action: fc.constant('set'),
        name: fc.constant(parameter.name),
        value: anyValue(lab, parameter),
      }),
    );
  const checked = fc.oneof(...kinds, ...sets).map((given) => {
    const one = checkAction(lab, given);
    if (!one.ok) throw new Error(`${JSON.stringify(given)} is refused: ${one.phrase.key}`);
    return one.action;
  });
  return fc.array(checked, { maxLength: 6 });
}
