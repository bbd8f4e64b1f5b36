// The header `tracestate`: a list of up to 32 members `key=value`, by the grammar of W3C Trace Context Level 2. One that
// breaks it is thrown away whole; the trace goes on without.

export interface TracestateMember {
  readonly key: string;
  readonly value: string;
}

const MOST_MEMBERS = 32;

/** A lower-case letter or a digit, then up to 255 of these. Level 1 had rules for what stands on each side of an "@". */
const KEY = /^[a-z0-9][a-z0-9_\-*/@]{0,255}$/;
/** Printable ASCII but "," and "=", up to 256, and no space at the end. */
const VALUE = /^[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/;
const AROUND = /^[ \t]+|[ \t]+$/g;

/**
 * @param values of all headers of that name, in their order
 * @returns undefined where the list breaks the grammar. Of members with one key the first stays.
 */
export function readTracestate(values: readonly string[]): readonly TracestateMember[] | undefined {
  const members = new Map<string, string>();
  let count = 0;
  for (const item of values.flatMap((value) => value.split(','))) {
    const text = item.replace(AROUND, '');
    // An empty member is allowed, and means nothing.
    if (text === '') continue;
    const at = text.indexOf('=');
    const [key, value] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)];
    count += 1;
    if (at < 0 || count > MOST_MEMBERS || !KEY.test(key) || !VALUE.test(value)) return undefined;
    if (!members.has(key)) members.set(key, value);
  }
  return Array.from(members, ([key, value]) => ({ key, value }));
}

export const writeTracestate = (members: readonly TracestateMember[]): string =>
  members.map(({ key, value }) => `${key}=${value}`).join(',');
