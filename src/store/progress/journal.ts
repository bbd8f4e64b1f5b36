// The last changes before a page goes away. A database may not finish then; localStorage writes at once. The next page
// that opens takes them over.
import { keyOf, type Row, readRow } from './schema.ts';

const PREFIX = 'headroom.unsaved.';

export interface Journal {
  /** Keeps rows that are not in the database yet; an empty list forgets them. */
  keep(rows: readonly Row[]): void;
  /** Takes out what pages that are gone have kept. */
  takeAll(): readonly Row[];
}

/** One page's rows. Damaged text holds none: what the database has is the better copy, and other pages' rows still count. */
function rowsOf(text: string): readonly Row[] {
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    return [];
  }
  return (Array.isArray(entries) ? (entries as readonly unknown[]) : []).flatMap((entry) => {
    const [key, value] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    const reading = readRow(key, value);
    return 'row' in reading ? [reading.row] : [];
  });
}

/** Without storage it keeps nothing. Never throws. */
export function createJournal(storage: Storage | undefined, tab: string): Journal {
  const key = PREFIX + tab;
  return {
    keep(rows) {
      try {
        if (rows.length === 0) storage?.removeItem(key);
        else storage?.setItem(key, JSON.stringify(rows.map((row) => [keyOf(row), row.value])));
      } catch {
        // A full storage: the database's own write is still under way.
      }
    },
    takeAll() {
      try {
        const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
        return keys
          .filter((name) => name.startsWith(PREFIX))
          .flatMap((found) => {
            const text = storage?.getItem(found) ?? '[]';
            storage?.removeItem(found);
            return rowsOf(text);
          });
      } catch {
        // A storage that is forbidden after all.
        return [];
      }
    },
  };
}
