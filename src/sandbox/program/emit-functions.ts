// Writes functions and classes out. An async function becomes a plain one that hands a generator with the same
// parameters and body to our driver; what only its own function could say (`arguments`, `super`) goes by alias.
import type * as acorn from 'acorn';
import type { CodeWriter } from './code-writer.ts';
import { lineStarts, placeOf } from './code-writer.ts';
import { CannotEmit, type EmitContext } from './emit-context.ts';
import { type AnyClass, type AnyFunction, keyName, type Node, outerWordsOf } from './syntax.ts';
import type { FunctionEntry, FunctionKind } from './tables.ts';

type Range = { readonly start: number; readonly end: number };

function kindOf(node: AnyFunction): FunctionKind {
  if (node.async) return node.generator ? 'async-generator' : 'async';
  return node.generator ? 'generator' : 'plain';
}

/** How many parameters `length` counts. */
function countedParameters(parameters: readonly acorn.Pattern[]): number {
  const end = parameters.findIndex((one) => one.type === 'AssignmentPattern' || one.type === 'RestElement');
  return end < 0 ? parameters.length : end;
}

export abstract class FunctionEmitter {
  readonly places: number[] = [];
  readonly functions: FunctionEntry[] = [];
  /** The hook object, and the variable that holds the frame of the function at hand. */
  protected readonly h: string;
  protected readonly d: string;
  private readonly source: string;
  private readonly starts: readonly number[];
  private readonly writer: CodeWriter;
  private readonly names = new WeakMap<object, string>();
  private readonly ownNames = new WeakMap<object, string>();
  /** Values of computed keys, which the language names when it comes there: nothing may stand around them. */
  private readonly namedByRunning = new WeakSet<object>();
  private unique = 0;

  constructor(source: string, writer: CodeWriter, hookName: string) {
    this.source = source;
    this.starts = lineStarts(source);
    this.writer = writer;
    this.h = hookName;
    this.d = `${hookName}d`;
  }

  protected abstract emit(node: Node, context: EmitContext): void;
  protected abstract children(node: Node, context: EmitContext): void;
  protected abstract statements(body: readonly acorn.Statement[], context: EmitContext): void;

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

  /** Directives must stay first; gives how many there are. */
  protected directives(body: readonly acorn.Statement[], context: EmitContext): number {
    let count = 0;
    for (const one of body) {
      if (!('directive' in one)) break;
      this.children(one, context);
      this.put(';');
      count += 1;
    }
    return count;
  }

  /** Offset of `mark` in the text from `from`, comments skipped. */
  private find(mark: string, from: number): number {
    const pattern = /\/\*[\s\S]*?\*\/|\/\/[^\n\r\u2028\u2029]*|[\s\S]/g;
    pattern.lastIndex = from;
    for (let match = pattern.exec(this.source); match !== null; match = pattern.exec(this.source)) {
      if (this.source.startsWith(mark, match.index) && !match[0].startsWith('/')) return match.index;
    }
    throw new CannotEmit(from, mark);
  }

  /** A name that the place of a function in the text gives it; asked for when the function itself is written. */
  private nameOf(node: AnyFunction | AnyClass): string {
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

  protected function(node: AnyFunction, context: EmitContext, name: string | undefined, range: Range = node): void {
    const kind = kindOf(node);
    const id = this.addFunction(name ?? this.nameOf(node), kind, range);
    const isArrow = node.type === 'ArrowFunctionExpression';
    const own: EmitContext = isArrow ? { ...context, kind } : { kind, className: context.className };
    if (node.async) {
      this.markedFunction(node, () => {
        if (isArrow) this.asyncArrow(node, id, own);
        else this.asyncFunction(node, id, own);
      });
      return;
    }
    const parametersOf: EmitContext = { ...own, kind: 'plain' };
    let at = node.start;
    if (!isArrow && node.id != null) {
      this.copy(at, node.id.end);
      at = node.id.end;
    }
    for (const one of node.params) {
      this.copy(at, one.start);
      this.emit(one, parametersOf);
      at = one.end;
    }
    if (isArrow) {
      const arrow = this.find('=>', at);
      this.copy(at, arrow + 2);
      this.functionBody(node.body, id, own);
    } else {
      this.copy(at, node.body.start);
      this.functionBody(node.body, id, own);
    }
  }

  /** An async function that is a value is marked where it is made; a declared one where its block begins. */
  private markedFunction(node: AnyFunction, write: () => void): void {
    if ((node.type === 'FunctionDeclaration' && node.id !== null) || this.namedByRunning.has(node)) {
      write();
      return;
    }
    const name = 'id' in node && node.id != null ? undefined : (this.ownNames.get(node) ?? '');
    this.put(`${this.h}.m((`);
    write();
    this.put(`),${node.generator ? 1 : 0}${name === undefined ? '' : `,${JSON.stringify(name)}`})`);
  }

  protected markDeclarations(body: readonly Node[]): void {
    for (const one of body) {
      const declared =
        one.type === 'ExportNamedDeclaration' || one.type === 'ExportDefaultDeclaration' ? one.declaration : one;
      if (declared?.type !== 'FunctionDeclaration' || declared.id === null || !declared.async) continue;
      this.put(`${this.h}.m(${declared.id.name},${declared.generator ? 1 : 0});`);
    }
  }

  private functionBody(body: acorn.BlockStatement | acorn.Expression, id: number, context: EmitContext): void {
    const { h, d } = this;
    const enter = `const ${d}=${h}.e(${id});`;
    this.put('{');
    if (body.type === 'BlockStatement') {
      const start = this.directives(body.body, context);
      this.put(enter);
      this.statements(body.body.slice(start), context);
      this.put(`\n;${h}.x(${d});}`);
      return;
    }
    this.put(`${enter}${this.step(body)};return ${h}.r(${d},(`);
    this.emit(body, context);
    this.put('));}');
  }

  /** `function*(parameters){body}`, as an argument for our driver. */
  private generator(node: AnyFunction, id: number, context: EmitContext): void {
    const [first] = node.params;
    const last = node.params.at(-1);
    this.put('function*(');
    if (first !== undefined && last !== undefined) {
      let at = first.start;
      for (const one of node.params) {
        this.copy(at, one.start);
        this.emit(one, { ...context, kind: 'plain' });
        at = one.end;
      }
    }
    this.put(')');
    this.functionBody(node.body, id, context);
  }

  private placeholders(count: number): string {
    return Array.from({ length: count }, (_, index) => `${this.h}p${index}`).join();
  }

  /** From `(parameters)` on, where `head` is already written. */
  private asyncCall(node: AnyFunction, id: number, context: EmitContext, target: string): void {
    const { h } = this;
    const words = outerWordsOf(node.body);
    const superAlias = words.super ? { get: this.uniqueName('sg'), set: this.uniqueName('ss') } : undefined;
    this.put(`(${this.placeholders(countedParameters(node.params))}){`);
    this.strictness(node.body);
    if (superAlias !== undefined) this.superAliases(superAlias);
    const driver = context.kind === 'async' ? 'async' : 'asyncGenerator';
    this.put(`return ${h}.${driver}(${id},`);
    this.generator(node, id, { ...context, newTargetAlias: 'undefined', superAlias });
    this.put(`,this,arguments,${target});}`);
  }

  /** The wrapper is as strict as the function: that decides what `this` is. */
  private strictness(body: acorn.BlockStatement | acorn.Expression): void {
    const isStrict =
      body.type === 'BlockStatement' && body.body.some((one) => 'directive' in one && one.directive === 'use strict');
    if (isStrict) this.put("'use strict';");
  }

  private superAliases({ get, set }: { readonly get: string; readonly set: string }): void {
    const key = `${this.h}k`;
    this.put(`const ${get}=${key}=>super[${key}],${set}=(${key},${key}v)=>super[${key}]=${key}v;`);
  }

  private asyncFunction(node: AnyFunction, id: number, context: EmitContext): void {
    const name = 'id' in node && node.id != null ? node.id.name : '';
    this.put(`function ${name}`);
    this.asyncCall(node, id, context, 'new.target');
  }

  private asyncArrow(node: acorn.ArrowFunctionExpression, id: number, context: EmitContext): void {
    const { h } = this;
    const words = outerWordsOf(node);
    const rest = `${h}a`;
    const counted = this.placeholders(countedParameters(node.params));
    const separator = counted === '' ? '' : ',';
    const argumentsAlias =
      words.arguments && context.argumentsAlias === undefined ? this.uniqueName('g') : context.argumentsAlias;
    const newTargetAlias =
      words.newTarget && context.newTargetAlias === undefined ? this.uniqueName('n') : context.newTargetAlias;
    const superAlias =
      words.super && context.superAlias === undefined
        ? { get: this.uniqueName('sg'), set: this.uniqueName('ss') }
        : context.superAlias;
    this.put(`(${counted}${separator}...${rest})=>{`);
    if (argumentsAlias !== context.argumentsAlias) this.put(`const ${argumentsAlias ?? ''}=arguments;`);
    if (newTargetAlias !== context.newTargetAlias) this.put(`const ${newTargetAlias ?? ''}=new.target;`);
    if (superAlias !== undefined && superAlias !== context.superAlias) this.superAliases(superAlias);
    this.put(`return ${h}.async(${id},`);
    this.generator(node, id, { ...context, argumentsAlias, newTargetAlias, superAlias });
    this.put(`,${words.this ? 'this' : 'undefined'},[${counted}${separator}...${rest}]);}`);
  }

  /** Where `super` stands between generators of ours. Gives whether it wrote the node. */
  protected superAccess(node: Node, { superAlias, ...rest }: EmitContext): boolean {
    if (superAlias === undefined) return false;
    const context = { ...rest, superAlias };
    const key = (member: acorn.MemberExpression): void => {
      if (member.computed) this.emit(member.property, context);
      else this.put(JSON.stringify(keyName(member.property, false)));
    };
    const isSuper = (one: Node): one is acorn.MemberExpression =>
      one.type === 'MemberExpression' && one.object.type === 'Super';
    if (node.type === 'AssignmentExpression' && isSuper(node.left)) {
      if (node.operator !== '=') throw new CannotEmit(node.start, `super … ${node.operator}`);
      this.put(`${superAlias.set}(`);
      key(node.left);
      this.put(',(');
      this.emit(node.right, context);
      this.put('))');
      return true;
    }
    if (node.type === 'CallExpression' && isSuper(node.callee)) {
      this.put(`${superAlias.get}(`);
      key(node.callee);
      this.put(').call(this');
      for (const one of node.arguments) {
        this.put(',');
        this.emit(one, context);
      }
      this.put(')');
      return true;
    }
    if (!isSuper(node)) return false;
    this.put(`${superAlias.get}(`);
    key(node);
    this.put(')');
    return true;
  }

  protected property(node: acorn.Property | acorn.AssignmentProperty, context: EmitContext): void {
    const { value } = node;
    if (node.shorthand && value.type === 'Identifier' && value.name === 'arguments') this.put('arguments:');
    const isMethod = node.method || node.kind !== 'init';
    if (!isMethod || value.type !== 'FunctionExpression') {
      this.children(node, context);
      return;
    }
    const key = keyName(node.key, node.computed);
    const prefix = node.kind === 'init' ? '' : `${node.kind} `;
    this.method(node, value, key === '' ? '' : `Object.${prefix}${key}`, '', context);
  }

  private method(
    node: acorn.Property | acorn.AssignmentProperty | acorn.MethodDefinition,
    value: acorn.FunctionExpression,
    name: string,
    modifiers: string,
    context: EmitContext,
  ): void {
    const range = { start: this.afterStatic(node), end: node.end };
    if (!value.async) {
      const end = node.computed ? this.find(']', node.key.end) + 1 : node.key.end;
      this.copy(node.start, node.key.start);
      this.emit(node.key, node.computed ? context : { kind: 'plain' });
      this.copy(node.key.end, end);
      this.copy(end, value.start);
      this.function(value, context, name, range);
      return;
    }
    this.put(`${modifiers}${node.computed ? '[' : ''}`);
    if (node.computed) this.emit(node.key, context);
    else this.copy(node.key.start, node.key.end);
    if (node.computed) this.put(']');
    const kind = kindOf(value);
    const id = this.addFunction(name, kind, range);
    this.asyncCall(value, id, { kind, className: context.className }, 'undefined');
  }

  protected class(node: AnyClass, context: EmitContext): void {
    const name = this.nameOf(node);
    const id = this.addFunction(name, 'class', node);
    const inner: EmitContext = { ...context, className: name };
    this.copy(node.start, node.id?.end ?? node.start + 'class'.length);
    let at = node.id?.end ?? node.start + 'class'.length;
    if (node.superClass != null) {
      this.copy(at, node.superClass.start);
      this.emit(node.superClass, context);
      at = node.superClass.end;
    }
    this.copy(at, node.body.start + 1);
    this.put(`/*${this.h}.e(${id})*/`);
    if (node.body.body.some((one) => one.type === 'MethodDefinition' && one.value.async)) {
      this.put(`static{${this.h}.o(this);${this.h}.o(this.prototype);}`);
    }
    at = node.body.start + 1;
    for (const member of node.body.body) {
      this.copy(at, member.start);
      if (member.type === 'MethodDefinition') this.methodDefinition(member, inner);
      else if (member.type === 'PropertyDefinition') {
        this.suggestNames(member);
        this.propertyDefinition(member, inner);
      } else this.emit(member, inner);
      at = member.end;
    }
    this.copy(at, node.end);
  }

  /** Where a method's own text begins, as Function.prototype.toString has it. */
  private afterStatic(node: acorn.Property | acorn.AssignmentProperty | acorn.MethodDefinition): number {
    if (!('static' in node && node.static)) return node.start;
    const pattern = /(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n\r\u2028\u2029]*)*/y;
    pattern.lastIndex = node.start + 'static'.length;
    pattern.exec(this.source);
    return pattern.lastIndex;
  }

  private methodDefinition(node: acorn.MethodDefinition, context: EmitContext): void {
    const key = keyName(node.key, node.computed);
    const owner = context.className ?? '';
    const accessor = node.kind === 'get' || node.kind === 'set' ? `${node.kind} ` : '';
    const name = node.kind === 'constructor' ? `new ${owner}` : `${owner === '' ? '' : `${owner}.`}${accessor}${key}`;
    this.method(node, node.value, name, node.static ? 'static ' : '', context);
  }

  /** A field has its own `this` and no `arguments`: nothing of ours stands between. */
  private propertyDefinition(node: acorn.PropertyDefinition, context: EmitContext): void {
    const own: EmitContext = { kind: 'plain', className: context.className };
    this.copy(node.start, node.key.start);
    this.emit(node.key, node.computed ? context : own);
    if (node.value == null) {
      this.copy(node.key.end, node.end);
      return;
    }
    this.copy(node.key.end, node.value.start);
    this.emit(node.value, own);
    this.copy(node.value.end, node.end);
  }
}
