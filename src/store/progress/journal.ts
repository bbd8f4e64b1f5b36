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
      const rows: Row[] = [];
      try {
        const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
        for (const found of keys.filter((name) => name.startsWith(PREFIX))) {
          const entries: unknown = JSON.parse(storage?.getItem(found) ?? '[]');
          storage?.removeItem(found);
          for (const entry of Array.isArray(entries) ? (entries as readonly unknown[]) : []) {
            const [rowKey, value] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
            const reading = readRow(rowKey, value);
            if ('row' in reading) rows.push(reading.row);
          }
        }
      } catch {
        // Damaged text: what the database has is the better copy.
      }
      return rows;
    },
  };
}
