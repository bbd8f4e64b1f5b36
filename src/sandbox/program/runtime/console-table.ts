// console.table, after lib/internal/cli_table.js and lib/internal/console/constructor.js of Node 20.
import type { Inspector } from './inspector.ts';

type Inspect = Inspector['inspect'];

function shown(inspect: Inspect, value: unknown): string {
  const depth =
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0;
  return inspect(value, { maxArrayLength: 3, breakLength: Infinity, depth });
}

function row(cells: readonly string[], widths: readonly number[]): string {
  return `│ ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' │ ')} │`;
}

function draw(head: readonly string[], columns: readonly (readonly string[])[]): string {
  const count = Math.max(...columns.map((column) => column.length), 0);
  const widths = head.map((name, index) => Math.max(name.length, ...(columns[index] ?? []).map((cell) => cell.length)));
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
