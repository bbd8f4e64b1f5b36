// Sets theme, contrast, motion and language before the first paint, so that a dark page never flashes white. It reads the
// plain keys that src/store/preferences.ts keeps, and resolves them as applyPreferences does there.
(() => {
  const page = document.documentElement;
  const read = (name, known, otherwise) => {
    try {
      const value = localStorage.getItem(`headroom.${name}`);
      return known.includes(value) ? value : otherwise();
    } catch {
      return otherwise(); // storage may be forbidden; the system's choice then stands
    }
  };
  const asked = (query, yes, no) => () => (matchMedia(query).matches ? yes : no);
  page.dataset.theme = read('theme', ['light', 'dark'], asked('(prefers-color-scheme: dark)', 'dark', 'light'));
  page.dataset.contrast = read('contrast', ['standard', 'more'], asked('(prefers-contrast: more)', 'more', 'standard'));
  page.dataset.motion = read('motion', ['full', 'reduced'], asked('(prefers-reduced-motion: reduce)', 'reduced', 'full'));
  page.lang = read('language', ['en', 'ru'], () => {
    const known = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'ru' || tag === 'en');
    return known === 'ru' ? 'ru' : 'en';
  });
})();
