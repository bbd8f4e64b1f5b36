// `lab …`: the same models as the page's, headless. Standard output carries results only; everything else goes to standard
// error. Exit 0 done, 1 a grade that did not pass or a run that failed, 2 misuse or bad input.
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Check } from '../contract/exercise.ts';
import type { Manifest, Parameter } from '../contract/manifest.ts';
import { loadLab } from '../worker/labs.ts';
import { type Call, readCall } from './arguments.ts';
import { compiledCode, prepareRun, RUN_OPTIONS } from './experiment.ts';
import { allLabs, labNamed, wordsOf } from './labs.ts';
import { Misuse, sentenceOf } from './misuse.ts';
import { toCsv, toJson } from './print.ts';
import { judgeExercise, makeExport, makeRun, type RunOutcome } from './runner.ts';
import { SWEEP_OPTIONS, sweep } from './sweep.ts';
import { doConfined, serveThread } from './thread.ts';

const USAGE = `lab list [--json]
lab show <lab> [--json]
lab run <lab> [--set name=value]… [--seed N] [--until T] [--scenario NAME] [--input FILE]… [--code FILE] [--actions FILE] [--link URL] [--json|--csv]
lab sweep <lab> --vary name=a,b,c|from:to:step … [--seeds N] [--jobs N] [--shard I/N] [--csv|--json]
lab grade <lab>[/<exercise>] --code FILE [--json]
lab export <lab> --to TARGET [--set …] [--code FILE] [--out DIR]`;

type Out = (text: string) => void;
type Verb = (argv: readonly string[], out: Out) => Promise<number>;

/** One lab name and nothing after it. */
function onlyLab(call: Call): Manifest {
  const stray = call.words[1];
  if (stray !== undefined) throw new Misuse(`${stray} is one word too many`);
  return labNamed(call.words[0]);
}

const list: Verb = async (argv, out) => {
  const call = readCall(argv, { json: 'flag' });
  if (call.words[0] !== undefined) throw new Misuse(`${call.words[0]} is one word too many`);
  const rows = allLabs().map((lab) => ({ id: lab.id, chapter: lab.chapter, sections: lab.sections, title: lab.title.en, input: lab.input === undefined ? [] : [lab.input.name] }));
  if (call.flag('json')) out(toJson(rows));
  else for (const row of rows) out([row.id, row.chapter, row.sections.join(' '), row.title, row.input.join(' ')].join('\t'));
  return 0;
};

const shownParameter = (parameter: Parameter) => ({
  name: parameter.name,
  kind: parameter.kind,
  unit: 'unit' in parameter ? parameter.unit : '',
  ...('min' in parameter ? { min: parameter.min, max: parameter.max } : {}),
  default: parameter.default,
  ...(parameter.kind === 'choice' ? { values: parameter.values.map((choice) => choice.value) } : {}),
  explanation: parameter.explanation.en,
});

const show: Verb = async (argv, out) => {
  const call = readCall(argv, { json: 'flag' });
  const lab = onlyLab(call);
  const shown = {
    id: lab.id,
    title: lab.title.en,
    params: lab.parameters.map(shownParameter),
    scenarios: lab.scenarios.map((scenario) => ({ name: scenario.id, title: scenario.title.en, objective: scenario.objective.en })),
    actions: [...(lab.parameters.some((parameter) => parameter.live === true) ? ['set'] : []), ...lab.actions.map((action) => action.name)],
    input: lab.input === undefined ? null : { name: lab.input.name, description: lab.input.description.en, extensions: lab.input.extensions, maxBytes: lab.input.maxBytes },
    metrics: lab.metrics.map((metric) => ({ name: metric.name, unit: metric.unit, title: metric.label.en })),
    exercises: lab.exercises.map((exercise) => exercise.id),
    exports: (lab.exports ?? []).map((target) => target.target),
  };
  if (call.flag('json')) {
    out(toJson(shown));
    return 0;
  }
  out(`${lab.id}: ${lab.title.en}`);
  for (const parameter of shown.params) {
    const range = 'values' in parameter ? (parameter.values ?? []).join(', ') : 'min' in parameter ? `${parameter.min} … ${parameter.max} ${parameter.unit}` : parameter.kind;
    out(`  --set ${parameter.name}=${Array.isArray(parameter.default) ? parameter.default.join(',') : String(parameter.default)}  (${range.trim()})  ${parameter.explanation}`);
  }
  for (const [title, names] of [['scenarios', shown.scenarios.map((each) => each.name)], ['actions', shown.actions], ['metrics', shown.metrics.map((each) => each.name)], ['exercises', shown.exercises], ['exports', shown.exports]] as const) {
    if (names.length > 0) out(`  ${title}: ${names.join(', ')}`);
  }
  return 0;
};

const run: Verb = async (argv, out) => {
  const call = readCall(argv, RUN_OPTIONS);
  const lab = onlyLab(call);
  const prepared = await prepareRun(lab, call, await wordsOf(lab));
  // A student's code may never come back: it runs in a thread that can be ended.
  const outcome = prepared.script === undefined ? await makeRun(prepared) : ((await doConfined({ do: 'run', run: prepared })) as RunOutcome);
  if (call.flag('json')) out(toJson({ lab: lab.id, seed: prepared.spec.seed, params: prepared.spec.params, ...outcome }));
  else if (call.flag('csv')) out(toCsv(Object.keys(outcome.metrics), [outcome.metrics]));
  else for (const [name, value] of Object.entries(outcome.metrics)) out(`${name}\t${String(value)}`);
  return 0;
};

const grade: Verb = async (argv, out) => {
  const call = readCall(argv, { code: 'one', json: 'flag' });
  const [labId, exerciseId, ...rest] = (call.words[0] ?? '').split('/');
  if (call.words[1] !== undefined || rest.length > 0) throw new Misuse(`grade takes <lab> or <lab>/<exercise>, not ${call.words.join(' ')}`);
  const lab = labNamed(labId === '' ? undefined : labId);
  const ids = lab.exercises.map((exercise) => exercise.id);
  const exercise = exerciseId ?? lab.code?.exercise ?? ids[0];
  if (exercise === undefined || !ids.includes(exercise)) throw new Misuse(`the lab ${lab.id} has no exercise ${exercise ?? ''}; it has ${ids.join(', ')}`);
  const path = call.one('code');
  if (path === undefined) throw new Misuse('grade needs --code FILE');
  const words = await wordsOf(lab);
  const checks = await gradeFile(lab.id, exercise, path);
  const passed = checks.length > 0 && checks.every((check) => check.passed);
  const said = checks.map((check) => ({ name: words.say(check.name), passed: check.passed, message: words.say(check.message) }));
  if (call.flag('json')) out(toJson({ exercise: `${lab.id}/${exercise}`, passed, checks: said }));
  else for (const check of said) out(`${check.passed ? 'passed' : 'failed'}\t${check.name}\t${check.message}`);
  return passed ? 0 : 1;
};

/** Drives the code in a thread of its own; whatever stops it is a check that did not pass. */
async function gradeFile(lab: string, exercise: string, path: string): Promise<readonly Check[]> {
  const failed = (message: string): readonly Check[] => [{ name: { key: 'grade.runs' }, passed: false, message: { key: 'grade.stopped', args: { message } } }];
  const { exercises } = await loadLab(lab);
  if (exercises[exercise] === undefined) throw new Misuse(`the exercise ${exercise} has no grader`);
  let script: string;
  try {
    script = (await compiledCode(path)).script;
  } catch (error) {
    if (error instanceof Misuse && error.message.startsWith(`${path}:`)) return failed(error.message);
    throw error;
  }
  let transcript: unknown;
  try {
    transcript = await doConfined({ do: 'drive', lab, exercise, script });
  } catch (error) {
    return failed(sentenceOf(error));
  }
  return judgeExercise(lab, exercise, transcript);
}

const exportTo: Verb = async (argv, out) => {
  const call = readCall(argv, { ...RUN_OPTIONS, to: 'one', out: 'one' });
  const lab = onlyLab(call);
  const targets = (lab.exports ?? []).map((target) => target.target);
  const target = call.one('to');
  if (target === undefined || !targets.includes(target)) throw new Misuse(`--to takes ${targets.length === 0 ? `nothing in ${lab.id}` : `one of ${targets.join(', ')}`}, not ${target ?? 'nothing'}`);
  const files = await makeExport(target, await prepareRun(lab, call, await wordsOf(lab)));
  const folder = call.one('out');
  const [first] = files;
  if (folder === undefined) {
    if (files.length !== 1 || first === undefined) throw new Misuse(`${target} makes ${files.length} files: name a folder with --out DIR`);
    out(first.text.replace(/\n$/, ''));
    return 0;
  }
  await mkdir(folder, { recursive: true });
  for (const file of files) await writeFile(join(folder, basename(file.name)), file.text);
  return 0;
};

const verbs: Readonly<Record<string, Verb>> = { list, show, run, grade, export: exportTo, sweep: async (argv, out) => sweep(readCall(argv, SWEEP_OPTIONS), out) };

/** @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const [verb, ...rest] = argv;
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h') {
    process.stderr.write(`${USAGE}\n`);
    return verb === undefined ? 2 : 0;
  }
  try {
    const call = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (call === undefined) throw new Misuse(`there is no lab ${verb}; the verbs are ${Object.keys(verbs).join(', ')}`);
    return await call(rest, (text) => void process.stdout.write(`${text}\n`));
  } catch (error) {
    process.stderr.write(`lab: ${sentenceOf(error)}\n`);
    return error instanceof Misuse ? 2 : 1;
  }
}

serveThread();
