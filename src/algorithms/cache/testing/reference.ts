// Reference miss counts of libCacheSim and Caffeine's simulator, and the traces that they were counted on.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { zipf } from '../../traces/generators.ts';
import { mulberry32 } from '../../traces/mulberry32.ts';
import { parseTrace } from '../../traces/trace-text.ts';
import { type PolicyName, policyNames } from '../policy.ts';

export interface MissRow {
  readonly trace: string;
  readonly policy: PolicyName;
  readonly capacity: number;
  readonly requests: number;
  readonly misses: number;
  readonly exact: boolean;
  readonly caffeineMisses: number;
}

export const fixtures = new URL('../../../../fixtures/reference/cache/', import.meta.url);
const traceFolder = new URL('../../../../../shared/reference/cache/traces/', import.meta.url);

function isPolicyName(name: string): name is PolicyName {
  return policyNames.some((known) => known === name);
}

export function readRows(): MissRow[] {
  const lines = readFileSync(new URL('reference_miss.csv', fixtures), 'utf8').trim().split('\n').slice(1);
  return lines.flatMap((line) => {
    const [trace = '', policy = '', capacity, requests, misses, , status, caffeine] = line.split(',');
    if (!isPolicyName(policy)) return [];
    const row = { trace, capacity: Number(capacity), requests: Number(requests), misses: Number(misses) };
    return [{ ...row, policy, exact: status === 'exact', caffeineMisses: Number(caffeine) }];
  });
}

/** zipf200k is drawn here; the other traces are not ours to copy and may be absent. */
export function loadTrace(name: string): Int32Array | undefined {
  if (name === 'zipf200k') return zipf(mulberry32(42), 10_000, 0.99, 200_000);
  const file = new URL(`${name}.txt.gz`, traceFolder);
  if (!existsSync(file)) return undefined;
  const parsed = parseTrace(gunzipSync(readFileSync(file)));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.trace.keys;
}

/** What a test says that skips because a trace is not there. */
export const absentTrace = (name: string): string =>
  `the trace ${name} is absent: it is read from ../shared/reference/cache/traces and not copied here`;
