// Writes statements out, each with its step before it: blocks, branches, loops, what is tried and what is returned.
import type * as acorn from 'acorn';
import { ClassEmitter } from './emit-classes.ts';
import { CannotEmit, type EmitContext } from './emit-context.ts';
import { childrenOf, headOf, isSilent, type Node } from './syntax.ts';

type Statement = acorn.Statement | acorn.ModuleDeclaration;
type Loop =
  | acorn.ForStatement
  | acorn.ForInStatement
  | acorn.ForOfStatement
  | acorn.WhileStatement
  | acorn.DoWhileStatement;

export function isLoop(node: Node): node is Loop {
  return /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type);
}

export abstract class StatementEmitter extends ClassEmitter {
  protected abstract awaiting(node: Node, value: () => void): void;

  /** @param inBlock whether async functions declared here are seen in this block alone */
  override statements(body: readonly Statement[], context: EmitContext, inBlock = false): void {
    this.markDeclarations(body, inBlock);
    let previous: Statement | undefined;
    for (const one of body) {
      if (previous !== undefined) this.copy(previous.end, one.start);
      this.statement(one, context);
      previous = one;
    }
  }

  private statement(node: Statement, context: EmitContext): void {
    if (!isSilent(node)) this.put(`${this.step(headOf(node))};`);
    this.emit(node, context);
  }

  /** A statement that stands where a block may: in braces, so that its step can stand before it. */
  private body(node: acorn.Statement, context: EmitContext): void {
    if (node.type === 'BlockStatement') {
      this.emit(node, context);
      return;
    }
    this.put('{');
    this.statement(node, context);
    this.put('}');
  }

  protected block(node: acorn.BlockStatement | acorn.StaticBlock, context: EmitContext): void {
    const [first] = node.body;
    const inner: EmitContext =
      node.type === 'StaticBlock' ? { kind: 'plain', superAlias: undefined, className: context.className } : context;
    this.copy(node.start, first === undefined ? node.end : first.start);
    if (first === undefined) return;
    this.statements(node.body, inner, true);
    this.copy(node.body.at(-1)?.end ?? node.start, node.end);
  }

  protected switchCase(node: acorn.SwitchCase, context: EmitContext): void {
    if (node.test == null) this.put('default:');
    else {
      this.put('case (');
      this.emit(node.test, context);
      this.put('):');
    }
    this.statements(node.consequent, context);
  }

  protected ifStatement(node: acorn.IfStatement, context: EmitContext): void {
    this.copy(node.start, node.test.start);
    this.emit(node.test, context);
    this.copy(node.test.end, node.consequent.start);
    this.body(node.consequent, context);
    if (node.alternate == null) return;
    this.put(' else ');
    this.body(node.alternate, context);
  }

  protected labeled(node: acorn.LabeledStatement, outer: string, context: EmitContext): void {
    const labels = `${outer}${node.label.name}:`;
    if (node.body.type === 'LabeledStatement') {
      this.labeled(node.body, labels, context);
      return;
    }
    if (isLoop(node.body)) {
      this.loop(node.body, labels, context);
      return;
    }
    this.put(labels);
    this.body(node.body, context);
  }

  protected loop(node: Loop, labels: string, context: EmitContext): void {
    if (node.type === 'ForOfStatement' && node.await) {
      this.forAwait(node, labels, context);
      return;
    }
    this.put(labels);
    let at = node.start;
    for (const child of childrenOf(node)) {
      this.copy(at, child.start);
      if (child === node.body) this.loopBody(node, context);
      else this.emit(child, context);
      at = child.end;
    }
    this.copy(at, node.end);
  }

  private loopBody(node: Loop, context: EmitContext): void {
    this.put(`{${this.h}.t(${this.d},${this.addPlace(headOf(node))});`);
    if (node.body.type === 'BlockStatement') this.emit(node.body, context);
    else this.statement(node.body, context);
    this.put('}');
  }

  /** How V8 names what an expression gave: a path of names by its text, a call of one without its arguments. */
  private calledText(node: Node): string | undefined {
    if (node.type === 'Identifier' || node.type === 'Literal' || node.type === 'ThisExpression')
      return this.textOf(node);
    if (node.type === 'CallExpression' && !node.optional) {
      const callee = this.calledText(node.callee);
      return callee === undefined ? undefined : `${callee}(...)`;
    }
    if (node.type !== 'MemberExpression' || node.optional) return undefined;
    const { property, computed } = node;
    const owner = this.calledText(node.object);
    if (owner === undefined) return undefined;
    if (!computed) return property.type === 'Identifier' ? `${owner}.${property.name}` : undefined;
    if (property.type !== 'Literal') return undefined;
    return typeof property.value === 'string' ? `${owner}.${property.value}` : `${owner}[${this.textOf(property)}]`;
  }

  private forAwait(node: acorn.ForOfStatement, labels: string, context: EmitContext): void {
    const { h, d } = this;
    const iterator = this.uniqueName('i');
    const error = this.uniqueName('e');
    const place = this.addPlace(headOf(node));
    this.put(`{const ${iterator}=${h}.i(${d},${place},(`);
    this.emit(node.right, context);
    const text = this.calledText(node.right);
    const words = node.right.type === 'CallExpression' ? ' is not a function or its return value' : '';
    if (text !== undefined) this.put(`),(${JSON.stringify(`${text}${words}`)}`);
    this.put(`));try{${labels}for(;${iterator}.step(yield ${h}.a(${d},${place},${iterator}.next()));){`);
    if (node.left.type === 'VariableDeclaration') {
      const [declared] = node.left.declarations;
      if (declared === undefined) throw new CannotEmit(node.start, 'for await');
      this.put(`${node.left.kind} `);
      this.emit(declared.id, context);
      const value = `${iterator}.value`;
      this.put(`=${declared.id.type === 'ArrayPattern' ? `${h}.w(${value},'.for')` : value};`);
    } else {
      this.put('(');
      this.emit(node.left, context);
      this.put(`=${iterator}.value);`);
    }
    this.loopBody(node, context);
    this.put(
      `}}catch(${error}){throw ${iterator}.threw(${error},'${iterator}.value');}finally{if(${iterator}.open)yield*${iterator}.close();}}`,
    );
  }

  protected tryStatement(node: acorn.TryStatement, context: EmitContext): void {
    const { h, d } = this;
    this.put('try');
    this.emit(node.block, context);
    if (node.handler != null) {
      this.put('catch');
      if (node.handler.param != null) {
        this.put('(');
        this.emit(node.handler.param, context);
        this.put(')');
      }
      this.openedBlock(node.handler.body, `${h}.c(${d});`, '', context);
    }
    if (node.finalizer == null) return;
    this.put('finally');
    this.openedBlock(node.finalizer, `${h}.c(${d});`, `;${h}.f(${d});`, context);
  }

  private openedBlock(node: acorn.BlockStatement, first: string, last: string, context: EmitContext): void {
    this.put(`{${first}`);
    this.statements(node.body, context, true);
    this.put(`${last}}`);
  }

  protected returnStatement(node: acorn.ReturnStatement, context: EmitContext): void {
    const { h, d } = this;
    const { argument } = node;
    if (argument == null) {
      this.put(`return ${h}.x(${d});`);
      return;
    }
    this.put(`return ${h}.r(${d},(`);
    if (context.kind === 'async-generator') this.awaiting(argument, () => this.emit(argument, context));
    else this.emit(argument, context);
    this.put('));');
  }
}
