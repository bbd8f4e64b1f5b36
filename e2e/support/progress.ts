// Saved progress as it lies in the browser's database, read and damaged from outside.
import type { Page } from '@playwright/test';

interface Saved {
  readonly value: Readonly<Record<string, unknown>>;
  readonly sum: string;
}

/** All rows by key, as they are saved. */
export function savedRows(page: Page): Promise<Readonly<Record<string, Saved>>> {
  return page.evaluate(
    () =>
      new Promise<Record<string, Saved>>((resolve, reject) => {
        const opening = indexedDB.open('headroom-progress');
        opening.onerror = () => {
          reject(new Error('the database does not open'));
        };
        opening.onsuccess = () => {
          const store = opening.result.transaction('rows').objectStore('rows');
          const keys = store.getAllKeys();
          const values = store.getAll();
          values.onsuccess = () => {
            opening.result.close();
            resolve(
              Object.fromEntries(
                (keys.result as readonly string[]).map((key, index) => [key, values.result[index] as Saved]),
              ),
            );
          };
        };
      }),
  );
}

/** Writes a row as it is given, past every check. */
export function overwriteRow(page: Page, key: string, saved: unknown): Promise<void> {
  return page.evaluate(
    ([name, value]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('headroom-progress');
        opening.onerror = () => {
          reject(new Error('the database does not open'));
        };
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('rows', 'readwrite');
          transaction.objectStore('rows').put(value, name);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [key, saved] as const,
  );
}
