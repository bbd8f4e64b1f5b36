// Writes a script out with its counting in it. A function keeps its frame in a variable of its own, so that a `yield`, an
// `await` or something thrown finds the way back to it.
import type * as acorn from 'acorn';
import type { CodeWriter } from '../program/code-writer.ts';
import { type AnyFunction, childrenOf, headOf, isFunction, isSilent, keyName, type Node } from '../program/syntax.ts';

interface Surroundings {
  readonly script: string;
  /** Begins no name of the script. */
  readonly prefix: string;
  /** Where the arrows of arrow functions end, rising. */
  readonly arrows: readonly number[];
  /** Line in the student's source of an offset. */
  lineOf(offset: number): number;
}

export class CountingEmitter {
  readonly functions: [name: string, line: number][] = [];
  readonly places: number[] = [];
  private readonly writer: CodeWriter;
  private readonly surroundings: Surroundings;
  private readonly counter: string;
  private readonly frame: string;
  private readonly names = new Map<Node, string>();
  /** Index of the function whose body is being written. */
  private current = 0;

  constructor(writer: CodeWriter, surroundings: Surroundings) {
    this.writer = writer;
    this.surroundings = surroundings;
    this.counter = surroundings.prefix;
    this.frame = `${surroundings.prefix}f`;
  }

  program(program: acorn.Program): void {
    this.addFunction('', program);
    this.list(program.body, program.start, program.end, { first: this.entering });
    // A comment may end the script.
    this.writer.put(`\n;${this.leaving};`);
  }

  private addFunction(name: string, node: Node): number {
    this.functions.push([name, this.surroundings.lineOf(node.start)]);
    return this.functions.length - 1;
  }

  private counted(node: Node, by: 'step' | 'turn' = 'step'): string {
    this.places.push(this.surroundings.lineOf(headOf(node).start));
    return `${this.counter}.${by}(${this.places.length - 1})`;
  }

  private get entering(): string {
    return `let ${this.frame}=${this.counter}.enter(${this.current});`;
  }

  private get leaving(): string {
    return `${this.counter}.leave(${this.frame})`;
  }

  /** Takes the function's frame up again, wherever what was thrown came from. */
  private get again(): string {
    return `${this.frame}=${this.counter}.again(${this.frame},${this.current});`;
  }

  /** A `finally` also goes on in a function that has returned, and ends it then. */
  private get finalizing(): string {
    return `${this.frame}=${this.counter}.finally(${this.frame},${this.current});`;
  }

  private get finalized(): string {
    return `;${this.counter}.ended(${this.frame});`;
  }

  private emit(node: Node): void {
    if (isFunction(node)) {
      this.function(node);
      return;
    }
    this.nameFunctionsOf(node);
    switch (node.type) {
      case 'BlockStatement':
        this.block(node);
        return;
      case 'StaticBlock':
        this.list(node.body, node.start, node.end);
        return;
      case 'SwitchCase':
        this.switchCase(node);
        return;
      case 'IfStatement':
        this.children(node, (child) => (child === node.test ? this.emit(child) : this.body(child)));
        return;
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        this.loop(node);
        return;
      case 'CatchClause':
        this.children(node, (child) =>
          child.type === 'BlockStatement' ? this.block(child, this.again) : this.emit(child),
        );
        return;
      case 'TryStatement':
        this.children(node, (child) =>
          child === node.finalizer ? this.block(node.finalizer, this.finalizing, this.finalized) : this.emit(child),
        );
        return;
      case 'ReturnStatement':
        this.returning(node);
        return;
      case 'AwaitExpression':
        this.suspending('await', node, node.argument);
        return;
      case 'YieldExpression':
        this.suspending(node.delegate ? 'yield*' : 'yield', node, node.argument ?? undefined);
        return;
      case 'ObjectExpression':
        this.children(node, (child) => (child.type === 'SpreadElement' ? this.objectSpread(child) : this.emit(child)));
        return;
      default:
        this.children(node);
    }
  }

  /** What stands between children is copied as it is. */
  private children(node: Node, emit: (child: Node) => void = (child) => this.emit(child)): void {
    let at = node.start;
    for (const child of childrenOf(node)) {
      this.writer.copy(at, child.start);
      emit(child);
      at = child.end;
    }
    this.writer.copy(at, node.end);
  }

  /** Statements between two offsets, each with its count before it; `first` stands before them, after directives. */
  private list(body: readonly Node[], start: number, end: number, { first = '' } = {}): void {
    let at = start;
    let opening = first;
    for (const one of body) {
      this.writer.copy(at, one.start);
      const isDirective = 'directive' in one && typeof one.directive === 'string';
      if (!isDirective) {
        this.writer.put(opening);
        opening = '';
      }
      this.statement(one);
      at = one.end;
    }
    this.writer.put(opening);
    this.writer.copy(at, end);
  }

  private statement(node: Node): void {
    if (!isSilent(node)) this.writer.put(`${this.counted(node)};`);
    this.emit(node);
  }

  private block(node: acorn.BlockStatement, first = '', last = ''): void {
    this.writer.put('{');
    this.list(node.body, node.start + 1, node.end - 1, { first });
    this.writer.put(`${last}}`);
  }

  /** A statement that stands where a block may. */
  private body(node: Node, first = ''): void {
    if (node.type === 'BlockStatement') {
      this.block(node, first);
      return;
    }
    this.writer.put(`{${first}`);
    this.statement(node);
    this.writer.put('}');
  }

  private switchCase(node: acorn.SwitchCase): void {
    const [first] = node.consequent;
    const end = first === undefined ? node.end : first.start;
    if (!node.test) this.writer.copy(node.start, end);
    else {
      this.writer.copy(node.start, node.test.start);
      this.emit(node.test);
      this.writer.copy(node.test.end, end);
    }
    this.list(node.consequent, end, node.end);
  }

  private loop(
    node:
      | acorn.ForStatement
      | acorn.ForInStatement
      | acorn.ForOfStatement
      | acorn.WhileStatement
      | acorn.DoWhileStatement,
  ): void {
    const waits = node.type === 'ForOfStatement' && node.await;
    const turn = `${waits ? this.again : ''}${this.counted(node, 'turn')};`;
    this.children(node, (child) => (child === node.body ? this.body(child, turn) : this.emit(child)));
  }

  private returning(node: acorn.ReturnStatement): void {
    if (!node.argument) {
      this.writer.put(`return ${this.leaving};`);
      return;
    }
    this.writer.put(`return ${this.counter}.left(${this.frame},(`);
    this.writer.copy(node.start + 'return'.length, node.argument.start);
    this.emit(node.argument);
    this.writer.copy(node.argument.end, this.surroundings.script[node.end - 1] === ';' ? node.end - 1 : node.end);
    this.writer.put('));');
  }

  /** The frame is left before the function rests, and taken up when it goes on. */
  private suspending(word: 'await' | 'yield' | 'yield*', node: Node, argument: Node | undefined): void {
    const { counter, frame } = this;
    this.writer.put(`${counter}.back(${word} ${counter}.left(${frame},(`);
    if (argument === undefined) this.writer.put('undefined');
    else {
      // The asterisk may stand apart from its word.
      const from = word === 'yield*' ? this.surroundings.script.indexOf('*', node.start) + 1 : node.start + word.length;
      this.writer.copy(from, argument.start);
      this.emit(argument);
      this.writer.copy(argument.end, node.end);
    }
    this.writer.put(`)),${frame}=${counter}.resume(${this.current}))`);
  }

  private objectSpread(node: acorn.SpreadElement): void {
    this.writer.put(`...${this.counter}.spread((`);
    this.emit(node.argument);
    this.writer.put('))');
  }

  private function(node: AnyFunction): void {
    const outer = this.current;
    this.current = this.addFunction(node.id?.name ?? this.names.get(node) ?? '', node);
    const { body } = node;
    if (body.type !== 'BlockStatement') this.arrow(node, body);
    else
      this.children(node, (child) =>
        child === body ? this.block(body, this.entering, `;${this.leaving};`) : this.emit(child),
      );
    this.current = outer;
  }

  /** `=> value` becomes `=> { return value; }`, with the parentheses that it may stand in. */
  private arrow(node: AnyFunction, body: acorn.Expression): void {
    let at = node.start;
    for (const parameter of node.params) {
      this.writer.copy(at, parameter.start);
      this.emit(parameter);
      at = parameter.end;
    }
    const arrow = this.surroundings.arrows.find((end) => end > at) ?? body.start;
    this.writer.copy(at, arrow);
    this.writer.put(`{${this.entering}return ${this.counter}.left(${this.frame},(${this.counted(body)},`);
    this.writer.copy(arrow, body.start);
    this.emit(body);
    this.writer.copy(body.end, node.end);
    this.writer.put('));}');
  }

  private nameFunctionsOf(node: Node): void {
    const name = (value: Node | null | undefined, text: string): void => {
      if (value && isFunction(value)) this.names.set(value, text);
    };
    switch (node.type) {
      case 'VariableDeclarator':
        if (node.id.type === 'Identifier') name(node.init, node.id.name);
        return;
      case 'AssignmentExpression':
        if (node.left.type === 'Identifier') name(node.right, node.left.name);
        else if (node.left.type === 'MemberExpression')
          name(node.right, keyName(node.left.property, node.left.computed));
        return;
      case 'Property':
        name(node.value, keyName(node.key, node.computed));
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        for (const member of node.body.body) {
          if (member.type === 'StaticBlock') continue;
          const key = keyName(member.key, member.computed);
          const owner = node.id?.name ?? '';
          name(member.value, key === 'constructor' ? `new ${owner}` : owner === '' ? key : `${owner}.${key}`);
        }
        return;
      default:
    }
  }
}
