// What of a reply can be handed over instead of copied: every ArrayBuffer under plain objects and arrays.

/** The distinct buffers of all typed arrays in `value`. Buffers shared by several views are listed once. */
export function transferablesOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if (ArrayBuffer.isView(part)) {
      if (part.buffer instanceof ArrayBuffer) found.add(part.buffer);
    } else if (Array.isArray(part)) {
      // A list of plain numbers or words holds no buffers, and there may be many of them.
      if (typeof part[0] === 'object') for (const item of part) walk(item);
    } else {
      for (const item of Object.values(part)) walk(item);
    }
  };
  walk(value);
  return [...found];
}
