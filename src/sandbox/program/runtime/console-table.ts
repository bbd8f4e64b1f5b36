// console.table, after lib/internal/cli_table.js and lib/internal/console/constructor.js of Node 20.
import type { Inspector } from './inspector.ts';

type Inspect = Inspector['inspect'];

/** Characters that stand in two columns, and those that stand in none (getStringWidth of internal/util/inspect). */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u3247\u3250-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b001}\u{1f200}-\u{1f251}\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const NARROW = /[\p{Mn}\p{Me}\p{Cf}]/u;

function widthOf(text: string): number {
  let width = 0;
  for (const character of text.normalize('NFC')) width += NARROW.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

function shown(inspect: Inspect, value: unknown): string {
  const depth =
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0;
  return inspect(value, { maxArrayLength: 3, breakLength: Infinity, depth });
}

function row(cells: readonly string[], widths: readonly number[]): string {
  return `│ ${cells.map((cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - widthOf(cell)))).join(' │ ')} │`;
}

function draw(head: readonly string[], columns: readonly (readonly string[])[]): string {
  const count = Math.max(...columns.map((column) => column.length), 0);
  const widths = head.map((name, index) => Math.max(widthOf(name), ...(columns[index] ?? []).map(widthOf)));
  const lines = widths.map((width) => '─'.repeat(width + 2));
  const rows = Array.from({ length: count }, (_, index) =>
    row(
      columns.map((column) => column[index] ?? ''),
      widths,
    ),
  );
  return [`┌${lines.join('┬')}┐`, row(head, widths), `├${lines.join('┼')}┤`, ...rows, `└${lines.join('┴')}┘`].join(
    '\n',
  );
}

/** Undefined for what is no table: it is printed as a value. */
export function renderTable(
  data: unknown,
  properties: readonly string[] | undefined,
  inspect: Inspect,
): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const isMap = data instanceof Map;
  const isSet = data instanceof Set;
  const keys: string[] = [];
  const items: unknown[] = [];
  const mapKeys: string[] = [];
  if (isMap) {
    for (const [key, value] of data) {
      keys.push(String(keys.length));
      mapKeys.push(shown(inspect, key));
      items.push(value);
    }
  } else if (isSet) {
    for (const value of data) {
      keys.push(String(keys.length));
      items.push(value);
    }
  } else {
    for (const key of Object.keys(data)) {
      keys.push(key);
      items.push((data as Record<string, unknown>)[key]);
    }
  }
  const names: string[] = properties === undefined ? [] : [...properties];
  const cells = new Map<string, string[]>(names.map((name) => [name, []]));
  const values: string[] = [];
  let hasPrimitives = false;
  items.forEach((item, index) => {
    if (typeof item !== 'object' || item === null || isMap) {
      hasPrimitives = true;
      values[index] = shown(inspect, item);
      return;
    }
    for (const name of properties ?? Object.keys(item)) {
      if (!cells.has(name)) {
        names.push(name);
        cells.set(name, []);
      }
      const column = cells.get(name) ?? [];
      column[index] = Object.hasOwn(item, name) ? shown(inspect, (item as Record<string, unknown>)[name]) : '';
    }
  });
  const filled = (column: readonly string[]): readonly string[] => items.map((_, index) => column[index] ?? '');
  const head = [isMap || isSet ? '(iteration index)' : '(index)'];
  const columns: (readonly string[])[] = [keys];
  if (isMap) {
    head.push('Key');
    columns.push(mapKeys);
  }
  for (const name of names) {
    head.push(name);
    columns.push(filled(cells.get(name) ?? []));
  }
  if (hasPrimitives) {
    head.push('Values');
    columns.push(filled(values));
  }
  return draw(head, columns);
}
