// The prototypes behind `async () => {}` and its kin. The program's own async functions are plain ones by now, so they are
// given theirs by hand: what asks a function for its kind gets Node's answer.
import type { FunctionInfos } from './function-info.ts';

type Refuse = (name: string) => never;

function refusingConstructor(name: string, prototype: object, refuse: Refuse): object {
  function refused(): never {
    return refuse(name);
  }
  Object.defineProperty(refused, 'name', { value: name });
  Object.defineProperty(refused, 'prototype', { value: prototype, writable: false });
  return refused;
}

export class FunctionKinds {
  private readonly infos: FunctionInfos;
  private readonly asyncPrototype: object;
  private readonly asyncGeneratorPrototype: object;
  private readonly generators: object;

  /** @param generators the prototype of the program's async generators */
  constructor(infos: FunctionInfos, generators: object, refuse: Refuse) {
    this.infos = infos;
    this.generators = generators;
    this.asyncPrototype = this.prototypeFor('AsyncFunction', refuse);
    this.asyncGeneratorPrototype = this.prototypeFor('AsyncGeneratorFunction', refuse);
    Object.defineProperty(this.asyncGeneratorPrototype, 'prototype', { value: generators, configurable: true });
    Object.defineProperty(generators, 'constructor', { value: this.asyncGeneratorPrototype, configurable: true });
  }

  private prototypeFor(name: string, refuse: Refuse): object {
    const prototype = Object.create(Function.prototype) as object;
    Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
    const constructor = refusingConstructor(name, prototype, refuse);
    return Object.defineProperty(prototype, 'constructor', { value: constructor, configurable: true });
  }

  mark(made: object, isGenerator: boolean, name?: string): object {
    Object.setPrototypeOf(made, isGenerator ? this.asyncGeneratorPrototype : this.asyncPrototype);
    if (Object.hasOwn(made, 'prototype')) {
      const prototype: unknown = isGenerator ? Object.create(this.generators) : undefined;
      Object.defineProperty(made, 'prototype', { value: prototype });
    }
    if (name !== undefined) Object.defineProperty(made, 'name', { value: name, configurable: true });
    return made;
  }

  markMethods(made: object): object {
    for (const key of Reflect.ownKeys(made)) {
      const value: unknown = Object.getOwnPropertyDescriptor(made, key)?.value;
      if (typeof value !== 'function' || Object.getPrototypeOf(value) !== Function.prototype) continue;
      const kind = this.infos.of(value).entry?.kind;
      if (kind === 'async' || kind === 'async-generator') this.mark(value, kind === 'async-generator');
    }
    return made;
  }

  /** `Function` and what stands behind generators: they make code from text, which cannot be watched. */
  refuseCodeFromText(scope: object, refuse: Refuse): void {
    const generator = Object.getPrototypeOf(function* () {
      yield 0;
    }) as object;
    const FunctionClass = refusingConstructor('Function', Function.prototype, refuse);
    Object.defineProperty(Function.prototype, 'constructor', {
      value: FunctionClass,
      writable: true,
      configurable: true,
    });
    const GeneratorFunction = refusingConstructor('GeneratorFunction', generator, refuse);
    Object.defineProperty(generator, 'constructor', { value: GeneratorFunction, configurable: true });
    const put = (name: string, value: object): void => {
      Object.defineProperty(scope, name, { value, writable: true, configurable: true });
    };
    put('Function', FunctionClass);
    put('eval', refusingConstructor('eval', {}, refuse));
  }
}
