// What a reader prefers: language, theme, contrast, motion, speed. One plain key each in localStorage, so that
// public/early-theme.js can read them before the first paint and another tab can follow.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Locale } from '../contract/text.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type ContrastChoice = 'system' | 'standard' | 'more';
export type MotionChoice = 'system' | 'full' | 'reduced';

export interface PreferenceValues {
  readonly locale: Locale;
  readonly theme: ThemeChoice;
  readonly contrast: ContrastChoice;
  readonly motion: MotionChoice;
  /** Speed at which runs start to play: a multiple of the lab's own rate. */
  readonly speed: number;
}

export interface Preferences extends PreferenceValues {
  set(change: Partial<PreferenceValues>): void;
}

export type PreferencesStore = StoreApi<Preferences>;

const SLOWEST = 0.1;
const FASTEST = 100;

const KEYS: Readonly<Record<keyof PreferenceValues, string>> = {
  locale: 'headroom.language',
  theme: 'headroom.theme',
  contrast: 'headroom.contrast',
  motion: 'headroom.motion',
  speed: 'headroom.speed',
};

/** What the page stands in; tests bring their own. */
export interface PreferencesHost {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  readonly languages: readonly string[];
}

/** Storage may be forbidden; the preferences then last as long as the page. */
export function browserHost(): PreferencesHost {
  let storage: Storage | undefined;
  try {
    storage = window.localStorage;
  } catch {
    storage = undefined;
  }
  return { storage, languages: navigator.languages };
}

function oneOf<Value extends string>(values: readonly Value[], given: string | null): Value | undefined {
  return values.find((value) => value === given);
}

function preferredLocale(languages: readonly string[]): Locale {
  const known = languages.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'ru' || tag === 'en');
  return known === 'ru' ? 'ru' : 'en';
}

function readValues({ storage, languages }: PreferencesHost): PreferenceValues {
  const read = (name: keyof PreferenceValues): string | null => {
    try {
      return storage?.getItem(KEYS[name]) ?? null;
    } catch {
      return null;
    }
  };
  const speed = Number(read('speed') ?? 1);
  return {
    locale: oneOf(['en', 'ru'], read('locale')) ?? preferredLocale(languages),
    theme: oneOf(['system', 'light', 'dark'], read('theme')) ?? 'system',
    contrast: oneOf(['system', 'standard', 'more'], read('contrast')) ?? 'system',
    motion: oneOf(['system', 'full', 'reduced'], read('motion')) ?? 'system',
    speed: speed >= SLOWEST && speed <= FASTEST ? speed : 1,
  };
}

/** A store that reads what was saved, ignores what makes no sense there, and saves each change. */
export function createPreferences(host: PreferencesHost): PreferencesStore {
  return createStore<Preferences>()((setState) => ({
    ...readValues(host),
    set(change) {
      setState(change);
      for (const name of Object.keys(change) as (keyof PreferenceValues)[]) {
        try {
          host.storage?.setItem(KEYS[name], String(change[name]));
        } catch {
          // A full or forbidden storage loses the preference at the page's end, nothing else.
        }
      }
    },
  }));
}

/** Keeps `<html>` as the preferences and the system say, and follows other tabs; returns the way to stop. */
export function applyPreferences(store: PreferencesStore, host: PreferencesHost, root: HTMLElement): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(prefers-contrast: more)');
  const motion = matchMedia('(prefers-reduced-motion: reduce)');
  const apply = (): void => {
    const values = store.getState();
    root.lang = values.locale;
    root.dataset.theme = values.theme === 'system' ? (dark.matches ? 'dark' : 'light') : values.theme;
    root.dataset.contrast = values.contrast === 'system' ? (contrast.matches ? 'more' : 'standard') : values.contrast;
    root.dataset.motion = values.motion === 'system' ? (motion.matches ? 'reduced' : 'full') : values.motion;
  };
  const follow = (event: StorageEvent): void => {
    if (event.key === null || Object.values(KEYS).includes(event.key)) store.setState(readValues(host));
  };
  apply();
  const queries = [dark, contrast, motion];
  for (const query of queries) query.addEventListener('change', apply);
  window.addEventListener('storage', follow);
  const unsubscribe = store.subscribe(apply);
  return () => {
    for (const query of queries) query.removeEventListener('change', apply);
    window.removeEventListener('storage', follow);
    unsubscribe();
  };
}
