// The colours and families of tokens.css for code that draws without CSS: canvas, D3, exported pictures.

export const TOKEN_NAMES = [
  'paper',
  'panel',
  'ink',
  'ink2',
  'ink3',
  'line',
  'line2',
  'edge',
  'accent',
  'accent-ink',
  'wash',
  'served',
  'hit',
  'miss',
  'failed',
  'retry',
  'wait',
  'theory',
  'band',
  'ok',
  'served-ink',
  'hit-ink',
  'miss-ink',
  'failed-ink',
  'retry-ink',
  'shade',
  'serif',
  'sans',
  'mono',
] as const;

export type TokenName = (typeof TOKEN_NAMES)[number];
export type Tokens = Readonly<Record<TokenName, string>>;

/** What the CSS variables are worth at `element` now: colours as written in tokens.css, families as CSS font lists. */
export function readTokens(element: Element = document.documentElement): Tokens {
  const style = getComputedStyle(element);
  const entries = TOKEN_NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()] as const);
  return Object.fromEntries(entries) as Record<TokenName, string>;
}

/**
 * Calls `changed` whenever theme or contrast changes; returns the way to stop. Read the tokens again then: SVG that says
 * `var(--ink)` repaints by itself, a canvas does not.
 */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-contrast'] });
  return () => {
    observer.disconnect();
  };
}
