// From a call to a run: parameters, scenario, seed, actions, code and input files, checked before anything runs.
import { readFile } from 'node:fs/promises';
import type { Manifest } from '../contract/manifest.ts';
import type { ParameterValues } from '../contract/model.ts';
import type { Action, RunSpec } from '../contract/run.ts';
import { compileTypeScript } from '../sandbox/compile.ts';
import { checkAction } from '../sim/actions.ts';
import { resolveParameters } from '../sim/parameters.ts';
import type { Text } from '../view/text/text.ts';
import { decodeExperiment } from '../worker/link.ts';
import { type Call, readPositive, readSettings, readWhole } from './arguments.ts';
import { Misuse, sentenceOf } from './misuse.ts';

/** A run that is ready to be made, as plain data that crosses to a worker thread. */
export interface PreparedRun {
  readonly spec: RunSpec;
  /** Infinity where the run ends by itself. */
  readonly until: number;
  /** The student's code as a CommonJS script. */
  readonly script?: string;
  readonly inputFiles: readonly string[];
}

export const RUN_OPTIONS = { set: 'many', seed: 'one', until: 'one', scenario: 'one', input: 'many', code: 'one', actions: 'one', link: 'one', json: 'flag', csv: 'flag' } as const;
export const MOST_SEED = Number.MAX_SAFE_INTEGER;

/** @throws Misuse naming the parameter or the file and line, what is allowed and what was given */
export function checkedParameters(lab: Manifest, given: Readonly<Record<string, unknown>>, words: Text): ParameterValues {
  const resolved = resolveParameters(lab.parameters, given);
  if (resolved.ok) return resolved.value;
  throw new Misuse(resolved.problems.map((problem) => words.say(problem.phrase)).join(' '));
}

export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Misuse(`${path} cannot be read: ${sentenceOf(error)}`);
  }
}

/** Compiles a student's file; a syntax error names file and line. */
export async function compiledCode(path: string): Promise<{ readonly source: string; readonly script: string }> {
  const source = await readText(path);
  const { script, diagnostics } = await compileTypeScript(source, path.endsWith('.js') ? 'code.js' : 'code.ts');
  const first = diagnostics[0];
  if (first !== undefined) throw new Misuse(`${path}:${first.line}:${first.column}: ${first.message.en}`);
  return { source, script };
}

async function readActions(path: string, lab: Manifest, words: Text): Promise<readonly Action[]> {
  const actions: Action[] = [];
  for (const [index, line] of (await readText(path)).split('\n').entries()) {
    if (line.trim() === '') continue;
    let given: unknown;
    try {
      given = JSON.parse(line);
    } catch {
      throw new Misuse(`${path}:${index + 1}: not a line of JSON: ${line.slice(0, 60)}`);
    }
    const checked = checkAction(lab, given);
    if (!checked.ok) throw new Misuse(`${path}:${index + 1}: ${words.say(checked.phrase)}`);
    actions.push(checked.action);
  }
  return actions;
}

/** What `run` and the like were asked for. */
export async function prepareRun(lab: Manifest, call: Call, words: Text): Promise<PreparedRun> {
  const link = call.one('link');
  if (link !== undefined) return runOfLink(lab, link, call, words);
  const scenarioId = call.one('scenario');
  const scenario = lab.scenarios.find((candidate) => candidate.id === scenarioId);
  if (scenarioId !== undefined && scenario === undefined) {
    throw new Misuse(`--scenario takes one of ${lab.scenarios.map((candidate) => candidate.id).join(', ')}, not ${scenarioId}`);
  }
  const codePath = call.one('code');
  if (codePath !== undefined && lab.code === undefined) throw new Misuse(`the lab ${lab.id} takes no --code`);
  const code = codePath === undefined ? undefined : await compiledCode(codePath);
  const ownCode = code === undefined || lab.code === undefined ? {} : { [lab.code.parameter]: lab.code.value };
  const params = checkedParameters(lab, { ...scenario?.params, ...readSettings(call.many('set')), ...ownCode }, words);
  if (lab.code !== undefined && code === undefined && params[lab.code.parameter] === lab.code.value) throw new Misuse(`${lab.code.parameter}=${lab.code.value} needs --code FILE`);
  const inputFiles = call.many('input');
  if (inputFiles.length > 0 && lab.input === undefined) throw new Misuse(`the lab ${lab.id} opens no files`);
  const actionsPath = call.one('actions');
  const actions = actionsPath === undefined ? ((scenario?.actions ?? []) as readonly Action[]) : await readActions(actionsPath, lab, words);
  const seed = readWhole('seed', call.one('seed'), scenario?.seed ?? 1, 0, MOST_SEED);
  const endsByItself = inputFiles.length > 0 || lab.clock.unit === 'requests' || (lab.clock.endedBy !== undefined && Number(params[lab.clock.endedBy]) > 0);
  return {
    spec: { lab: lab.id, params, seed, actions, ...(code === undefined ? {} : { code: code.source }) },
    until: readPositive('until', call.one('until')) ?? (endsByItself ? Number.POSITIVE_INFINITY : (scenario?.until ?? lab.clock.until)),
    inputFiles,
    ...(code === undefined ? {} : { script: code.script }),
  };
}

/** A link is run as it was shared: the run that was on the stage, up to the moment it shows. */
async function runOfLink(lab: Manifest, link: string, call: Call, words: Text): Promise<PreparedRun> {
  const hash = /#s=([A-Za-z0-9_-]+)/.exec(link)?.[1] ?? (/^[A-Za-z0-9_-]+$/.test(link) ? link : undefined);
  if (hash === undefined) throw new Misuse(`--link takes an address with #s=… in it, not ${link.slice(0, 60)}`);
  for (const clash of ['scenario', 'code', 'actions'] as const) if (call.one(clash) !== undefined) throw new Misuse(`--link brings its own ${clash}`);
  const decoded = decodeExperiment(hash, lab);
  if (!decoded.ok) throw new Misuse(words.say(decoded.phrase));
  const { experiment } = decoded;
  const run = experiment.runs[experiment.active] ?? experiment.runs[0];
  if (run === undefined) throw new Misuse('the link holds no run');
  const compiled = run.code === undefined ? undefined : await compileTypeScript(run.code, 'code.ts');
  const first = compiled?.diagnostics[0];
  if (first !== undefined) throw new Misuse(`the link's code, line ${first.line}: ${first.message.en}`);
  const params = checkedParameters(lab, { ...run.params, ...readSettings(call.many('set')) }, words);
  return {
    spec: { lab: lab.id, params, seed: readWhole('seed', call.one('seed'), run.seed, 0, MOST_SEED), actions: run.actions, ...(run.code === undefined ? {} : { code: run.code }) },
    until: readPositive('until', call.one('until')) ?? Math.max(experiment.time, 1),
    inputFiles: call.many('input'),
    ...(compiled === undefined ? {} : { script: compiled.script }),
  };
}
