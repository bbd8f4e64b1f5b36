// `lab grade`: the code is driven in a process of its own, and the verdict is reached here, from the transcript alone.
import type { Check } from '../contract/exercise.ts';
import type { Manifest } from '../contract/manifest.ts';
import type { Text } from '../view/text/text.ts';
import { loadLab } from '../worker/labs.ts';
import type { Call } from './arguments.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';
import { Misuse, onOneLine, sentenceOf } from './misuse.ts';
import { doConfined, GRADE_LIMITS, record, StudentFault } from './pool.ts';
import { toJson } from './print.ts';
import { judgeExercise } from './runner.ts';
import { compileStudent, compileStudentProgram, faultSentence, SyntaxFault } from './student-file.ts';

const stopped = (message: string): readonly Check[] => [
  { name: { key: 'grade.runs' }, passed: false, message: { key: 'grade.stopped', args: { message } } },
];

/** Whatever stops the code is a check that did not pass. */
async function checksOf(lab: Manifest, exercise: string, path: string, io: Io): Promise<readonly Check[]> {
  const source = await readText(path);
  try {
    if (lab.code?.is === 'program') {
      try {
        const { trace } = await record(io.bundle, compileStudentProgram(lab, path, source));
        return await judgeExercise(lab.id, exercise, trace);
      } catch (error) {
        if (error instanceof SyntaxFault) throw error;
        return stopped(`${path}: ${sentenceOf(error)}`);
      }
    }
    const student = await compileStudent(lab, path, source);
    try {
      const transcript = await doConfined(
        io.bundle,
        { do: 'drive', lab: lab.id, exercise, script: student.script },
        GRADE_LIMITS,
      );
      return await judgeExercise(lab.id, exercise, transcript);
    } catch (error) {
      return stopped(error instanceof StudentFault ? faultSentence(error, student) : `${path}: ${sentenceOf(error)}`);
    }
  } catch (error) {
    if (error instanceof SyntaxFault) return stopped(error.message);
    throw error;
  }
}

function exerciseOf(lab: Manifest, named: string | undefined): string {
  const ids = lab.exercises.map((exercise) => exercise.id);
  const exercise = named ?? ids[0];
  if (exercise !== undefined && ids.includes(exercise)) return exercise;
  throw new Misuse(
    ids.length === 0
      ? `the lab ${lab.id} has no exercises`
      : `the lab ${lab.id} has no exercise ${exercise ?? ''}; it has ${ids.join(', ')}`,
  );
}

/** @returns whether the code passed */
export async function grade(
  lab: Manifest,
  named: string | undefined,
  call: Call,
  words: Text,
  io: Io,
): Promise<boolean> {
  const exercise = exerciseOf(lab, named);
  const path = call.one('code');
  if (path === undefined) throw new Misuse('grade needs --code FILE');
  if ((await loadLab(lab.id)).exercises[exercise] === undefined)
    throw new Misuse(`the exercise ${exercise} has no grader`);
  const checks = await checksOf(lab, exercise, path, io);
  const passed = checks.length > 0 && checks.every((check) => check.passed);
  const said = checks.map((check) => ({
    name: words.say(check.name),
    passed: check.passed,
    message: words.say(check.message),
  }));
  if (call.flag('json')) io.out(toJson({ exercise: `${lab.id}/${exercise}`, passed, checks: said }));
  else
    for (const check of said)
      io.out(`${check.passed ? 'passed' : 'failed'}\t${check.name}\t${onOneLine(check.message)}`);
  return passed;
}
