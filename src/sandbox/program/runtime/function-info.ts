// What is known of a function value: which function of the program's text it is, by the number that instrument() wrote
// into its text.
import type { FunctionEntry, FunctionKind, ProgramTables } from '../tables.ts';

export interface FunctionInfo {
  /** For words: its name, or the beginning of its text. */
  readonly name: string;
  /** −1 for one that the program did not write. */
  readonly place: number;
  readonly entry?: FunctionEntry;
}

const LONGEST_NAME = 48;
const INSPECTED: Readonly<Record<FunctionKind, string>> = {
  plain: '',
  main: '',
  class: '',
  generator: 'function*',
  async: 'async',
  'async-generator': 'async function*',
};

function nativeText(value: unknown): string {
  const name: unknown = typeof value === 'function' ? value.name : '';
  return `function ${typeof name === 'string' ? name : ''}() { [native code] }`;
}

export class FunctionInfos {
  private readonly tables: ProgramTables;
  private readonly pattern: RegExp;
  /** While a value is being shown. */
  inspecting = false;
  private readonly nativeToString = Function.prototype.toString;
  private readonly known = new WeakMap<object, FunctionInfo>();
  private readonly originals = new WeakMap<object, object>();

  constructor(tables: ProgramTables) {
    this.tables = tables;
    this.pattern = new RegExp(`${tables.hookName.replace('$', '\\$')}\\.(?:e|async|asyncGenerator)\\((\\d+)`, 'g');
  }

  /** The program sees `value` where the language has `original`. */
  standsFor(value: object, original: object): void {
    this.originals.set(value, original);
  }

  /** As Function.prototype.toString gives it in the program's own words. */
  textOf(given: unknown): string {
    const value = typeof given === 'function' ? (this.originals.get(given) ?? given) : given;
    const text = this.nativeToString.call(value);
    const entry = this.entryOf(text);
    // What is not the program's is Node's, whose functions show no text of ours.
    if (entry === undefined) return text.includes('[native code]') ? text : nativeText(value);
    const own = this.tables.source.slice(entry.start, entry.end);
    // The inspector tells kinds by the first words, and knows methods by none.
    const words = this.inspecting ? INSPECTED[entry.kind] : '';
    return words === '' || own.startsWith(words) ? own : `${words} ${own}`;
  }

  of(value: object): FunctionInfo {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const info = this.describe(value);
    this.known.set(value, info);
    return info;
  }

  private entryOf(text: string): FunctionEntry | undefined {
    // A default value of a parameter may hold a function, and stands before our own: the outer one was numbered first.
    let first = Infinity;
    for (const match of text.matchAll(this.pattern)) first = Math.min(first, Number(match[1]));
    return this.tables.functions[first];
  }

  private describe(value: object): FunctionInfo {
    const entry = typeof value === 'function' ? this.entryOf(this.nativeToString.call(value)) : undefined;
    const own: unknown = Object.getOwnPropertyDescriptor(value, 'name')?.value;
    if (entry === undefined) return { name: typeof own === 'string' ? own : '', place: -1 };
    const { start, end, place, name } = entry;
    const text = this.tables.source.slice(start, end).replace(/\s+/g, ' ');
    const short = text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text;
    return { name: name === '' ? short : name, place, entry };
  }
}
