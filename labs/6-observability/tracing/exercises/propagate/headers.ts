// The headers by which a propagator is judged, each once, in groups that a student can tell apart.
import type { Headers } from '../../propagation.ts';

export type Group = 'plain' | 'names' | 'spaces' | 'versions' | 'absent' | 'malformed' | 'capitals' | 'zeros';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const OTHER = '0af7651916cd43dd8448eb211c80319c';
const PARENT = '00f067aa0ba902b7';

const of = (value: string, name = 'traceparent'): Headers => ({ accept: 'application/json', [name]: value });

export const GROUPS: readonly { readonly name: Group; readonly headers: readonly Headers[] }[] = [
  {
    name: 'plain',
    headers: [
      of(`00-${TRACE}-${PARENT}-01`),
      of(`00-${OTHER}-${PARENT}-00`),
      of(`00-${TRACE}-b7ad6b7169203331-03`),
      of(`00-${OTHER}-b7ad6b7169203331-02`),
      of(`00-${TRACE}-${PARENT}-ff`),
    ],
  },
  {
    name: 'names',
    headers: [
      of(`00-${TRACE}-${PARENT}-01`, 'Traceparent'),
      of(`00-${OTHER}-${PARENT}-00`, 'TRACEPARENT'),
      of(`00-${TRACE}-${PARENT}-01`, 'TrAcEpArEnT'),
      of(`00-${TRACE}-${PARENT}-01`, 'trace-parent'),
      of(`00-${TRACE}-${PARENT}-01`, 'x-traceparent'),
    ],
  },
  {
    name: 'spaces',
    headers: [of(` 00-${TRACE}-${PARENT}-01`), of(`00-${OTHER}-${PARENT}-00\t`), of(`\t 00-${TRACE}-${PARENT}-01 \t`)],
  },
  {
    name: 'versions',
    headers: [
      of(`cc-${TRACE}-${PARENT}-01`),
      of(`01-${OTHER}-${PARENT}-00-what-comes-later`),
      of(`fe-${TRACE}-${PARENT}-01-`),
      of(`cc-${TRACE}-${PARENT}-01.what-comes-later`),
      of(`cc-${TRACE}-${PARENT}-01what`),
      of(`ff-${TRACE}-${PARENT}-01`),
      of(`ff-${TRACE}-${PARENT}-01-more`),
      of(`00-${TRACE}-${PARENT}-01-more`),
      of(`00-${TRACE}-${PARENT}-01-`),
    ],
  },
  {
    name: 'absent',
    headers: [
      {},
      { accept: 'text/html' },
      of(''),
      of(`00-${TRACE}-${PARENT}-01, 00-${OTHER}-${PARENT}-01`),
      { traceparent: `00-${TRACE}-${PARENT}-01`, Traceparent: `00-${OTHER}-${PARENT}-01` },
    ],
  },
  {
    name: 'malformed',
    headers: [
      of(`00-${TRACE.slice(1)}-${PARENT}-01`),
      of(`00-${TRACE}0-${PARENT}-01`),
      of(`00-${TRACE}-${PARENT.slice(1)}-01`),
      of(`00-${TRACE}-${PARENT}0-01`),
      of(`00-${TRACE}-${PARENT}-1`),
      of(`00-${TRACE}-${PARENT}-001`),
      of(`0-${TRACE}-${PARENT}-01`),
      of(`000-${TRACE}-${PARENT}-01`),
      of(`00-${TRACE.replace('4', '.')}-${PARENT}-01`),
      of(`00-${TRACE}-${PARENT.replace('f', 'g')}-01`),
      of(`00-${TRACE}-${PARENT}-0x`),
      of(`.0-${TRACE}-${PARENT}-01`),
      of(`00_${TRACE}_${PARENT}_01`),
      of('nonsense'),
    ],
  },
  {
    name: 'capitals',
    headers: [
      of(`00-${TRACE.toUpperCase()}-${PARENT}-01`),
      of(`00-${TRACE}-${PARENT.toUpperCase()}-01`),
      of(`00-${TRACE}-${PARENT}-0A`),
      of(`CC-${TRACE}-${PARENT}-01`),
    ],
  },
  { name: 'zeros', headers: [of(`00-${'0'.repeat(32)}-${PARENT}-01`), of(`00-${TRACE}-${'0'.repeat(16)}-01`)] },
];

/** What is to be injected. */
export const CONTEXTS = [
  { traceId: TRACE, spanId: PARENT, sampled: true },
  { traceId: OTHER, spanId: 'b7ad6b7169203331', sampled: false },
  { traceId: `${'0'.repeat(31)}1`, spanId: `${'0'.repeat(15)}1`, sampled: true },
] as const;
