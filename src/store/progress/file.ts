// Progress as a file that a student keeps or carries to another browser.
import type { Phrase } from '../../contract/text.ts';
import { keyOf, type Row, readRow } from './schema.ts';

const FORMAT = 'headroom-progress';
const VERSION = 1;
/** Bytes; a whole course with code is well below one megabyte. */
export const LARGEST_FILE = 10 * 1024 ** 2;
const MOST_ROWS = 50_000;

export type FileReading = { readonly rows: readonly Row[] } | { readonly problem: Phrase };

/** The file's text; `setAside` are damaged rows, which no import reads. */
export function writeFile(rows: Iterable<Row>, setAside: readonly unknown[], exportedAt: Date): string {
  const saved = [...rows]
    .map((row) => ({ key: keyOf(row), value: row.value }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const file = { format: FORMAT, version: VERSION, exportedAt: exportedAt.toISOString(), rows: saved, setAside };
  return `${JSON.stringify(file, null, 1)}\n`;
}

function problem(key: string, args: Readonly<Record<string, string | number>> = {}): FileReading {
  return { problem: { key: `progress.import.${key}`, args } };
}

/** All of the file's rows, or what is wrong with it: nothing is taken from a file that is not whole. */
export function readFile(text: string): FileReading {
  if (text.length > LARGEST_FILE) return problem('large', { given: text.length, most: LARGEST_FILE });
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    return problem('json', { reason: error instanceof Error ? error.message.slice(0, 160) : '' });
  }
  if (typeof file !== 'object' || file === null) return problem('format');
  const fields = new Map(Object.entries(file));
  if (fields.get('format') !== FORMAT) return problem('format');
  const version: unknown = fields.get('version');
  if (version !== VERSION) return problem('version', { given: String(version).slice(0, 20), known: VERSION });
  const entries: unknown = fields.get('rows');
  if (!Array.isArray(entries)) return problem('entry', { number: 0, reason: 'rows' });
  if (entries.length > MOST_ROWS) return problem('many', { given: entries.length, most: MOST_ROWS });
  const rows: Row[] = [];
  for (const [index, entry] of (entries as readonly unknown[]).entries()) {
    const parts = new Map(typeof entry === 'object' && entry !== null ? Object.entries(entry) : []);
    const reading = readRow(parts.get('key'), parts.get('value'));
    if ('problem' in reading) return problem('entry', { number: index + 1, reason: reading.problem });
    rows.push(reading.row);
  }
  return { rows };
}
