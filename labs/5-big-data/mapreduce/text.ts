// The text of a run, generated or read from files, and how it is cut into splits at the ends of lines.
import { decodeUtf8Lossy, encodeUtf8 } from '#src/algorithms/text/utf8.ts';
import { zipf } from '#src/algorithms/traces/generators.ts';
import type { RandomSource } from '#src/contract/model.ts';
import type { Params } from './parameters.ts';

export interface Document {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** bytes[start … end) of a document: whole lines of it. */
export interface Split {
  readonly document: number;
  readonly start: number;
  readonly end: number;
}

/** What the lab's reader makes of opened files. */
export interface TextInput {
  readonly documents: readonly Document[];
}

/** The documents of the course. */
const COURSE = ['hello world hello', 'world of data processing', 'hello data world'];
const WORDS_A_LINE = 10;
const FILES = 4;
const LINE_FEED = 0x0a;

const FIRST = ['k', 'm', 't', 's', 'r', 'l', 'n', 'd', 'v', 'p', 'b', 'g'];
const VOWELS = ['a', 'e', 'i', 'o', 'u'];
const FAMILIAR = ['the', 'of', 'and', 'to', 'in', 'data', 'is', 'that', 'for', 'it', 'with', 'as', 'on', 'key', 'map'];

/** A word for each rank: a few that one knows, then syllables, each word once. */
function wordOfRank(rank: number): string {
  const familiar = FAMILIAR[rank];
  if (familiar !== undefined) return familiar;
  const syllables = FIRST.length * VOWELS.length;
  let left = rank - FAMILIAR.length + syllables;
  let word = '';
  for (; left > 0; left = Math.floor(left / syllables)) {
    const syllable = left % syllables;
    word += `${FIRST[Math.floor(syllable / VOWELS.length)] ?? ''}${VOWELS[syllable % VOWELS.length] ?? ''}`;
  }
  // A letter that no syllable has keeps it apart from the familiar ones.
  return `${word}z`;
}

const documentOf = (name: string, text: string): Document => ({ name, bytes: encodeUtf8(text) });

function generate({ words, vocabulary, zipfExponent }: Params, random: RandomSource): readonly Document[] {
  const ranks = zipf(() => random.uniform(), vocabulary, zipfExponent, words);
  const lines: string[] = [];
  for (let at = 0; at < words; at += WORDS_A_LINE)
    lines.push(`${Array.from(ranks.subarray(at, at + WORDS_A_LINE), wordOfRank).join(' ')}\n`);
  const linesAFile = Math.ceil(lines.length / FILES);
  return Array.from({ length: Math.ceil(lines.length / linesAFile) }, (_, file) =>
    documentOf(`part-${file + 1}.txt`, lines.slice(file * linesAFile, (file + 1) * linesAFile).join('')),
  );
}

/** @param random of the stream `text`, asked only where text is generated */
export function documentsOf(
  params: Params,
  input: TextInput | undefined,
  random: () => RandomSource,
): readonly Document[] {
  if (input !== undefined) return input.documents;
  if (params.text === 'generated') return generate(params, random());
  return COURSE.map((line, index) => documentOf(`file-${index + 1}.txt`, `${line}\n`));
}

export const bytesIn = (documents: readonly Document[]): number =>
  documents.reduce((sum, { bytes }) => sum + bytes.length, 0);

/**
 * Pieces of about equal size, about `wanted` of them and at least one a document: a piece ends with a line, and holds
 * lines of one document.
 */
export function cutSplits(documents: readonly Document[], wanted: number): readonly Split[] {
  const size = Math.max(1, bytesIn(documents) / wanted);
  return documents.flatMap(({ bytes }, document) => {
    const pieces = Math.max(1, Math.round(bytes.length / size));
    const splits: Split[] = [];
    let start = 0;
    for (let piece = 1; piece <= pieces; piece += 1) {
      const goal = Math.round((bytes.length * piece) / pieces);
      // A long line may have reached beyond this piece.
      if (goal <= start) continue;
      const lineEnd = bytes.indexOf(LINE_FEED, goal - 1);
      const end = lineEnd < 0 ? bytes.length : lineEnd + 1;
      splits.push({ document, start, end });
      start = end;
    }
    return splits;
  });
}

/** Calls `take` with each line, without its ending. */
export function eachLine(bytes: Uint8Array, start: number, end: number, take: (line: string) => void): void {
  for (let at = start; at < end; ) {
    const found = bytes.indexOf(LINE_FEED, at);
    const stop = found < 0 || found >= end ? end : found;
    const textEnd = stop > at && bytes[stop - 1] === 0x0d ? stop - 1 : stop;
    take(decodeUtf8Lossy(bytes, at, textEnd));
    at = stop + 1;
  }
}
