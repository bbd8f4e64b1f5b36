// Writes a program out with our steps in it: statements, loops and what suspends. Functions are in emit-functions.ts.
import type * as acorn from 'acorn';
import { CannotEmit, type EmitContext } from './emit-context.ts';
import { FunctionEmitter } from './emit-functions.ts';
import { childrenOf, headOf, isFunction, isSilent, type Node } from './syntax.ts';
import type { ProgramKind } from './tables.ts';

type Statement = acorn.Statement | acorn.ModuleDeclaration;
type Loop =
  | acorn.ForStatement
  | acorn.ForInStatement
  | acorn.ForOfStatement
  | acorn.WhileStatement
  | acorn.DoWhileStatement;

function isLoop(node: Node): node is Loop {
  return /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type);
}

export class ProgramEmitter extends FunctionEmitter {
  program(program: acorn.Program, kind: ProgramKind, topAwait: boolean): void {
    const { h } = this;
    const main = this.addFunction('', 'main', program);
    const parameters = kind === 'module' ? h : `${h}, exports, require, module, __filename, __dirname`;
    this.put(`(function${topAwait ? '*' : ''} (${parameters}) {`);
    const context: EmitContext = { kind: topAwait ? 'async' : 'main' };
    let start = 0;
    if (kind === 'module') this.put("'use strict';");
    else start = this.directives(program.body as readonly acorn.Statement[], context);
    this.put(`const ${this.d}=${h}.e(${main});`);
    for (const one of program.body) if (one.type === 'ImportDeclaration') this.importDeclaration(one);
    this.statements(program.body.slice(start), context);
    // A comment may end the source.
    this.put(`\n;${h}.x(${this.d});})`);
  }

  override statements(body: readonly Statement[], context: EmitContext): void {
    this.markDeclarations(body);
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

  override emit(node: Node, context: EmitContext): void {
    if (isFunction(node)) {
      this.function(node, context, undefined);
      return;
    }
    this.suggestNames(node);
    switch (node.type) {
      case 'BlockStatement':
      case 'StaticBlock': {
        this.block(node, context);
        return;
      }
      case 'SwitchCase': {
        this.switchCase(node, context);
        return;
      }
      case 'IfStatement': {
        this.ifStatement(node, context);
        return;
      }
      case 'LabeledStatement': {
        this.labeled(node, '', context);
        return;
      }
      case 'TryStatement': {
        this.tryStatement(node, context);
        return;
      }
      case 'ReturnStatement': {
        this.returnStatement(node, context);
        return;
      }
      case 'DebuggerStatement':
      case 'ImportDeclaration': {
        this.put(';');
        return;
      }
      case 'ExportNamedDeclaration': {
        if (node.declaration == null) this.put(';');
        else this.emit(node.declaration, context);
        return;
      }
      case 'ExportDefaultDeclaration': {
        this.exportDefault(node, context);
        return;
      }
      case 'AwaitExpression': {
        this.awaiting(node, () => this.emit(node.argument, context));
        return;
      }
      case 'YieldExpression': {
        this.yielding(node, context);
        return;
      }
      case 'ClassDeclaration':
      case 'ClassExpression': {
        this.class(node, context);
        return;
      }
      case 'ObjectExpression': {
        this.objectExpression(node, context);
        return;
      }
      case 'Property': {
        this.property(node, context);
        return;
      }
      case 'Identifier':
        if (node.name !== 'arguments' || context.argumentsAlias === undefined) break;
        {
          this.put(context.argumentsAlias);
          return;
        }
      case 'MetaProperty':
        if (node.meta.name === 'import') {
          this.put(`${this.h}.meta`);
          return;
        }
        if (context.newTargetAlias === undefined) this.copy(node.start, node.end);
        else this.put(context.newTargetAlias);
        return;
      case 'MemberExpression':
      case 'CallExpression':
      case 'AssignmentExpression':
        if (this.superAccess(node, context)) return;
        break;
      default:
    }
    if (isLoop(node)) {
      this.loop(node, '', context);
      return;
    }
    this.children(node, context);
  }

  override children(node: Node, context: EmitContext): void {
    let at = node.start;
    for (const child of childrenOf(node)) {
      this.copy(at, child.start);
      this.emit(child, context);
      at = child.end;
    }
    this.copy(at, node.end);
  }

  private block(node: acorn.BlockStatement | acorn.StaticBlock, context: EmitContext): void {
    const [first] = node.body;
    const inner: EmitContext =
      node.type === 'StaticBlock' ? { kind: 'plain', superAlias: undefined, className: context.className } : context;
    this.copy(node.start, first === undefined ? node.end : first.start);
    if (first === undefined) return;
    this.statements(node.body, inner);
    this.copy(node.body.at(-1)?.end ?? node.start, node.end);
  }

  private switchCase(node: acorn.SwitchCase, context: EmitContext): void {
    if (node.test == null) this.put('default:');
    else {
      this.put('case (');
      this.emit(node.test, context);
      this.put('):');
    }
    this.statements(node.consequent, context);
  }

  private ifStatement(node: acorn.IfStatement, context: EmitContext): void {
    this.copy(node.start, node.test.start);
    this.emit(node.test, context);
    this.copy(node.test.end, node.consequent.start);
    this.body(node.consequent, context);
    if (node.alternate == null) return;
    this.put(' else ');
    this.body(node.alternate, context);
  }

  private labeled(node: acorn.LabeledStatement, outer: string, context: EmitContext): void {
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

  private loop(node: Loop, labels: string, context: EmitContext): void {
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

  private forAwait(node: acorn.ForOfStatement, labels: string, context: EmitContext): void {
    const { h, d } = this;
    const iterator = this.uniqueName('i');
    const error = this.uniqueName('e');
    const place = this.addPlace(headOf(node));
    this.put(`{const ${iterator}=${h}.i(${d},${place},(`);
    this.emit(node.right, context);
    if (node.right.type === 'Identifier' || node.right.type === 'Literal') {
      this.put(`),(${JSON.stringify(this.textOf(node.right))}`);
    }
    this.put(`));try{${labels}for(;${iterator}.step(yield ${h}.a(${d},${place},${iterator}.next()));){`);
    if (node.left.type === 'VariableDeclaration') {
      const [declared] = node.left.declarations;
      if (declared === undefined) throw new CannotEmit(node.start, 'for await');
      this.put(`${node.left.kind} `);
      this.emit(declared.id, context);
      this.put(`=${iterator}.value;`);
    } else {
      this.put('(');
      this.emit(node.left, context);
      this.put(`=${iterator}.value);`);
    }
    this.loopBody(node, context);
    this.put(
      `}}catch(${error}){throw ${iterator}.threw(${error});}finally{if(${iterator}.open)yield*${iterator}.close();}}`,
    );
  }

  private tryStatement(node: acorn.TryStatement, context: EmitContext): void {
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
    this.statements(node.body, context);
    this.put(`${last}}`);
  }

  private returnStatement(node: acorn.ReturnStatement, context: EmitContext): void {
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

  private awaiting(node: Node, value: () => void): void {
    const { h, d } = this;
    const place = this.addPlace(node);
    this.put(`(yield ${h}.a(${d},${place},(`);
    value();
    this.put(')))');
  }

  private yielding(node: acorn.YieldExpression, context: EmitContext): void {
    const { h, d } = this;
    const place = this.addPlace(node);
    const isPlain = context.kind === 'generator';
    const suspend = isPlain ? (node.delegate ? 'q' : 'p') : node.delegate ? 'g' : 'y';
    // What resumes a plain generator is not ours: it says itself that it goes on.
    this.put(isPlain ? `${h}.u(${d},${place},` : '(');
    this.put(`yield${node.delegate ? '*' : ''} ${h}.${suspend}(${d},${place}`);
    if (node.argument != null) {
      this.put(',(');
      this.emit(node.argument, context);
      this.put(')');
    }
    this.put('))');
  }

  private objectExpression(node: acorn.ObjectExpression, context: EmitContext): void {
    const hasAsync = node.properties.some(
      (one) =>
        one.type === 'Property' &&
        (one.method || one.computed) &&
        (one.value.type === 'FunctionExpression' || one.value.type === 'ArrowFunctionExpression') &&
        one.value.async,
    );
    if (hasAsync) this.put(`${this.h}.o(`);
    this.children(node, context);
    if (hasAsync) this.put(')');
  }

  private exportDefault(node: acorn.ExportDefaultDeclaration, context: EmitContext): void {
    const { declaration } = node;
    if ('id' in declaration && declaration.id != null && declaration.type !== 'FunctionExpression') {
      this.emit(declaration, context);
      return;
    }
    this.suggestName(declaration, 'default');
    this.put('({default:');
    this.emit(declaration, context);
    this.put('});');
  }

  private importDeclaration(node: acorn.ImportDeclaration): void {
    const name = JSON.stringify(node.source.value);
    const names: string[] = [];
    const wanted: string[] = [];
    for (const one of node.specifiers) {
      if (one.type === 'ImportNamespaceSpecifier') {
        this.put(`const ${one.local.name}=${this.h}.n(${name},null,${this.addPlace(node)});`);
        continue;
      }
      const key =
        one.type === 'ImportDefaultSpecifier'
          ? 'default'
          : one.imported.type === 'Identifier'
            ? one.imported.name
            : String(one.imported.value);
      wanted.push(key);
      names.push(`${JSON.stringify(key)}:${one.local.name}`);
    }
    if (names.length === 0) return;
    this.put(`const {${names.join()}}=${this.h}.n(${name},${JSON.stringify(wanted)},${this.addPlace(node)});`);
  }
}
