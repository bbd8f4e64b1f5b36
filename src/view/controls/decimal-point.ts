// A point typed where the reader's language writes a decimal comma is meant as that comma: keypads and code have points.
// Otherwise the point is lost, and 0.3 becomes 3.
import { type RefCallback, useCallback } from 'react';
import { useLocale } from 'react-aria-components/I18nProvider';

/** Whether a language has a comma before decimals and no other use for a point between digits. */
function takesPointForComma(locale: string): boolean {
  const parts = new Intl.NumberFormat(locale).formatToParts(-1234567.8);
  return parts.every(({ type, value }) => (type === 'decimal' ? value === ',' : !value.includes('.')));
}

function typeCommas(event: InputEvent): void {
  const { data, target } = event;
  if (!(target instanceof HTMLInputElement) || data?.includes('.') !== true || !event.cancelable) return;
  event.preventDefault();
  event.stopPropagation();
  const commas = data.replaceAll('.', ',');
  const { inputType } = event;
  const typed = new InputEvent('beforeinput', { data: commas, inputType, bubbles: true, cancelable: true });
  // The field may refuse it, as it does whatever is no part of a number.
  if (!target.dispatchEvent(typed)) return;
  target.setRangeText(commas, target.selectionStart ?? 0, target.selectionEnd ?? 0, 'end');
  target.dispatchEvent(new InputEvent('input', { data: commas, inputType, bubbles: true }));
}

/** For an element around the input: it has to hear of a key before the field itself does. */
export function useDecimalPoint(): RefCallback<HTMLElement> {
  const { locale } = useLocale();
  return useCallback(
    (element: HTMLElement | null) => {
      if (element === null || !takesPointForComma(locale)) return undefined;
      element.addEventListener('beforeinput', typeCommas, { capture: true });
      return () => {
        element.removeEventListener('beforeinput', typeCommas, { capture: true });
      };
    },
    [locale],
  );
}
