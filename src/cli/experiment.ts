// From a call to a run: parameters, scenario, seed, actions, code and input files, checked before anything runs.
import type { Manifest } from '../contract/manifest.ts';
import type { ParameterValues } from '../contract/model.ts';
import type { Action, RunSpec } from '../contract/run.ts';
import type { AnyProgram } from '../sandbox/program/any-trace.ts';
import { checkAction } from '../sim/actions.ts';
import { resolveParameters } from '../sim/parameters.ts';
import type { Text } from '../view/text/text.ts';
import { loadLab } from '../worker/labs.ts';
import { decodeExperiment } from '../worker/link.ts';
import { programNamed } from '../worker/room.ts';
import { type Call, readPositive, readSettings, readWhole } from './arguments.ts';
import { readText } from './files.ts';
import { Misuse } from './misuse.ts';
import { compileStudent, compileStudentProgram, readStudent, type StudentFile } from './student-file.ts';

/** A run that is ready to be made, as plain data that crosses to a worker thread. */
export interface PreparedRun {
  readonly spec: RunSpec;
  /** Infinity where the run ends by itself. */
  readonly until: number;
  /** The student's code as a CommonJS script. */
  readonly script?: string;
  readonly inputFiles: readonly string[];
  /** Where the lab's code is a program: its trace is the input, and is recorded before anything else. */
  readonly program?: AnyProgram;
  /** The program that it is compared with. */
  readonly beside?: AnyProgram;
}

export interface Prepared {
  readonly run: PreparedRun;
  readonly student?: StudentFile;
  /** Where the same run ends under other parameters. */
  untilUnder(params: ParameterValues): number;
  /** Where the run's action of that number (from 0) was written. */
  placeOf(entry: number): string;
  /** To be said on standard error. */
  readonly note?: string;
}

export const RUN_OPTIONS = {
  set: 'many',
  seed: 'one',
  until: 'one',
  scenario: 'one',
  input: 'many',
  code: 'one',
  actions: 'one',
  link: 'one',
  json: 'flag',
  csv: 'flag',
} as const;
/** A run keeps its samples: more of them would not fit. */
const MOST_SAMPLES = 4_000_000;
export const MOST_SEED = Number.MAX_SAFE_INTEGER;

/** @throws Misuse naming the parameter or the file and line, what is allowed and what was given */
export function checkedParameters(
  lab: Manifest,
  given: Readonly<Record<string, unknown>>,
  words: Text,
): ParameterValues {
  const resolved = resolveParameters(lab.parameters, given);
  if (resolved.ok) return resolved.value;
  throw new Misuse(resolved.problems.map((problem) => words.say(problem.phrase)).join(' '));
}

/** Whether an action of a run without code would hand it over to code. */
const wantsCode = (lab: Manifest, action: Action): boolean =>
  lab.code !== undefined &&
  action.action === 'set' &&
  action['name'] === lab.code.parameter &&
  action['value'] === lab.code.value;

interface WrittenAction {
  readonly place: string;
  readonly action: Action;
}

async function readActions(
  path: string,
  lab: Manifest,
  words: Text,
  hasCode: boolean,
): Promise<readonly WrittenAction[]> {
  const actions: WrittenAction[] = [];
  for (const [index, line] of (await readText(path)).split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = `${path}:${index + 1}`;
    let given: unknown;
    try {
      given = JSON.parse(line);
    } catch {
      throw new Misuse(`${place}: not a line of JSON: ${line.slice(0, 60).replace(/\p{Cc}/gu, '\ufffd')}`);
    }
    const checked = checkAction(lab, given);
    if (!checked.ok) throw new Misuse(`${place}: ${words.say(checked.phrase)}`);
    const { action } = checked;
    if (!hasCode && wantsCode(lab, action)) throw new Misuse(`${place}: ${String(action['value'])} needs --code FILE`);
    actions.push({ place, action });
  }
  return actions;
}

function readInputFiles(lab: Manifest, call: Call): readonly string[] {
  const files = call.many('input');
  if (files.length > 0 && lab.input === undefined) throw new Misuse(`the lab ${lab.id} opens no files`);
  return files;
}

/** A run that goes to its own end needs none set: it has a file to finish, counts what happens, or was told how many to make. */
function endsByItself(lab: Manifest, params: ParameterValues, inputFiles: readonly string[]): boolean {
  return (
    inputFiles.length > 0 ||
    lab.clock.unit !== 'ms' ||
    (lab.clock.endedBy !== undefined && Number(params[lab.clock.endedBy]) > 0)
  );
}

interface Source {
  readonly name: string;
  readonly text: string;
}

/** The programs that a run is made of: the student's or the one that the parameter names, and what stands beside it. */
async function programsOf(lab: Manifest, params: ParameterValues, own: Source | undefined) {
  const { code: slot } = lab;
  const { programs } = await loadLab(lab.id);
  const named = (parameter: string): AnyProgram => {
    const { fileName, source } = programNamed(programs, String(params[parameter]));
    return compileStudentProgram(lab, fileName, source);
  };
  const program = own === undefined ? named(slot?.parameter ?? '') : compileStudentProgram(lab, own.name, own.text);
  const beside = slot?.beside;
  const isBeside =
    beside !== undefined &&
    params[beside.parameter] !== beside.none &&
    (own !== undefined || params[beside.parameter] !== params[slot?.parameter ?? '']);
  return { program, ...(isBeside ? { beside: named(beside.parameter) } : {}) };
}

/** The one program of a call: `--code`, and `--input` where the lab's files are programs. */
function programFile(lab: Manifest, call: Call): string | undefined {
  const code = call.one('code');
  const files = [...(lab.input?.is === 'program' ? call.many('input') : []), ...(code === undefined ? [] : [code])];
  if (files.length > 1) throw new Misuse(`the lab ${lab.id} runs one program, not ${files.length}`);
  return files[0];
}

/** What `run` and the like were asked for. */
export async function prepareRun(lab: Manifest, call: Call, words: Text): Promise<Prepared> {
  const link = call.one('link');
  if (link !== undefined) return runOfLink(lab, link, call, words);
  const scenarioId = call.one('scenario');
  const scenario = lab.scenarios.find((candidate) => candidate.id === scenarioId);
  if (scenarioId !== undefined && scenario === undefined) {
    throw new Misuse(
      `--scenario takes one of ${lab.scenarios.map((candidate) => candidate.id).join(', ')}, not ${scenarioId}`,
    );
  }
  const isProgram = lab.code?.is === 'program';
  const codePath = isProgram ? programFile(lab, call) : call.one('code');
  if (codePath !== undefined && lab.code === undefined) throw new Misuse(`the lab ${lab.id} takes no --code`);
  const student = codePath === undefined || isProgram ? undefined : await readStudent(lab, codePath);
  const ownCode = codePath === undefined || lab.code === undefined ? {} : { [lab.code.parameter]: lab.code.value };
  const params = checkedParameters(lab, { ...scenario?.params, ...readSettings(call.many('set')), ...ownCode }, words);
  if (lab.code !== undefined && codePath === undefined && params[lab.code.parameter] === lab.code.value) {
    throw new Misuse(`${lab.code.parameter}=${lab.code.value} needs --code FILE`);
  }
  const inputFiles = lab.input?.is === 'program' ? [] : readInputFiles(lab, call);
  if (isProgram && codePath !== undefined && inputFiles.length > 0)
    throw new Misuse(`the lab ${lab.id} takes a program or files, not both`);
  const own = isProgram && codePath !== undefined ? { name: codePath, text: await readText(codePath) } : undefined;
  const actionsPath = call.one('actions');
  const actions =
    actionsPath === undefined
      ? (scenario?.actions ?? []).map((action, entry) => ({ place: `action ${entry + 1} of the scenario`, action }))
      : await readActions(actionsPath, lab, words, student !== undefined);
  const seed = readWhole('seed', call.one('seed'), scenario?.seed ?? 1, 0, MOST_SEED);
  const until = readPositive('until', call.one('until'), MOST_SAMPLES * lab.clock.sampleEvery);
  const untilUnder = (values: ParameterValues): number =>
    until ?? (endsByItself(lab, values, inputFiles) ? Number.POSITIVE_INFINITY : (scenario?.until ?? lab.clock.until));
  return {
    run: {
      spec: {
        lab: lab.id,
        params,
        seed,
        actions: actions.map(({ action }) => action),
        ...(student === undefined ? {} : { code: student.source }),
      },
      until: untilUnder(params),
      inputFiles,
      ...(isProgram && inputFiles.length === 0 ? await programsOf(lab, params, own) : {}),
      ...(student === undefined ? {} : { script: student.script }),
    },
    untilUnder,
    placeOf: (entry) => actions[entry]?.place ?? '--actions',
    ...(student === undefined ? {} : { student }),
  };
}

/** A link is run as it was shared: the run that was on the stage, up to the moment it shows. */
async function runOfLink(lab: Manifest, link: string, call: Call, words: Text): Promise<Prepared> {
  const hash = /#s=([A-Za-z0-9_-]+)/.exec(link)?.[1] ?? (/^[A-Za-z0-9_-]+$/.test(link) ? link : undefined);
  if (hash === undefined) throw new Misuse(`--link takes an address with #s=… in it, not ${link.slice(0, 60)}`);
  for (const clash of ['scenario', 'code', 'actions'] as const) {
    if (call.one(clash) !== undefined) throw new Misuse(`--link brings its own ${clash}`);
  }
  const decoded = decodeExperiment(hash, lab);
  const placeOf = (entry: number): string => `action ${entry + 1} of the link`;
  if (!decoded.ok) {
    const { entry, phrase } = decoded;
    throw new Misuse(`${entry === undefined ? '' : `${placeOf(entry)}: `}${words.say(phrase)}`);
  }
  const { experiment } = decoded;
  const shared = experiment.runs[experiment.active] ?? experiment.runs[0];
  if (shared === undefined) throw new Misuse('the link holds no run');
  const inputFiles = readInputFiles(lab, call);
  const { inputName } = experiment;
  if (inputName !== undefined && inputFiles.length === 0)
    throw new Misuse(`the link's run was fed with ${inputName}: name that file with --input`);
  const isProgram = lab.code?.is === 'program';
  const name = "the link's code";
  const student = shared.code === undefined || isProgram ? undefined : await compileStudent(lab, name, shared.code);
  const own = shared.code === undefined ? undefined : { name, text: shared.code };
  const params = checkedParameters(lab, { ...shared.params, ...readSettings(call.many('set')) }, words);
  const isForCode =
    lab.code !== undefined &&
    (params[lab.code.parameter] === lab.code.value || shared.actions.some((action) => wantsCode(lab, action)));
  if (isForCode && own === undefined) throw new Misuse(`the link asks for ${lab.code.value} and holds no code`);
  const seed = readWhole('seed', call.one('seed'), shared.seed, 0, MOST_SEED);
  const until =
    readPositive('until', call.one('until'), MOST_SAMPLES * lab.clock.sampleEvery) ??
    (experiment.time > 0 ? experiment.time : shared.until);
  const { version } = (await loadLab(lab.id)).model;
  const isOther = experiment.modelVersion !== version;
  return {
    run: {
      spec: {
        lab: lab.id,
        params,
        seed,
        actions: shared.actions,
        ...(student === undefined ? {} : { code: student.source }),
      },
      until,
      inputFiles,
      ...(isProgram && inputFiles.length === 0 ? await programsOf(lab, params, own) : {}),
      ...(student === undefined ? {} : { script: student.script }),
    },
    untilUnder: () => until,
    placeOf,
    ...(student === undefined ? {} : { student }),
    ...(isOther
      ? {
          note: `the link is of version ${experiment.modelVersion} of this model, which is now at ${version}: the run may come out differently`,
        }
      : {}),
  };
}
