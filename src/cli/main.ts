// `lab …`: the same models as the page's, headless. Standard output carries results only; everything else goes to standard
// error. Exit 0 done, 1 a grade that did not pass or a run that failed, 2 misuse or bad input.
import { SettingsFault } from '../algorithms/policy-fault.ts';
import type { Manifest } from '../contract/manifest.ts';
import { ImpossibleAction } from '../sim/actions.ts';
import { type Call, readCall } from './arguments.ts';
import { list, show } from './describe.ts';
import { type Prepared, prepareRun, RUN_OPTIONS } from './experiment.ts';
import { writeAll } from './files.ts';
import { grade } from './grade.ts';
import { type Io, standardIo } from './io.ts';
import { labNamed, wordsOf } from './labs.ts';
import { Misuse, sentenceOf } from './misuse.ts';
import { doConfined, RUN_LIMITS, record, StudentFault } from './pool.ts';
import { jsonPieces, toCsvHeader, toCsvRow } from './print.ts';
import { type Job, type JobReplies, Runner } from './runner.ts';
import { serveIfHelper } from './serve.ts';
import { faultSentence } from './student-file.ts';
import { SWEEP_OPTIONS, sweep } from './sweep.ts';

const USAGE = `lab list [--json]
lab show <lab> [--json]
lab run <lab> [--set name=value]… [--seed N] [--until T] [--scenario NAME] [--input FILE]… [--code FILE] [--actions FILE] [--link URL] [--json|--csv]
lab sweep <lab> --vary name=a,b,c|from:to:step … [--seeds N] [--jobs N] [--shard I/N] [--csv|--json] [what run takes]
lab grade <lab>[/<exercise>] --code FILE [--json]
lab export <lab> --to TARGET [--set name=value]… [--code FILE] [--out DIR]`;

/** @returns the exit code */
type Verb = (argv: readonly string[], io: Io) => Promise<number>;

/** One word at most, and nothing after it. */
function onlyWord(call: Call): string | undefined {
  const stray = call.words[1];
  if (stray !== undefined) throw new Misuse(`${stray} is one word too many`);
  return call.words[0];
}

const onlyLab = (call: Call): Manifest => labNamed(onlyWord(call));

function checkForms(call: Call): void {
  if (call.flag('json') && call.flag('csv')) throw new Misuse('--json and --csv exclude each other');
}

/** Does the work on a student's code elsewhere, and says where in their file it went wrong. */
async function withStudent<T>(prepared: Prepared, io: Io, work: () => Promise<T>): Promise<T> {
  if (prepared.note !== undefined) io.note(prepared.note);
  try {
    return await work();
  } catch (error) {
    if (error instanceof SettingsFault) throw new Misuse(error.message);
    if (error instanceof ImpossibleAction && error.entry !== undefined)
      throw new Misuse(`${prepared.placeOf(error.entry)}: ${error.message}`);
    if (error instanceof StudentFault && prepared.student !== undefined)
      throw new Error(faultSentence(error, prepared.student));
    throw error;
  }
}

const doJob = <J extends Job>(prepared: Prepared, job: J, io: Io): Promise<JobReplies[J['do']]> =>
  withStudent(prepared, io, async () => {
    const { program, beside } = prepared.run;
    if (program !== undefined) return new Runner({ recorded: await record(io.bundle, program, beside) }).do(job);
    return prepared.student === undefined ? new Runner().do(job) : doConfined(io.bundle, job, RUN_LIMITS);
  });

const verbs: Readonly<Record<string, Verb>> = {
  async list(argv, io) {
    const call = readCall(argv, { json: 'flag' });
    if (call.words[0] !== undefined) throw new Misuse(`${call.words[0]} is one word too many`);
    list(call.flag('json'), io);
    return 0;
  },

  async show(argv, io) {
    const call = readCall(argv, { json: 'flag' });
    show(onlyLab(call), call.flag('json'), io);
    return 0;
  },

  async run(argv, io) {
    const call = readCall(argv, RUN_OPTIONS);
    const lab = onlyLab(call);
    checkForms(call);
    const prepared = await prepareRun(lab, call, await wordsOf(lab));
    const outcome = await doJob(prepared, { do: 'run', run: prepared.run }, io);
    const { seed, params } = prepared.run.spec;
    const columns = lab.metrics.map((metric) => metric.name);
    if (call.flag('json'))
      io.out(
        jsonPieces({
          lab: lab.id,
          seed,
          params,
          untilMs: outcome.untilMs,
          metrics: outcome.metrics,
          result: outcome.result,
        }),
      );
    else if (call.flag('csv')) io.out(`${toCsvHeader(columns)}\n${toCsvRow(columns, outcome.metrics)}`);
    else for (const [name, value] of Object.entries(outcome.metrics)) io.out(`${name}\t${String(value)}`);
    return 0;
  },

  async sweep(argv, io) {
    const call = readCall(argv, SWEEP_OPTIONS);
    const lab = onlyLab(call);
    checkForms(call);
    const words = await wordsOf(lab);
    const prepared = await prepareRun(lab, call, words);
    await withStudent(prepared, io, () => sweep(lab, call, prepared, words, io));
    return 0;
  },

  async grade(argv, io) {
    const call = readCall(argv, { code: 'one', json: 'flag' });
    const word = onlyWord(call) ?? '';
    const [labId, exercise, ...rest] = word.split('/');
    if (rest.length > 0) throw new Misuse(`grade takes <lab> or <lab>/<exercise>, not ${word}`);
    const lab = labNamed(labId === '' ? undefined : labId);
    return (await grade(lab, exercise, call, await wordsOf(lab), io)) ? 0 : 1;
  },

  async export(argv, io) {
    const call = readCall(argv, { ...RUN_OPTIONS, to: 'one', out: 'one' });
    const lab = onlyLab(call);
    const targets = (lab.exports ?? []).map((each) => each.target);
    const target = call.one('to');
    if (target === undefined || !targets.includes(target)) {
      throw new Misuse(
        `--to takes ${targets.length === 0 ? `nothing in ${lab.id}` : `one of ${targets.join(', ')}`}, not ${target ?? 'nothing'}`,
      );
    }
    const prepared = await prepareRun(lab, call, await wordsOf(lab));
    const files = await doJob(prepared, { do: 'export', run: prepared.run, target }, io);
    const folder = call.one('out');
    const [first] = files;
    if (folder !== undefined) await writeAll(folder, files);
    else if (files.length === 1 && first !== undefined) io.out(first.text.replace(/\n$/, ''));
    else throw new Misuse(`${target} makes ${files.length} files: name a folder with --out DIR`);
    return 0;
  },
};

/** @returns the exit code */
export async function main(argv: readonly string[], io: Io = standardIo(new URL(import.meta.url))): Promise<number> {
  const [verb, ...rest] = argv;
  if (verb === 'help' || verb === '--help' || verb === '-h') {
    io.out(USAGE);
    return 0;
  }
  try {
    if (verb === undefined) throw new Misuse(`name a verb: ${Object.keys(verbs).join(', ')}; lab help tells more`);
    const call = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (call === undefined) throw new Misuse(`there is no verb ${verb}; there are ${Object.keys(verbs).join(', ')}`);
    return await call(rest, io);
  } catch (error) {
    io.note(sentenceOf(error));
    return error instanceof Misuse ? 2 : 1;
  }
}

serveIfHelper();
