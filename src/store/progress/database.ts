// Rows in IndexedDB. Reading sets damaged rows aside; writing merges with what another tab wrote, in one transaction.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { rowChecksum } from './checksum.ts';
import { mergeRows } from './merge.ts';
import { keyOf, type Row, readRow } from './schema.ts';

interface Saved {
  readonly value: Row['value'];
  readonly sum: string;
}

interface Schema extends DBSchema {
  rows: { key: string; value: Saved };
  /** Damaged rows as they were found, for whoever can still read them. */
  aside: { key: number; value: { readonly key: unknown; readonly saved: unknown; readonly at: number } };
}

const DATABASE = 'headroom-progress';
const VERSION = 1;

export interface Loaded {
  readonly rows: readonly Row[];
  /** Damaged rows that were set aside; those whose value still made sense are among `rows` all the same. */
  readonly damaged: readonly { readonly key: string; readonly kept: boolean }[];
}

export interface ProgressDatabase {
  load(): Promise<Loaded>;
  /** Merges rows into what is saved, deletes those keys, and gives the rows as they now stand. */
  write(rows: readonly Row[], dropped: readonly string[]): Promise<readonly Row[]>;
  /** Everything that was ever set aside. */
  setAside(): Promise<readonly unknown[]>;
  close(): void;
}

function savedAs(row: Row): Saved {
  return { value: row.value, sum: rowChecksum(keyOf(row), row.value) };
}

function partsOf(saved: unknown): { readonly value: unknown; readonly sum: unknown } {
  if (typeof saved !== 'object' || saved === null) return { value: undefined, sum: undefined };
  const fields = new Map(Object.entries(saved));
  return { value: fields.get('value'), sum: fields.get('sum') };
}

/** Opens the database; rejects where the browser refuses (private windows, a newer version of the page). */
export async function openDatabase(now: () => number): Promise<ProgressDatabase> {
  const database: IDBPDatabase<Schema> = await openDB<Schema>(DATABASE, VERSION, {
    upgrade(fresh) {
      fresh.createObjectStore('rows');
      fresh.createObjectStore('aside', { autoIncrement: true });
    },
    blocking(_current, _next, event) {
      // A newer version of the page wants to change the layout: let it; this tab's next write says that it could not.
      (event.target as IDBDatabase).close();
    },
  });

  return {
    async load() {
      const transaction = database.transaction(['rows', 'aside'], 'readwrite');
      const store = transaction.objectStore('rows');
      const rows: Row[] = [];
      const damaged: { key: string; kept: boolean }[] = [];
      const work: Promise<unknown>[] = [];
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      keys.forEach((key, index) => {
        const saved: unknown = values[index];
        const { value, sum } = partsOf(saved);
        const reading = readRow(key, value);
        if ('row' in reading && rowChecksum(key, reading.row.value) === sum) {
          rows.push(reading.row);
          return;
        }
        work.push(transaction.objectStore('aside').add({ key, saved, at: now() }));
        if ('row' in reading) {
          rows.push(reading.row);
          work.push(store.put(savedAs(reading.row), key));
        } else {
          work.push(store.delete(key));
        }
        damaged.push({ key, kept: 'row' in reading });
      });
      await Promise.all([...work, transaction.done]);
      return { rows, damaged };
    },

    async write(rows, dropped) {
      const transaction = database.transaction('rows', 'readwrite');
      const { store } = transaction;
      const written = async (): Promise<readonly Row[]> => {
        const merged = await Promise.all(
          rows.map(async (row) => {
            const key = keyOf(row);
            const reading = readRow(key, partsOf(await store.get(key)).value);
            const next = 'row' in reading ? mergeRows(reading.row, row) : row;
            await store.put(savedAs(next), key);
            return next;
          }),
        );
        await Promise.all(dropped.map((key) => store.delete(key)));
        return merged;
      };
      // Both are awaited together: a refused write rejects each, and neither may go unheard.
      const [merged] = await Promise.all([written(), transaction.done]);
      return merged;
    },

    async setAside() {
      return database.getAll('aside');
    },

    close() {
      database.close();
    },
  };
}
