// Sets language, theme, contrast and motion before the first paint, so that a dark page never flashes white.
// src/store/preferences.ts owns these keys and takes over when the app has started.
(() => {
  const page = document.documentElement;
  const chosen = (key) => {
    try {
      const value = localStorage.getItem(key);
      return value === 'system' ? null : value;
    } catch {
      return null; // storage may be forbidden; the system's choice then stands
    }
  };
  const system = (query, yes, no) => (matchMedia(query).matches ? yes : no);
  const russian = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'ru' || tag === 'en') === 'ru';
  page.lang = chosen('headroom.language') ?? (russian ? 'ru' : 'en');
  page.dataset.theme = chosen('headroom.theme') ?? system('(prefers-color-scheme: dark)', 'dark', 'light');
  page.dataset.contrast = chosen('headroom.contrast') ?? system('(prefers-contrast: more)', 'more', 'standard');
  page.dataset.motion = chosen('headroom.motion') ?? system('(prefers-reduced-motion: reduce)', 'reduced', 'full');
})();
