// What goes from one service to the next beside the ids: tracestate, handed on as it came, or not at all.
import { expect, it } from 'vitest';
import { ownPropagator, w3c } from './propagation.ts';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

it.each<readonly [Readonly<Record<string, string>>, string | undefined]>([
  [{ traceparent }, ''],
  [{ traceparent, tracestate: 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE' }, 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE'],
  [{ traceparent, Tracestate: 'a=1', TRACESTATE: ' b=2 ' }, 'a=1,b=2'],
  [{ traceparent, tracestate: 'no member' }, ''],
  [{ tracestate: 'a=1' }, undefined],
])('of %j goes on %j', (headers, wanted) => {
  const context = w3c.extract(headers);
  expect(context?.tracestate).toBe(wanted);
  if (context === undefined) return;
  expect(w3c.inject(context)).toEqual({ traceparent, ...(wanted === '' ? {} : { tracestate: wanted }) });
});

it('goes on through the code of a student who hands it on, and ends where nobody does', () => {
  const carry = (extracted: unknown) => ownPropagator({ inject: () => ({}), extract: () => extracted }).extract({});
  const ids = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), sampled: true };
  expect(carry({ ...ids, tracestate: 'a=1' })?.tracestate).toBe('a=1');
  for (const tracestate of [undefined, 7, 'no member']) expect(carry({ ...ids, tracestate })?.tracestate).toBe('');
});
