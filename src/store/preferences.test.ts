// Preferences: nonsense in the storage never reaches the page, and a forbidden storage harms nothing.
import { describe, expect, it } from 'vitest';
import { createPreferences } from './preferences.ts';

function storageOf(entries: Readonly<Record<string, string>>): {
  map: Map<string, string>;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
} {
  const map = new Map(Object.entries(entries));
  return {
    map,
    storage: { getItem: (key) => map.get(key) ?? null, setItem: (key, value) => void map.set(key, value) },
  };
}

describe('preferences', () => {
  it('begin as the system and the browser’s language say', () => {
    const values = createPreferences({ storage: undefined, languages: ['de-DE', 'ru-RU', 'en'] }).getState();
    expect(values).toMatchObject({ locale: 'ru', theme: 'system', contrast: 'system', motion: 'system', speed: 1 });
    expect(createPreferences({ storage: undefined, languages: ['de'] }).getState().locale).toBe('en');
  });

  it('are saved and read again', () => {
    const { map, storage } = storageOf({});
    createPreferences({ storage, languages: [] }).getState().set({ locale: 'ru', theme: 'dark', speed: 5 });
    expect(Object.fromEntries(map)).toEqual({
      'headroom.language': 'ru',
      'headroom.theme': 'dark',
      'headroom.speed': '5',
    });
    expect(createPreferences({ storage, languages: ['en'] }).getState()).toMatchObject({
      locale: 'ru',
      theme: 'dark',
      speed: 5,
    });
  });

  it('ignore what makes no sense', () => {
    const { storage } = storageOf({
      'headroom.language': 'xx',
      'headroom.theme': '<script>',
      'headroom.contrast': '',
      'headroom.speed': 'NaN',
    });
    expect(createPreferences({ storage, languages: ['en-GB'] }).getState()).toMatchObject({
      locale: 'en',
      theme: 'system',
      contrast: 'system',
      speed: 1,
    });
  });

  it('last as long as the page where storage is forbidden', () => {
    const refuse = (): never => {
      throw new DOMException('no', 'SecurityError');
    };
    const store = createPreferences({ storage: { getItem: refuse, setItem: refuse }, languages: [] });
    store.getState().set({ theme: 'light' });
    expect(store.getState().theme).toBe('light');
  });
});
