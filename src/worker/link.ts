// A shared link is the experiment: lab, parameters, seed, actions, forks, twins and the moment, deflated into the address.
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';
import type { Manifest } from '../contract/manifest.ts';
import type { ParameterValues } from '../contract/model.ts';
import type { Action } from '../contract/run.ts';
import type { Phrase } from '../contract/text.ts';
import { checkAction } from '../sim/actions.ts';
import { resolveParameters } from '../sim/parameters.ts';

/** No honest link comes near these; a hostile one stops here. */
const MOST_LINK_CHARACTERS = 64_000;
const MOST_INFLATED_BYTES = 512_000;
const MOST_ACTIONS = 2_000;
export const LONGEST_INPUT_NAME = 200;

const value = v.union([v.number(), v.string(), v.boolean(), v.array(v.string()), v.array(v.number())]);
const time = v.pipe(v.number(), v.finite(), v.minValue(0));
const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const runSchema = v.object({
  role: v.picklist(['main', 'fork', 'twin']),
  params: v.record(v.string(), value),
  seed: wholeNumber,
  actions: v.pipe(v.array(v.record(v.string(), value)), v.maxLength(MOST_ACTIONS)),
  until: v.pipe(v.number(), v.finite(), v.minValue(1)),
  code: v.optional(v.pipe(v.string(), v.maxLength(100_000))),
  forkTime: v.optional(time),
});

const experimentSchema = v.object({
  v: v.literal(1),
  lab: v.pipe(v.string(), v.maxLength(64)),
  modelVersion: wholeNumber,
  active: wholeNumber,
  time,
  scenario: v.optional(v.pipe(v.string(), v.maxLength(64))),
  inputName: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_INPUT_NAME))),
  runs: v.pipe(v.array(runSchema), v.minLength(1), v.maxLength(4)),
});

/** One lane of a shared experiment. */
export interface SharedRun {
  readonly role: 'main' | 'fork' | 'twin';
  readonly params: ParameterValues;
  readonly seed: number;
  readonly actions: readonly Action[];
  readonly until: number;
  readonly code?: string | undefined;
  readonly forkTime?: number | undefined;
}

export interface Experiment {
  readonly v: 1;
  readonly lab: string;
  /** A run under another version of the model may come out differently; the page says so. */
  readonly modelVersion: number;
  /** Which of the runs was on the stage, and at what time. */
  readonly active: number;
  readonly time: number;
  readonly scenario?: string | undefined;
  /** Name of the file the run was fed with, which the link does not hold. */
  readonly inputName?: string | undefined;
  readonly runs: readonly SharedRun[];
}

interface Refusal {
  readonly ok: false;
  readonly phrase: Phrase;
  /** Which action of a run is at fault, counted from 0. */
  readonly entry?: number;
}

export type DecodedLink = { readonly ok: true; readonly experiment: Experiment } | Refusal;

/** The part of a link after `#s=`. */
export function encodeExperiment(experiment: Experiment): string {
  const bytes = deflateSync(strToU8(JSON.stringify(experiment)), { level: 9 });
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const no = (key: string, args: Readonly<Record<string, string | number>> = {}): Refusal => ({
  ok: false,
  phrase: { key, args },
});

/** No link of ours has these names; one that does was made to reach what every object inherits. */
function refuseHostileNames(name: string, part: unknown): unknown {
  if (name === '__proto__' || name === 'constructor' || name === 'prototype')
    throw new Error(`${name} is no field of a link`);
  return part;
}

/** How far any run of a lab goes that is fed by no file, in the lab's clock. */
export function longestRun(manifest: Manifest): number {
  const { clock, code, parameters, scenarios } = manifest;
  // As long as the program.
  if (code?.is === 'program') return Number.POSITIVE_INFINITY;
  const count = clock.unit === 'ms' ? undefined : parameters.find(({ name }) => name === clock.endedBy);
  return Math.max(clock.until, ...scenarios.map(({ until }) => until ?? 0), count?.kind === 'number' ? count.max : 0);
}

/** Reads a link against the lab it names. Nothing of a link that does not fit is used. */
export function decodeExperiment(text: string, manifest: Manifest): DecodedLink {
  if (text.length > MOST_LINK_CHARACTERS) return no('link.long', { most: MOST_LINK_CHARACTERS });
  let plain: unknown;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    const inflated = inflateAtMost(bytes);
    if (inflated === undefined) return no('link.long', { most: MOST_INFLATED_BYTES });
    plain = JSON.parse(strFromU8(inflated), refuseHostileNames);
  } catch {
    return no('link.damaged');
  }
  const parsed = v.safeParse(experimentSchema, plain);
  if (!parsed.success) return no('link.damaged');
  const experiment = parsed.output;
  if (experiment.lab !== manifest.id) return no('link.lab', { lab: experiment.lab });
  const runs: SharedRun[] = [];
  const longest = longestRun(manifest);
  // Only a file makes a run longer, and without it the page stops where its own runs do.
  const last = experiment.inputName === undefined ? longest : Number.POSITIVE_INFINITY;
  // A run with work left goes on beyond its planned end.
  const latest = manifest.clock.endedBy === undefined ? last : Number.POSITIVE_INFINITY;
  if (experiment.time > latest) return no('link.damaged');
  for (const run of experiment.runs) {
    if (run.until > last || (run.forkTime ?? 0) > latest) return no('link.damaged');
    const params = resolveParameters(manifest.parameters, run.params);
    if (!params.ok) return { ok: false, phrase: params.problems[0]?.phrase ?? { key: 'link.damaged' } };
    const actions: Action[] = [];
    for (const [entry, given] of run.actions.entries()) {
      const checked = checkAction(manifest, given);
      if (!checked.ok) return { ok: false, phrase: checked.phrase, entry };
      actions.push(checked.action);
    }
    runs.push({ ...run, params: params.value, actions });
  }
  return { ok: true, experiment: { ...experiment, runs } };
}

/** Inflates in pieces and gives up when more comes out than any honest link holds. */
function inflateAtMost(bytes: Uint8Array): Uint8Array | undefined {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const ended: boolean[] = [];
  const inflate = new Inflate((piece, final) => {
    length += piece.length;
    if (length <= MOST_INFLATED_BYTES) pieces.push(piece);
    if (final) ended.push(true);
  });
  const chunk = 1024;
  for (let start = 0; start < bytes.length && length <= MOST_INFLATED_BYTES; start += chunk) {
    inflate.push(bytes.subarray(start, start + chunk), start + chunk >= bytes.length);
  }
  if (length > MOST_INFLATED_BYTES) return undefined;
  if (ended.length === 0) throw new Error('the link was cut off');
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
