// The size of an element, as state: what is drawn by numbers asks for it.
import { type RefCallback, useCallback, useState } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A ref for the element, and its content size in CSS pixels; zero until it was measured. */
export function useSize<Host extends HTMLElement>(): readonly [RefCallback<Host>, Size] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const ref = useCallback((host: Host | null) => {
    if (host === null || typeof ResizeObserver === 'undefined') return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = host;
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(host);
    measure();
    return () => {
      observer.disconnect();
    };
  }, []);
  return [ref, size];
}
