// Reads the text format 0.0.4 line by line. What the format leaves undefined (a line twice, a type after its samples) is
// refused here, and so are exemplars: they belong to OpenMetrics, which is another format.
import {
  type Family,
  type LabelPair,
  labelOf,
  labelSetKey,
  METRIC_TYPES,
  type MetricType,
  type Sample,
  writeNumber,
} from './exposition.ts';

export const FAULT_REASONS = [
  'name',
  'labelName',
  'labelTwice',
  'equals',
  'openQuote',
  'escape',
  'unclosed',
  'labelEnd',
  'noValue',
  'value',
  'timestamp',
  'exemplar',
  'rest',
  'comment',
  'type',
  'typeTwice',
  'typeLate',
  'helpTwice',
  'twice',
  'le',
  'quantile',
  'negative',
  'many',
] as const;

/** Why a line cannot be used. */
export interface ExpositionFault {
  readonly reason: (typeof FAULT_REASONS)[number];
  readonly line: number;
  /** What stands there. */
  readonly given: string;
  /** Of the metric or the label, where one is known. */
  readonly name: string;
}

export interface ExpositionReader {
  /** Takes the next line, without its end. */
  line(text: string): ExpositionFault | undefined;
  /** What was read, in order of first appearance. */
  families(): readonly Family[];
  readonly samples: number;
}

const METRIC_NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const LABEL_NAME = /[a-zA-Z_][a-zA-Z0-9_]*/y;
const BLANKS = /[ \t]*/y;
const TOKEN = /[^ \t]+/y;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;
const TIMESTAMP = /^-?\d{1,16}$/;

/** A value as Go reads it, without its hexadecimal and underscored forms, which Prometheus refuses; undefined for others. */
export function readNumber(text: string): number | undefined {
  const infinite = INFINITE.exec(text);
  if (infinite !== null) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (/^nan$/i.test(text)) return Number.NaN;
  if (!NUMBER.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A place in a line. */
class Cursor {
  at = 0;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  /** What the pattern finds right here; '' where it finds nothing. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
  takeIf(sign: string): boolean {
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }
  get rest(): string {
    return this.text.slice(this.at);
  }
}

type Reason = ExpositionFault['reason'];
/** A fault before its line is known. */
class Refusal {
  readonly reason: Reason;
  readonly given: string;
  readonly name: string;
  constructor(reason: Reason, given: string, name = '') {
    this.reason = reason;
    this.given = given;
    this.name = name;
  }
}

/** The value between quotes, unescaped; the cursor stands behind the opening one. */
function takeQuoted(cursor: Cursor, name: string): string | Refusal {
  let value = '';
  for (;;) {
    const sign = cursor.text[cursor.at];
    if (sign === undefined) return new Refusal('unclosed', value, name);
    cursor.at += 1;
    if (sign === '"') return value;
    if (sign !== '\\') {
      value += sign;
      continue;
    }
    const escaped = cursor.text[cursor.at];
    cursor.at += 1;
    if (escaped === 'n') value += '\n';
    else if (escaped === '\\' || escaped === '"') value += escaped;
    else
      return escaped === undefined ? new Refusal('unclosed', value, name) : new Refusal('escape', `\\${escaped}`, name);
  }
}

/** The labels up to the closing brace; the cursor stands behind the opening one. */
function takeLabels(cursor: Cursor): readonly LabelPair[] | Refusal {
  const labels: LabelPair[] = [];
  for (;;) {
    cursor.take(BLANKS);
    if (cursor.takeIf('}')) return labels;
    const name = cursor.take(LABEL_NAME);
    if (name === '') return new Refusal('labelName', cursor.rest);
    if (labels.some(([known]) => known === name)) return new Refusal('labelTwice', name, name);
    cursor.take(BLANKS);
    if (!cursor.takeIf('=')) return new Refusal('equals', cursor.rest, name);
    cursor.take(BLANKS);
    if (!cursor.takeIf('"')) return new Refusal('openQuote', cursor.rest, name);
    const value = takeQuoted(cursor, name);
    if (value instanceof Refusal) return value;
    labels.push([name, value]);
    cursor.take(BLANKS);
    if (!cursor.takeIf(',') && cursor.text[cursor.at] !== '}') return new Refusal('labelEnd', cursor.rest, name);
  }
}

function readSample(text: string): Sample | Refusal {
  const cursor = new Cursor(text);
  cursor.take(BLANKS);
  const name = cursor.take(METRIC_NAME);
  if (name === '') return new Refusal('name', cursor.rest);
  const afterName = cursor.take(BLANKS);
  const labels = cursor.takeIf('{') ? takeLabels(cursor) : [];
  if (labels instanceof Refusal) return labels;
  if (labels.length === 0 && afterName === '' && cursor.text[cursor.at - 1] !== '}' && cursor.rest !== '')
    return new Refusal('name', text.trim());
  cursor.take(BLANKS);
  const given = cursor.take(TOKEN);
  if (given === '') return new Refusal('noValue', '', name);
  const value = readNumber(given);
  if (value === undefined) return new Refusal('value', given, name);
  cursor.take(BLANKS);
  const stamp = cursor.take(TOKEN);
  if (stamp.startsWith('#')) return new Refusal('exemplar', `${stamp}${cursor.rest}`, name);
  if (stamp !== '' && (!TIMESTAMP.test(stamp) || !Number.isSafeInteger(Number(stamp))))
    return new Refusal('timestamp', stamp, name);
  cursor.take(BLANKS);
  if (cursor.rest.startsWith('#')) return new Refusal('exemplar', cursor.rest, name);
  if (cursor.rest !== '') return new Refusal('rest', cursor.rest, name);
  return { name, labels, value, ...(stamp === '' ? {} : { timestampMs: Number(stamp) }) };
}

interface OpenFamily {
  readonly name: string;
  help?: string;
  type?: MetricType;
  readonly samples: Sample[];
}

const PARTS: Readonly<Partial<Record<MetricType, RegExp>>> = {
  histogram: /^(.*)_(?:bucket|sum|count)$/,
  summary: /^(.*)_(?:sum|count)$/,
};

const unescapedHelp = (text: string): string => text.replace(/\\[\\n]/g, (found) => (found === '\\n' ? '\n' : '\\'));

/** @param mostSamples a file may have */
export function createExpositionReader(mostSamples: number): ExpositionReader {
  const families = new Map<string, OpenFamily>();
  const seen = new Set<string>();
  let lineNumber = 0;
  let samples = 0;

  const familyNamed = (name: string): OpenFamily => {
    const known = families.get(name);
    if (known !== undefined) return known;
    const family: OpenFamily = { name, samples: [] };
    families.set(name, family);
    return family;
  };

  /** The family that a sample belongs to by the types declared so far. */
  const familyOf = (name: string): OpenFamily => {
    for (const type of ['histogram', 'summary'] as const) {
      const base = PARTS[type]?.exec(name)?.[1];
      const family = base === undefined ? undefined : families.get(base);
      if (family?.type === type) return family;
    }
    return familyNamed(name);
  };

  const comment = (text: string): Refusal | undefined => {
    const cursor = new Cursor(text);
    cursor.take(/[ \t]*#[ \t]*/y);
    const keyword = cursor.take(TOKEN);
    if (keyword !== 'HELP' && keyword !== 'TYPE') return undefined;
    cursor.take(BLANKS);
    const name = cursor.take(METRIC_NAME);
    const parted = cursor.rest === '' || /^[ \t]/.test(cursor.rest);
    if (name === '' || !parted)
      return new Refusal('comment', cursor.rest === '' ? text.trim() : `${name}${cursor.rest}`, keyword);
    if (/^[ \t]/.test(cursor.rest)) cursor.at += 1;
    const family = familyNamed(name);
    if (keyword === 'HELP') {
      if (family.help !== undefined) return new Refusal('helpTwice', cursor.rest, name);
      family.help = unescapedHelp(cursor.rest);
      return undefined;
    }
    const type = cursor.rest.trim();
    if (!METRIC_TYPES.some((known) => known === type)) return new Refusal('type', type, name);
    if (family.type !== undefined) return new Refusal('typeTwice', type, name);
    const isLate = family.samples.length > 0 || ['_bucket', '_sum', '_count'].some((part) => isPart(name, part, type));
    if (isLate) return new Refusal('typeLate', type, name);
    family.type = type as MetricType;
    return undefined;
  };

  /** Whether samples of a part stand there already, under a name of their own. */
  const isPart = (name: string, part: string, type: string): boolean =>
    (type === 'histogram' || (type === 'summary' && part !== '_bucket')) &&
    (families.get(name + part)?.samples.length ?? 0) > 0;

  /** What the parts of a histogram and a summary must have. */
  const checkPart = (family: OpenFamily, sample: Sample): Refusal | undefined => {
    const { name } = sample;
    if (family.type === 'histogram' && name === `${family.name}_bucket`) {
      const le = labelOf(sample, 'le');
      const bound = le === undefined ? undefined : readNumber(le);
      if (bound === undefined || Number.isNaN(bound)) return new Refusal('le', le ?? '', name);
    }
    if (family.type === 'summary' && name === family.name) {
      const quantile = labelOf(sample, 'quantile');
      const share = quantile === undefined ? undefined : readNumber(quantile);
      if (share === undefined || !(share >= 0 && share <= 1)) return new Refusal('quantile', quantile ?? '', name);
    }
    const isCount = family.type === 'counter' || (family.type === 'histogram' && !name.endsWith('_sum'));
    return isCount && sample.value < 0 ? new Refusal('negative', writeNumber(sample.value), name) : undefined;
  };

  const sampleLine = (text: string): Refusal | undefined => {
    const sample = readSample(text);
    if (sample instanceof Refusal) return sample;
    if (samples === mostSamples) return new Refusal('many', String(mostSamples), sample.name);
    const key = `${sample.name}${labelSetKey(sample.labels)}`;
    if (seen.has(key)) return new Refusal('twice', text.trim(), sample.name);
    const family = familyOf(sample.name);
    const wrong = checkPart(family, sample);
    if (wrong !== undefined) return wrong;
    seen.add(key);
    samples += 1;
    family.samples.push(sample);
    return undefined;
  };

  return {
    line(text) {
      lineNumber += 1;
      const start = text.trimStart();
      if (start === '') return undefined;
      const refusal = start.startsWith('#') ? comment(text) : sampleLine(text);
      if (refusal === undefined) return undefined;
      const { reason, given, name } = refusal;
      return { reason, given, name, line: lineNumber };
    },
    families: () =>
      [...families.values()].map(({ name, help, type, samples: own }) => ({
        name,
        ...(help === undefined ? {} : { help }),
        type: type ?? 'untyped',
        samples: own,
      })),
    get samples() {
      return samples;
    },
  };
}

/** A whole text at once; the first line that cannot be used ends it. */
export function readExposition(text: string, mostSamples = 1_000_000): readonly Family[] | ExpositionFault {
  const reader = createExpositionReader(mostSamples);
  for (const line of text.split('\n')) {
    const fault = reader.line(line.endsWith('\r') ? line.slice(0, -1) : line);
    if (fault !== undefined) return fault;
  }
  return reader.families();
}
