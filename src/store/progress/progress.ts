// The student's progress: in memory for pages to read, in IndexedDB to last, in step with other tabs.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Phrase } from '../../contract/text.ts';
import { openDatabase, type ProgressDatabase } from './database.ts';
import { readFile, writeFile } from './file.ts';
import type { Journal } from './journal.ts';
import { DRAFTS_KEPT, type LabProgress, labProgress, NO_PROGRESS } from './lab-progress.ts';
import { mergeRows } from './merge.ts';
import { isName, keyOf, LONGEST_DRAFT, type Row, type RowKind, type RowValue, readRow } from './schema.ts';

export interface ProgressState {
  readonly labs: Readonly<Record<string, LabProgress>>;
  /** `memory`: the browser keeps nothing, so progress lasts as long as the page; `failing`: the last write was refused. */
  readonly storage: 'opening' | 'saved' | 'memory' | 'failing';
  /** What the student should know, in the shell's words; newest last. */
  readonly notices: readonly Phrase[];
}

/** The part of BroadcastChannel that tabs speak through. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'close'> & {
  onmessage: ((event: MessageEvent) => void) | null;
};

export interface ProgressHost {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A name of this tab that no other has: letters and digits. */
  readonly tab: string;
  readonly channel: Channel | undefined;
  readonly journal: Journal;
  /** Calls back some time later; the wait in which quick changes gather. */
  readonly later: (call: () => void) => void;
}

export type ImportOutcome = { readonly imported: number } | { readonly problem: Phrase };

/** What is known of a prediction beside its score. */
export interface Told {
  readonly answer?: string | undefined;
  /** The run had shown the outcome before. */
  readonly afterwards?: boolean | undefined;
}

export interface Progress {
  readonly store: StoreApi<ProgressState>;
  /** When what was saved has been read, or cannot be. Never rejects. */
  readonly ready: Promise<void>;
  labOf(lab: string): LabProgress;
  /** The lab is open, at this step. */
  setStep(lab: string, step: string): void;
  /** A task was met; `simulated` is when, in the lab's clock. The first time counts. */
  markTask(lab: string, task: string, simulated?: number): void;
  /** `score` from 0 to 1; the first counts, and one that was given before the outcome was seen for more than any other. */
  recordPrediction(lab: string, prediction: string, score: number, told?: Told): void;
  /** Keeps the best. */
  recordScore(lab: string, challenge: string, value: number, better: 'lower' | 'higher'): void;
  passExercise(lab: string, exercise: string): void;
  /** Saves code as it is typed; false where it is too long to be kept. */
  saveDraft(lab: string, exercise: string, source: string): boolean;
  /** The newest code of an exercise, from whichever tab. */
  draftOf(lab: string, exercise: string): string | undefined;
  /** So many hints were opened; never goes down. */
  openHints(lab: string, exercise: string, opened: number): void;
  resetLab(lab: string): void;
  resetAll(): void;
  exportFile(): Promise<string>;
  /** Merges a file; one that is malformed changes nothing and is told by what is wrong with it. */
  importFile(text: string): ImportOutcome;
  dismissNotices(): void;
  /** Writes what is not written yet. Never rejects. */
  flush(): Promise<void>;
  close(): void;
}

/** Without a prototype: an address may ask for the lab "constructor". */
function noLabs(): Record<string, LabProgress> {
  return Object.create(null) as Record<string, LabProgress>;
}

export function createProgress(host: ProgressHost): Progress {
  const rows = new Map<string, Row>();
  const dirty = new Set<string>();
  const dropped = new Set<string>();
  const store = createStore<ProgressState>()(() => ({ labs: noLabs(), storage: 'opening', notices: [] }));
  let database: ProgressDatabase | undefined;
  let scheduled = false;
  let writing: Promise<void> = Promise.resolve();

  const tell = (notice: Phrase): void => {
    store.setState(({ notices }) => ({ notices: [...notices.filter(({ key }) => key !== notice.key), notice] }));
  };

  const clearedAt = (lab: string): number => rows.get(`${lab}/cleared`)?.value.at ?? -1;

  /** Takes a row in; true where it changed anything. */
  const take = (row: Row): boolean => {
    if (row.kind !== 'cleared' && row.value.at <= clearedAt(row.lab)) return false;
    const key = keyOf(row);
    const before = rows.get(key);
    const after = before === undefined ? row : mergeRows(before, row);
    if (after === before) return false;
    rows.set(key, after);
    return true;
  };

  /** Drops what was cleared and all but the newest drafts, here and in the database. */
  const prune = (lab: string): void => {
    const drop = (key: string): void => {
      rows.delete(key);
      dirty.delete(key);
      dropped.add(key);
    };
    const drafts = new Map<string, { key: string; at: number }[]>();
    for (const [key, row] of rows) {
      if (row.lab !== lab || row.kind === 'cleared') continue;
      if (row.value.at <= clearedAt(lab)) drop(key);
      else if (row.kind === 'draft') drafts.set(row.id, [...(drafts.get(row.id) ?? []), { key, at: row.value.at }]);
    }
    for (const versions of drafts.values()) {
      versions.sort((a, b) => b.at - a.at);
      for (const { key } of versions.slice(DRAFTS_KEPT)) drop(key);
    }
  };

  const show = (labs: Iterable<string>): void => {
    const changed = Object.assign(noLabs(), store.getState().labs);
    for (const lab of new Set(labs)) {
      prune(lab);
      changed[lab] = labProgress([...rows.values()].filter((row) => row.lab === lab));
    }
    store.setState({ labs: changed });
  };

  const takeAll = (fresh: readonly Row[]): readonly Row[] => {
    // Marks of what was cleared first, so that they hold against the rest.
    const ordered = [...fresh].sort((a, b) => Number(b.kind === 'cleared') - Number(a.kind === 'cleared'));
    const taken = ordered.filter(take);
    if (taken.length > 0) show(taken.map((row) => row.lab));
    return taken;
  };

  const unsaved = (): readonly Row[] => [...dirty].flatMap((key) => rows.get(key) ?? []);

  const write = async (): Promise<void> => {
    const pending = unsaved();
    const gone = [...dropped];
    if (database === undefined || (pending.length === 0 && gone.length === 0)) return;
    dirty.clear();
    dropped.clear();
    try {
      const merged = await database.write(pending, gone);
      takeAll(merged);
      host.channel?.postMessage(merged.map((row) => [keyOf(row), row.value]));
      if (dirty.size === 0) host.journal.keep([]);
      store.setState({ storage: 'saved' });
    } catch (error) {
      for (const row of pending) dirty.add(keyOf(row));
      for (const key of gone) dropped.add(key);
      store.setState({ storage: 'failing' });
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      tell({ key: full ? 'progress.full' : 'progress.refused' });
    }
  };

  const flush = (): Promise<void> => {
    writing = writing.then(write);
    return writing;
  };

  const touch = (changed: readonly Row[]): void => {
    for (const row of changed) dirty.add(keyOf(row));
    host.journal.keep(unsaved());
    if (scheduled) return;
    scheduled = true;
    host.later(() => {
      scheduled = false;
      void flush();
    });
  };

  /** A moment later than a reset and than the row it replaces: clocks of tabs differ, and stand still in tests. */
  const momentFor = (lab: string, key: string): number =>
    Math.max(host.now(), clearedAt(lab) + 1, (rows.get(key)?.value.at ?? -1) + 1);

  const put = <Kind extends RowKind>(
    kind: Kind,
    lab: string,
    id: string,
    value: Omit<RowValue<Kind>, 'at'>,
    tab = '',
  ): void => {
    if (!isName(lab) || (id !== '' && !isName(id))) throw new RangeError(`Not an id: ${lab}/${id}`);
    const key = [lab, kind, id, tab].filter((part) => part !== '').join('/');
    const reading = readRow(key, { ...value, at: momentFor(lab, key) });
    if ('problem' in reading) throw new RangeError(reading.problem);
    touch(takeAll([reading.row]));
  };

  const draftOf = (lab: string, exercise: string): string | undefined =>
    store.getState().labs[lab]?.drafts[exercise]?.[0]?.source;

  const clear = (labs: Iterable<string>): void => {
    for (const lab of new Set(labs)) {
      const newest = Math.max(-1, ...[...rows.values()].filter((row) => row.lab === lab).map((row) => row.value.at));
      const at = Math.max(host.now(), newest);
      touch(takeAll([{ kind: 'cleared', lab, id: '', tab: '', value: { at } }]));
    }
  };

  const listen = (event: MessageEvent): void => {
    const entries: readonly unknown[] = Array.isArray(event.data) ? event.data : [];
    takeAll(
      entries.flatMap((entry) => {
        const [key, value] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
        const reading = readRow(key, value);
        return 'row' in reading ? [reading.row] : [];
      }),
    );
  };

  const open = async (): Promise<void> => {
    const left = host.journal.takeAll();
    try {
      database = await openDatabase(host.now);
      const { rows: saved, damaged } = await database.load();
      takeAll(saved);
      store.setState({ storage: 'saved' });
      if (damaged.length > 0) {
        const kept = damaged.filter((row) => row.kept).length;
        tell({ key: 'progress.damaged', args: { damaged: damaged.length, kept } });
      }
    } catch {
      database = undefined;
      store.setState({ storage: 'memory' });
      tell({ key: 'progress.memory' });
    }
    const taken = takeAll(left);
    if (taken.length > 0) touch(taken);
    if (dirty.size > 0 || dropped.size > 0) await flush();
  };

  if (host.channel !== undefined) host.channel.onmessage = listen;

  return {
    store,
    ready: open(),
    labOf: (lab) => store.getState().labs[lab] ?? NO_PROGRESS,
    setStep(lab, step) {
      put('seen', lab, step, {});
      put('visit', lab, '', { step });
    },
    markTask(lab, task, simulated) {
      put('task', lab, task, { simulated: simulated ?? null });
    },
    recordPrediction(lab, prediction, score, { answer, afterwards = false } = {}) {
      put('prediction', lab, prediction, {
        ...{ score, answer: answer ?? null },
        ...(afterwards ? { afterwards: true } : {}),
      });
    },
    recordScore(lab, challenge, value, better) {
      put('score', lab, challenge, { value, better });
    },
    passExercise(lab, exercise) {
      put('exercise', lab, exercise, {});
    },
    saveDraft(lab, exercise, source) {
      if (source.length > LONGEST_DRAFT) return false;
      if (draftOf(lab, exercise) !== source) put('draft', lab, exercise, { source }, host.tab);
      return true;
    },
    draftOf,
    openHints(lab, exercise, opened) {
      put('hint', lab, exercise, { opened });
    },
    resetLab(lab) {
      clear([lab]);
    },
    resetAll() {
      clear([...rows.values()].map((row) => row.lab));
    },
    async exportFile() {
      const aside = await database?.setAside().catch(() => []);
      return writeFile(rows.values(), aside ?? [], new Date(host.now()));
    },
    importFile(text) {
      const reading = readFile(text);
      if ('problem' in reading) return reading;
      // What was given up here and is brought back on purpose counts as new; the file's own marks do not clear this browser.
      const wanted = reading.rows.filter((row) => row.kind !== 'cleared');
      const stamped = wanted.map((row) => {
        const at = Math.max(row.value.at, clearedAt(row.lab) + 1);
        return { ...row, value: { ...row.value, at } } as Row;
      });
      const taken = takeAll(stamped);
      touch(taken);
      return { imported: taken.length };
    },
    dismissNotices() {
      store.setState({ notices: [] });
    },
    flush,
    close() {
      host.channel?.close();
      database?.close();
    },
  };
}
