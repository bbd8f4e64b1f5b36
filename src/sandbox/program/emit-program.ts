// Writes a program out with our steps in it: here the whole, what suspends, and what modules import and export; statements
// are in emit-statements.ts, functions in emit-functions.ts, classes in emit-classes.ts.
import type * as acorn from 'acorn';
import type { EmitContext } from './emit-context.ts';
import { isLoop, StatementEmitter } from './emit-statements.ts';
import { childrenOf, isFunction, type Node } from './syntax.ts';
import type { ProgramKind } from './tables.ts';

const WRAPPER = 'function (exports, require, module, __filename, __dirname)';

export class ProgramEmitter extends StatementEmitter {
  program(program: acorn.Program, kind: ProgramKind, topAwait: boolean): void {
    const { h } = this;
    const main = this.addFunction('', 'main', program);
    // `arguments` of a script are the five that Node gives it.
    const head = kind === 'module' ? `function${topAwait ? '*' : ''} (${h})` : `(${h})=>${WRAPPER}`;
    this.put(`(${head} {`);
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
      case 'VariableDeclarator': {
        this.declarator(node, context);
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

  protected override awaiting(node: Node, value: () => void): void {
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

  /** What cannot be taken apart is named as where it was awaited: the language sees another expression. */
  private declarator(node: acorn.VariableDeclarator, context: EmitContext): void {
    if (node.id.type !== 'ArrayPattern' || node.init?.type !== 'AwaitExpression') {
      this.children(node, context);
      return;
    }
    this.emit(node.id, context);
    this.put(`=${this.h}.w(`);
    this.emit(node.init, context);
    this.put(`,'(intermediate value)')`);
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
    const wanted: (readonly [string, number])[] = [];
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
      wanted.push([key, this.addPlace(one.type === 'ImportSpecifier' ? one.imported : one.local)]);
      names.push(`${JSON.stringify(key)}:${one.local.name}`);
    }
    if (names.length === 0) return;
    this.put(`const {${names.join()}}=${this.h}.n(${name},${JSON.stringify(wanted)},${this.addPlace(node)});`);
  }
}
