// Writes functions and classes out. An async function becomes a plain one that hands a generator with the same
// parameters and body to our driver; what only its own function could say (`arguments`, `super`) goes by alias.
import type * as acorn from 'acorn';
import { CannotEmit, type EmitContext } from './emit-context.ts';
import { ProgramText, type Range } from './program-text.ts';
import { type AnyFunction, keyName, type Node, outerWordsOf } from './syntax.ts';
import type { FunctionKind } from './tables.ts';

export function kindOf(node: AnyFunction): FunctionKind {
  if (node.async) return node.generator ? 'async-generator' : 'async';
  return node.generator ? 'generator' : 'plain';
}

/** How many parameters `length` counts. */
function countedParameters(parameters: readonly acorn.Pattern[]): number {
  const end = parameters.findIndex((one) => one.type === 'AssignmentPattern' || one.type === 'RestElement');
  return end < 0 ? parameters.length : end;
}

export abstract class FunctionEmitter extends ProgramText {
  /** Names under which async functions are written that have another, or none. */
  private readonly aliases = new WeakMap<object, string>();
  /** By what an async generator reaches its own function, for the `prototype` of what it gives. */
  private readonly selves = new WeakMap<object, string>();

  protected abstract emit(node: Node, context: EmitContext): void;
  protected abstract children(node: Node, context: EmitContext): void;
  protected abstract statements(body: readonly acorn.Statement[], context: EmitContext, inBlock?: boolean): void;

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
    if (node.generator) {
      const self = 'id' in node && node.id != null ? node.id.name : this.uniqueName('f');
      this.aliases.set(node, self);
      this.selves.set(node, self);
    }
    this.put(`${this.h}.m((`);
    write();
    this.put(`),${node.generator ? 1 : 0}${name === undefined ? '' : `,${JSON.stringify(name)}`})`);
  }

  /** In a block the language lets no async function out, as it does with plain ones: ours stands under a name of its own. */
  protected markDeclarations(body: readonly Node[], inBlock: boolean): void {
    for (const one of body) {
      const declared =
        one.type === 'ExportNamedDeclaration' || one.type === 'ExportDefaultDeclaration' ? one.declaration : one;
      if (declared?.type !== 'FunctionDeclaration' || declared.id === null || !declared.async) continue;
      const { name } = declared.id;
      const alias = this.uniqueName('f');
      this.selves.set(declared, alias);
      if (!inBlock) {
        // `var`, because a case of a `switch` that is not entered declares functions too.
        this.put(declared.generator ? `var ${alias}=${this.h}.m(${name},1);` : `${this.h}.m(${name},0);`);
        continue;
      }
      this.aliases.set(declared, alias);
      this.put(`let ${name}=${this.h}.m(${alias},${declared.generator ? 1 : 0},${JSON.stringify(name)});`);
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
  protected asyncCall(node: AnyFunction, id: number, context: EmitContext, target: string, self?: string): void {
    const { h } = this;
    const words = outerWordsOf(node.body);
    const superAlias = words.super ? { get: this.uniqueName('sg'), set: this.uniqueName('ss') } : undefined;
    this.put(`(${this.placeholders(countedParameters(node.params))}){`);
    this.strictness(node.body);
    if (superAlias !== undefined) this.superAliases(superAlias);
    const driver = context.kind === 'async' ? 'async' : 'asyncGenerator';
    this.put(`return ${h}.${driver}(${id},`);
    this.generator(node, id, { ...context, newTargetAlias: 'undefined', superAlias });
    this.put(`,this,arguments,${target}${self === undefined ? '' : `,${self}`});}`);
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
    this.put(`function ${this.aliases.get(node) ?? name}`);
    this.asyncCall(node, id, context, 'new.target', node.generator ? this.selves.get(node) : undefined);
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
      if (node.optional) throw new CannotEmit(node.start, 'super …?.()');
      this.put(`${this.h}.k(${superAlias.get},`);
      key(node.callee);
      this.put(',this,[');
      for (const one of node.arguments) {
        this.emit(one, context);
        this.put(',');
      }
      this.put('])');
      return true;
    }
    if (!isSuper(node)) return false;
    this.put(`${superAlias.get}(`);
    key(node);
    this.put(')');
    return true;
  }
}
