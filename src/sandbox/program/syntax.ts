// What instrument.ts asks of a syntax tree: children in order, names of functions, which words a function uses.
import type * as acorn from 'acorn';

export type Node = acorn.AnyNode;
export type AnyFunction =
  | acorn.FunctionDeclaration
  | acorn.AnonymousFunctionDeclaration
  | acorn.FunctionExpression
  | acorn.ArrowFunctionExpression;
export type AnyClass = acorn.Class | acorn.AnonymousClassDeclaration;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** A name that is no expression: after a dot, before a colon. */
function isPlainName(node: Node, key: string): boolean {
  if (node.type === 'MemberExpression') return key === 'property' && !node.computed;
  if (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') {
    return key === 'key' && !node.computed;
  }
  if (node.type === 'LabeledStatement' || node.type === 'BreakStatement' || node.type === 'ContinueStatement') {
    return key === 'label';
  }
  return false;
}

/** Children in the order of the text, without plain names. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (isPlainName(node, key)) continue;
    if (Array.isArray(value)) children.push(...value.filter(isNode));
    else if (isNode(value)) children.push(value);
  }
  return children.sort((a, b) => a.start - b.start);
}

export function isFunction(node: Node): node is AnyFunction {
  return (
    node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
  );
}

export interface OuterWords {
  readonly this: boolean;
  readonly arguments: boolean;
  readonly super: boolean;
  readonly newTarget: boolean;
}

/** Which words of the function around it the body of an arrow (or of a method) uses; inner functions have their own. */
export function outerWordsOf(root: Node): OuterWords {
  const found = { this: false, arguments: false, super: false, newTarget: false };
  const visit = (node: Node): void => {
    if (node.type === 'ThisExpression') found.this = true;
    else if (node.type === 'Super') {
      found.super = true;
      found.this = true;
    } else if (node.type === 'MetaProperty' && node.meta.name === 'new') found.newTarget = true;
    else if (node.type === 'Identifier' && node.name === 'arguments') found.arguments = true;
    for (const child of childrenOf(node)) {
      const hasItsOwn =
        (isFunction(child) && child.type !== 'ArrowFunctionExpression') ||
        child.type === 'StaticBlock' ||
        child.type === 'PropertyDefinition';
      if (!hasItsOwn) visit(child);
    }
  };
  visit(root);
  return found;
}

/** Whether a module awaits outside of every function. */
export function awaitsAtTop(program: acorn.Program): boolean {
  const visit = (node: Node): boolean => {
    if (isFunction(node)) return false;
    if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) return true;
    return childrenOf(node).some(visit);
  };
  return visit(program);
}

/** The text of a key that is known without running. */
export function keyName(key: Node, computed: boolean): string {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (computed) return '';
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : '';
}

/** The range that a person would point at: a compound statement's head, anything else whole. */
export function headOf(node: Node): { readonly start: number; readonly end: number } {
  switch (node.type) {
    case 'IfStatement':
      return { start: node.start, end: node.consequent.start };
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return { start: node.start, end: node.body.start };
    case 'DoWhileStatement':
      return { start: node.body.end, end: node.end };
    case 'SwitchStatement':
      return { start: node.start, end: node.discriminant.end + 1 };
    case 'ClassDeclaration':
      return { start: node.start, end: node.body.start };
    case 'LabeledStatement':
      return headOf(node.body);
    case 'ExportNamedDeclaration':
      return node.declaration ? headOf(node.declaration) : node;
    default:
      return node;
  }
}

/** Statements before which nothing can be seen to happen. */
export function isSilent(node: Node): boolean {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'EmptyStatement':
    case 'BlockStatement':
    case 'TryStatement':
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      return true;
    case 'VariableDeclaration':
      return node.declarations.every((one) => one.init == null);
    case 'ExportNamedDeclaration':
      return node.declaration == null || isSilent(node.declaration);
    case 'ExportDefaultDeclaration':
      return node.declaration.type === 'FunctionDeclaration';
    case 'LabeledStatement':
      return isSilent(node.body);
    default:
      return 'directive' in node && typeof node.directive === 'string';
  }
}
