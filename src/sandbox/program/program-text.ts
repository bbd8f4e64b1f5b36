import { type CodeWriter, lineStarts, placeOf } from './code-writer.ts';
import { CannotEmit } from './emit-context.ts';
import { type AnyClass, type AnyFunction, keyName, type Node } from './syntax.ts';
import type { FunctionEntry, FunctionKind } from './tables.ts';

export type Range = { readonly start: number; readonly end: number };

export abstract class ProgramText {
  readonly places: number[] = [];
  readonly functions: FunctionEntry[] = [];
  /** The hook object, and the variable that holds the frame of the function at hand. */
  protected readonly h: string;
  protected readonly d: string;
  protected readonly source: string;
  private readonly starts: readonly number[];
  private readonly writer: CodeWriter;
  private readonly names = new WeakMap<object, string>();
  protected readonly ownNames = new WeakMap<object, string>();
  /** Values of computed keys, which the language names when it comes there: nothing may stand around them. */
  protected readonly namedByRunning = new WeakSet<object>();
  private unique = 0;

  constructor(source: string, writer: CodeWriter, hookName: string) {
    this.source = source;
    this.starts = lineStarts(source);
    this.writer = writer;
    this.h = hookName;
    this.d = `${hookName}d`;
  }

  protected put(text: string): void {
    this.writer.put(text);
  }

  protected copy(start: number, end: number): void {
    this.writer.copy(start, end);
  }

  protected textOf({ start, end }: Range): string {
    return this.source.slice(start, end);
  }

  protected uniqueName(letter: string): string {
    this.unique += 1;
    return `${this.h}${letter}${this.unique}`;
  }

  protected addPlace(range: Range): number {
    const begin = placeOf(this.starts, range.start);
    // A head ends before the body: not with the blanks between.
    const end = placeOf(this.starts, range.start + this.source.slice(range.start, range.end).trimEnd().length);
    this.places.push(begin.line, begin.column, end.line, end.column);
    return this.places.length / 4 - 1;
  }

  protected step(range: Range): string {
    return `${this.h}.s(${this.d},${this.addPlace(range)})`;
  }

  protected addFunction(name: string, kind: FunctionKind, range: Range): number {
    const { start, end } = range;
    this.functions.push({ name, kind, start, end, place: this.addPlace(range) });
    return this.functions.length - 1;
  }

  /** Offset of `mark` in the text from `from`, comments skipped. */
  protected find(mark: string, from: number): number {
    const pattern = /\/\*[\s\S]*?\*\/|\/\/[^\n\r\u2028\u2029]*|[\s\S]/g;
    pattern.lastIndex = from;
    for (let match = pattern.exec(this.source); match !== null; match = pattern.exec(this.source)) {
      if (this.source.startsWith(mark, match.index) && !match[0].startsWith('/')) return match.index;
    }
    throw new CannotEmit(from, mark);
  }

  /** A name that the place of a function in the text gives it; asked for when the function itself is written. */
  protected nameOf(node: AnyFunction | AnyClass): string {
    return node.type !== 'ArrowFunctionExpression' && node.id != null ? node.id.name : (this.names.get(node) ?? '');
  }

  /** @param isOwn whether the language gives the function this name too */
  protected suggestName(node: Node | null | undefined, name: string, isOwn = true): void {
    if (node == null || name === '' || !/^(?:Function|ArrowFunction|Class)/.test(node.type)) return;
    this.names.set(node, name);
    if (isOwn) this.ownNames.set(node, name);
  }

  /** Names by `const name =`, `name =`, `{ name: … }` and defaults. */
  protected suggestNames(node: Node): void {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier') this.suggestName(node.init, node.id.name);
    else if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier') {
      this.suggestName(node.right, node.left.name);
    } else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && !node.left.computed) {
      this.suggestName(node.right, keyName(node.left.property, false), false);
    } else if (node.type === 'AssignmentPattern' && node.left.type === 'Identifier') {
      this.suggestName(node.right, node.left.name);
    } else if (node.type === 'Property' || node.type === 'PropertyDefinition') {
      if (node.computed && node.value != null) this.namedByRunning.add(node.value);
      this.suggestName(node.value, keyName(node.key, node.computed));
    }
  }
}
