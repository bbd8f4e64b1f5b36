// Tokens as React state: a new object each time the theme or the contrast changes.
import { useEffect, useState } from 'react';
import { readTokens, type Tokens, watchTheme } from './tokens.ts';

/** The page's tokens now; the component renders again when they change. */
export function useTokens(): Tokens {
  const [tokens, setTokens] = useState<Tokens>(() => readTokens());
  useEffect(
    () =>
      watchTheme(() => {
        setTokens(readTokens());
      }),
    [],
  );
  return tokens;
}
