// Writes out classes and the methods of objects: an async method becomes a plain one, and each is named by its owner.
import type * as acorn from 'acorn';
import type { EmitContext } from './emit-context.ts';
import { FunctionEmitter, kindOf } from './emit-functions.ts';
import { type AnyClass, keyName } from './syntax.ts';

export abstract class ClassEmitter extends FunctionEmitter {
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
