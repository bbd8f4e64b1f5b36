// What jsdom lacks for these parts: sizes, and a language round them.
import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import type { Locale } from '../../contract/text.ts';
import { TextProvider } from '../text/react.tsx';

/** Renders in a language, on a page where every element is `width` pixels wide. */
export function renderPart(
  part: ReactNode,
  { locale = 'en', width = 680 }: { locale?: Locale; width?: number } = {},
): RenderResult {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
  return render(<TextProvider locale={locale}>{part}</TextProvider>);
}
