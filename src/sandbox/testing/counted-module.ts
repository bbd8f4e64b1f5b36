// A student's module in a realm of its own whose operations are counted, as a confined worker has it.
import vm from 'node:vm';
import type { StudentExports } from '../../contract/exercise.ts';
import type { Meter } from '../../contract/meter.ts';
import { compileTypeScript } from '../compile.ts';
import { countScript } from '../counting/count-script.ts';
import { COUNTER_PARAMETER } from '../counting/counted.ts';
import { openCounter } from '../counting/open-counter.ts';
import type { StudentFunction } from '../realm.ts';

export interface CountedModule {
  instantiate(): StudentExports;
  readonly meter: Meter;
}

/** @throws where the text does not compile */
export async function countedModule(source: string): Promise<CountedModule> {
  const { script, sourceMap, diagnostics } = await compileTypeScript(source, 'code.ts');
  const [first] = diagnostics;
  if (first !== undefined) throw new Error(first.message.en);
  const context = vm.createContext({});
  const realm = vm.runInContext('globalThis', context) as Readonly<{ Array: ArrayConstructor }>;
  const meter = openCounter(realm, () => 0);
  /** A confined host hands over lists of the student's own realm: here they become ones. */
  const inRealm = (value: unknown): unknown =>
    typeof value !== 'function'
      ? value
      : (...given: readonly unknown[]): unknown => {
          for (const one of given) if (Array.isArray(one)) Object.setPrototypeOf(one, realm.Array.prototype);
          return Reflect.apply(value, undefined, given);
        };
  const run = vm.compileFunction(countScript(script, sourceMap), ['exports', 'module', 'require', COUNTER_PARAMETER], {
    parsingContext: context,
  }) as StudentFunction;
  return {
    instantiate() {
      const module = { exports: {} };
      run(
        module.exports,
        module,
        () => {
          throw new Error('there are no other modules');
        },
        meter.opener(),
      );
      return Object.fromEntries(Object.entries(module.exports).map(([name, value]) => [name, inRealm(value)]));
    },
    meter,
  };
}
