// A fault's way from the host to the page, through Comlink, and what is believed of what arrives.
import { wrap } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { PolicyFault } from '../algorithms/policy-fault.ts';
import { refusalError } from '../sandbox/refusals.ts';
import { ImpossibleAction } from '../sim/actions.ts';
import { defaultsOf } from '../sim/parameters.ts';
import { exposeHost } from './expose-host.ts';
import { packFault, unpackFault } from './fault-passage.ts';
import { Host } from './host.ts';
import { loadLab } from './labs.ts';

const LAB = 'load-balancing';
const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A host as the page sees it, beside a module whose pick returns `answer`. */
function remoteHost(pick: () => unknown) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const student = {
    instantiate: () => ({ pick }),
    enter: () => undefined,
    takeConsole: () => ({ lines: [], omitted: 0 }),
  };
  exposeHost(new Host({ loadLab, nowMs: () => 0, student }), port1);
  return wrap<Host>(port2);
}

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (thrown: unknown) => unpackFault(thrown),
  );

const PROMISED = { key: 'fault.pick.promise', args: { request: 0, allowed: '0 … 2', given: 'promise' } };

describe('a wrong answer reaches the page with its phrase', () => {
  it('from a run, forwards and by a step', async () => {
    const { manifest } = await loadLab(LAB);
    const host = remoteHost(async () => 0);
    const params = { ...defaultsOf(manifest.parameters), algorithm: 'own-code' };
    await host.open('main', { lab: LAB, params, seed: 1, actions: [], code: '…' });
    const far = { target: { to: 5000 }, budgetMs: 1e9, sinceSample: 0 };
    const fault = await failureOf(host.frame('main', far));
    expect(fault).toBeInstanceOf(PolicyFault);
    expect(fault).toMatchObject({ phrase: PROMISED, message: expect.stringMatching(/must not be async/) as string });
    await host.open('main', { lab: LAB, params, seed: 1, actions: [], code: '…' });
    const step = { ...far, target: { by: 'step' } as const };
    let stepped: unknown;
    for (let count = 0; count < 50 && stepped === undefined; count += 1)
      stepped = await failureOf(host.frame('main', step));
    expect(stepped).toMatchObject({ phrase: PROMISED });
  });

  it('from a grading', async () => {
    const fault = await failureOf(remoteHost(() => 'server-1').driveExercise(LAB, 'pick'));
    const args = { request: 0, given: '"server-1"' };
    expect(fault).toMatchObject({ name: 'PolicyFault', phrase: { key: 'fault.pick.notANumber', args } });
  });

  it('and so does an impossible action, with its place', async () => {
    const { manifest } = await loadLab(LAB);
    const host = remoteHost(() => 0);
    const actions = [{ at: 5, action: 'kill', server: 9 }];
    await host.open('main', { lab: LAB, params: defaultsOf(manifest.parameters), seed: 1, actions });
    const fault = await failureOf(host.frame('main', { target: { to: 50 }, budgetMs: 1e9, sinceSample: 0 }));
    expect(fault).toBeInstanceOf(ImpossibleAction);
    expect(fault).toMatchObject({ entry: 0, message: expect.stringContaining('no server 9') as string });
    const forged = unpackFault({ fault: { message: 'said', impossibleEntry: 'x' } });
    expect(forged).not.toBeInstanceOf(ImpossibleAction);
  });

  it('and what the student’s own code throws stays what it is', async () => {
    const pick = (): never => {
      throw new RangeError('mine');
    };
    const fault = await failureOf(remoteHost(pick).driveExercise(LAB, 'pick'));
    expect(fault).not.toBeInstanceOf(PolicyFault);
    expect(fault).toMatchObject({ name: 'RangeError', message: 'mine' });
  });
});

describe('whatever a student throws', () => {
  const refuse = (): never => {
    const trap: unknown = Symbol('a trap');
    throw trap;
  };
  const thrown = (value: unknown): unknown =>
    failureOf(
      remoteHost(() => {
        throw value;
      }).driveExercise(LAB, 'pick'),
    );

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'undefined'],
    ['a symbol', Symbol('s'), 'symbol'],
    ['a function', refuse, 'function'],
    ['an object', {}, 'object'],
    ['a number', 7, '7'],
    ['a message that throws', Object.defineProperty(new Error('x'), 'message', { get: refuse }), 'object'],
    ['a proxy', new Proxy({}, { get: refuse, getPrototypeOf: refuse }), 'object'],
  ])('%s is named', async (_what, value, given) => {
    expect(await thrown(value)).toMatchObject({ phrase: { key: 'fault.thrown', args: { given } } });
  });

  it('text is its own message', async () => {
    expect(await thrown('no server')).toMatchObject({ name: 'Error', message: 'no server' });
  });

  it('a message without end is cut, and the place survives it', async () => {
    const fault = (await thrown(new RangeError('m'.repeat(1e7)))) as Error;
    expect(fault).toMatchObject({ name: 'RangeError', message: 'm'.repeat(10_000) });
    expect(fault.stack).toContain('fault-passage.test.ts');
  });

  it('a message that looks like a place is no place', async () => {
    const fault = (await thrown(new Error('x\n    at pick (elsewhere.js:77:1)'))) as Error;
    expect(fault.stack).not.toContain('elsewhere.js');
  });

  it('a refusal keeps what was refused, and why', async () => {
    const fault = await thrown(refusalError('fetch', 'network'));
    expect(fault).toMatchObject({ code: 'not-available-in-lab', subject: 'fetch', reason: 'network' });
  });
});

describe('what arrives', () => {
  const arrived = (phrase: unknown, message: unknown = 'said') => unpackFault({ fault: { phrase, message } });

  it('is the fault that was packed, with where it came about', () => {
    const fault = new PolicyFault({ key: 'fault.next.notAnIndex', args: { given: '7' } }, 'Seven.');
    const again = unpackFault(structuredClone(packFault(fault)));
    expect(again).toBeInstanceOf(PolicyFault);
    expect(again).toMatchObject({ phrase: fault.phrase, message: 'Seven.' });
    expect((again as Error).stack).toContain('fault-passage.test.ts');
  });

  it.each<[string, unknown]>([
    ['no phrase', undefined],
    ['a text', 'fault.pick.nothing'],
    ['a list', [{ key: 'fault.pick.nothing' }]],
    ['no key', { args: {} }],
    ['a key of other words', { key: 'grade.pick.good' }],
    ['a key beyond any bound', { key: `fault.${'x'.repeat(1e5)}` }],
    ['a key with more behind it', { key: 'fault.pick.nothing\n<b>' }],
    ['an argument that is no text or number', { key: 'fault.pick.nothing', args: { given: {} } }],
    ['an argument that is not finite', { key: 'fault.pick.nothing', args: { request: Number.NaN } }],
    ['a name that objects have', { key: 'fault.pick.nothing', args: JSON.parse('{"__proto__":"x"}') as unknown }],
    [
      'arguments without end',
      { key: 'fault.a', args: Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`a${String(index)}`, 1])) },
    ],
  ])('is an error without a phrase when it has %s', (_what, phrase) => {
    const error = arrived(phrase);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(PolicyFault);
    expect(error).toMatchObject({ message: 'said' });
  });

  it('is cut to size', () => {
    const fault = arrived({ key: 'fault.a', args: { given: 'x'.repeat(1e6) } }, 'y'.repeat(1e6)) as PolicyFault;
    expect(String(fault.phrase.args?.['given']).length).toBe(200);
    expect(fault.message.length).toBe(10_000);
  });

  it.each([undefined, null, 'text', 7, {}, { fault: 'x' }, { fault: { message: 7 } }])(
    'is let through when it is no fault: %j',
    (thrown) => expect(unpackFault(thrown)).toBe(thrown),
  );
});
