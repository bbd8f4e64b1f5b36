// The job for Hadoop Streaming: a mapper and a reducer, Node programs that read lines and write pairs, a key and a value in
// JSON with a tab between them. They ask for nothing but `cat input | ./mapper.js | LC_ALL=C sort | ./reducer.js`.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import type { ExportedFile, Setup } from '#src/contract/model.ts';
import type { JobName, Params } from './parameters.ts';

/** How to run them, at the head of both. */
const heading = (what: string): string => `#!/usr/bin/env node
// ${what} Made by Headroom.
//   cat input | ./mapper.js | LC_ALL=C sort | ./reducer.js
//   hadoop jar hadoop-streaming.jar -files mapper.js,reducer.js -mapper mapper.js -reducer reducer.js -input IN -output OUT
// A line is a key, a tab and a value in JSON. Control characters and backslashes in a key are written as in JSON, so that
// a key never holds a tab. Values of a key come in the order of the sort: a reduce must not depend on it.
'use strict';
`;

const COMMON = String.raw`
const fail = (sentence) => {
  process.stderr.write(sentence + '\n');
  process.exit(1);
};
process.stdout.on('error', () => process.exit(0));

/** Calls take with each line, without its ending, then end. */
function eachLine(take, end) {
  const decoder = new TextDecoder();
  let rest = '';
  const takeLine = (line) => take(line.endsWith('\r') ? line.slice(0, -1) : line);
  process.stdin.on('data', (chunk) => {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop();
    lines.forEach(takeLine);
    flush();
  });
  process.stdin.on('end', () => {
    rest += decoder.decode();
    if (rest !== '') takeLine(rest);
    end();
    flush();
  });
}

let out = [];
function flush() {
  if (out.length > 0) process.stdout.write(out.join(''));
  out = [];
}

const escaped = (key) =>
  key.replace(/[\\\u0000-\u001f]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
const unescaped = (key) => key.replace(/\\u([0-9a-f]{4})/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)));

/** As the lab takes a pair: a key that is a text or a number, a value that JSON can hold. */
function write(key, value) {
  if (typeof key === 'number' && Number.isFinite(key)) key = String(key);
  if (typeof key !== 'string') fail('emit takes a key that is a text or a number; it got ' + typeof key);
  const isLost = typeof value === 'number' && !Number.isFinite(value);
  const text = isLost ? undefined : JSON.stringify(value);
  if (text === undefined) fail('emit takes a value that JSON can hold; it got ' + String(value));
  out.push(escaped(key) + '\t' + text + '\n');
}
`;

const MAPPER = String.raw`
const file = (process.env.mapreduce_map_input_file || process.env.map_input_file || 'stdin').replace(/^.*[\\/]/, '');
eachLine(
  (line) => {
    const answer = map(line, write, { file });
    if (answer && typeof answer.then === 'function') fail('map returned a promise: it must not be async');
  },
  () => undefined,
);
`;

const REDUCER = String.raw`
/** Keys in the order of their bytes. */
function isBefore(one, other) {
  const a = [...one];
  const b = [...other];
  const at = a.findIndex((c, index) => c !== b[index]);
  return at < 0 ? a.length < b.length : at < b.length && a[at].codePointAt(0) < b[at].codePointAt(0);
}

let key;
let values = [];
let given = 0;
/** emit(key, value); one argument is the value of the present key. */
const emit = (...pair) => {
  given += 1;
  if (pair.length === 1) write(unescaped(key), pair[0]);
  else write(pair[0], pair[1]);
};
function close() {
  if (key === undefined) return;
  given = 0;
  const answer = reduce(unescaped(key), values, emit);
  if (answer && typeof answer.then === 'function') fail('reduce returned a promise: it must not be async');
  if (answer !== undefined && given === 0) emit(answer);
}
eachLine((line) => {
  const tab = line.indexOf('\t');
  if (tab < 0) fail('a line must hold a key, a tab and a value: ' + line.slice(0, 60));
  const next = line.slice(0, tab);
  if (next !== key) {
    if (key !== undefined && isBefore(next, key)) fail('the input is not sorted by key: sort it with LC_ALL=C sort');
    close();
    key = next;
    values = [];
  }
  try {
    values.push(JSON.parse(line.slice(tab + 1)));
  } catch {
    fail('behind the tab a value in JSON is wanted: ' + line.slice(0, 60));
  }
}, close);
`;

const WORDS = String.raw`
const wordsOf = (line) => line.toLowerCase().split(/\p{White_Space}+/u).filter((word) => word !== '');
`;

interface Functions {
  readonly map: string;
  readonly reduce: string;
}

const FUNCTIONS: Readonly<Record<Exclude<JobName, 'own-code'>, Functions>> = {
  'word-count': {
    map: `${WORDS}function map(line, emit) {
  for (const word of wordsOf(line)) emit(word, 1);
}
`,
    reduce: `
function reduce(key, values, emit) {
  emit(key, values.reduce((sum, value) => sum + value, 0));
}
`,
  },
  'inverted-index': {
    map: `${WORDS}function map(line, emit, { file }) {
  for (const word of new Set(wordsOf(line))) emit(word, file);
}
`,
    reduce: `
function reduce(key, values, emit) {
  emit(key, [...new Set(values)].sort());
}
`,
  },
};

function ownFunction(name: 'map' | 'reduce', script: string | undefined): string {
  if (script === undefined)
    throw new PolicyFault(
      { key: 'fault.noCode' },
      'job own-code needs your code: write map(record, emit) and reduce(key, values, emit), and run them',
    );
  return `
const own = { exports: {} };
(function (module, exports) {
${script.replace(/\n\/\/# sourceMappingURL=.*$/s, '')}
})(own, own.exports);
const ${name} = own.exports.${name};
if (typeof ${name} !== 'function') fail('the code must export a function ${name}');
`;
}

/** @throws PolicyFault where the job is the student's code and there is none */
export function hadoopStreaming(setup: Setup): readonly ExportedFile[] {
  const { job } = setup.params as Params;
  const { map, reduce } =
    job === 'own-code'
      ? { map: ownFunction('map', setup.script), reduce: ownFunction('reduce', setup.script) }
      : FUNCTIONS[job];
  return [
    { name: 'mapper.js', text: `${heading('Lines in, pairs out.')}${COMMON}${map}${MAPPER}`, executable: true },
    {
      name: 'reducer.js',
      text: `${heading('Pairs sorted by key in, the answer for each key out.')}${COMMON}${reduce}${REDUCER}`,
      executable: true,
    },
  ];
}
