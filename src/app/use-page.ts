// What the browser does for pages and a single page must do itself: title, focus and scroll as one moves about.
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Sets the document's title. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/**
 * On a new address: scroll to the top, or back to where this entry of the history was left, and focus the page, so that
 * a screen reader starts there. The first page is left as the browser opened it.
 */
export function useRouteChange(path: string, page: RefObject<HTMLElement | null>): void {
  const places = useRef(new Map<string, number>());
  const returning = useRef(false);
  const last = useRef(path);

  useEffect(() => {
    const back = (): void => {
      returning.current = true;
    };
    const remember = (): void => {
      places.current.set(window.location.pathname, window.scrollY);
    };
    window.history.scrollRestoration = 'manual';
    window.addEventListener('popstate', back, { capture: true });
    window.addEventListener('scroll', remember, { passive: true });
    return () => {
      window.removeEventListener('popstate', back, { capture: true });
      window.removeEventListener('scroll', remember);
    };
  }, []);

  useLayoutEffect(() => {
    if (last.current === path) return;
    last.current = path;
    const place = returning.current ? (places.current.get(path) ?? 0) : 0;
    returning.current = false;
    window.scrollTo(0, place);
    page.current?.focus({ preventScroll: true });
  }, [path, page]);
}
