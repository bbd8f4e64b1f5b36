// Grades a count of files by word: whoever does which task, how often and in which process, the answers must be those of a
// plain count.
import type { Check, Exercise } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';
import { driveJob, type JobCase, type JobTranscript, readJob } from '../job.ts';

interface Case extends JobCase {
  readonly name: 'whole' | 'cut' | 'process' | 'again' | 'combined' | 'twice';
}

const WORDS = ['Data', 'data', 'the', 'of', 'map', 'key', 'node', '__proto__', 'Слово', '10'];
const FILES = 4;
const LINES = 12;

/** Every file holds some of the words only, and those many times. */
function linesOf(file: number): readonly string[] {
  const random = new RandomStream(streamWords(file, 'files'));
  const own = WORDS.filter((_, word) => (word * 7 + file) % (file + 2) !== 0);
  return Array.from({ length: LINES }, () =>
    Array.from({ length: 5 }, () => own[random.integerBelow(own.length)] ?? 'the').join(' '),
  );
}

const LINES_BY_FILE = Array.from({ length: FILES }, (_, file) => linesOf(file));

/** So many pieces of each file; with more than one, those of several files are mixed, as they come to a node. */
function splitsOf(pieces: number): JobCase['splits'] {
  const size = LINES / pieces;
  return Array.from({ length: pieces }, (_, piece) =>
    LINES_BY_FILE.map((lines, file) => ({
      file: `file-${file + 1}.txt`,
      lines: lines.slice(piece * size, (piece + 1) * size),
    })),
  ).flat();
}

const CASES: readonly Case[] = [
  { name: 'whole', splits: splitsOf(1), combinings: 0 },
  { name: 'cut', splits: splitsOf(4), combinings: 0 },
  { name: 'process', splits: splitsOf(4), combinings: 0, isOneProcess: true },
  { name: 'again', splits: splitsOf(1), combinings: 0, attempts: 2 },
  { name: 'combined', splits: splitsOf(3), combinings: 1 },
  { name: 'twice', splits: splitsOf(2), combinings: 2, isOneProcess: true, attempts: 2 },
];

function plainCount(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const lines of LINES_BY_FILE)
    for (const word of new Set(lines.join(' ').toLowerCase().split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function faultOf({ name, combinings }: Case, { answers, emitted, sent }: JobTranscript): Phrase | undefined {
  const right = plainCount();
  for (const [key, files] of right) {
    const found = answers.find(([given]) => given === key)?.[1];
    if (found === undefined && name === 'whole') return { key: 'grade.files.absent', args: { key } };
    if (found !== undefined && typeof found !== 'number') return { key: 'grade.files.notNumber', args: { key } };
    if (found !== files) return { key: `grade.files.wrong.${name}`, args: { key, found: found ?? 0, files } };
  }
  const stray = answers.find(([key]) => !right.has(key))?.[0];
  if (stray !== undefined) return { key: 'grade.files.stray', args: { key: stray.slice(0, 20) } };
  if (combinings > 0 && !(sent < emitted)) return { key: 'grade.notLess', args: { emitted, sent } };
  return undefined;
}

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name: Phrase = { key: `grade.files.case.${each.name}` };
  const read = readJob(transcript, index, CASES.length);
  if (read === undefined) return { name, passed: false, message: { key: 'grade.noAnswers' } };
  const fault = faultOf(each, read);
  if (fault !== undefined) return { name, passed: false, message: fault };
  const args = { words: read.answers.length, sent: read.sent };
  return { name, passed: true, message: { key: 'grade.files.fine', args } };
}

export const exercise: Exercise = {
  entry: [
    { name: 'map', type: 'function' },
    { name: 'reduce', type: 'function' },
  ],
  drive: (instantiate) => CASES.map((each) => driveJob(each, instantiate)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
