// Rows of a tall flame graph that have no room are brought into sight by the wheel, or by a finger that draws the picture.
import type { FlamePicture } from './paint.ts';

export interface Scrolled {
  picture(): FlamePicture | undefined;
  /** @param offset rows hidden at the bottom; may be more than there are */
  onOffset(offset: number): void;
}

export const overflows = ({ layout, rowHeight, height }: FlamePicture): boolean => layout.rows * rowHeight > height;

export function listenToScrolling(canvas: HTMLCanvasElement, { picture, onOffset }: Scrolled): void {
  canvas.addEventListener(
    'wheel',
    (event) => {
      const shown = picture();
      if (shown === undefined || !overflows(shown)) return;
      event.preventDefault();
      onOffset(Math.max(0, shown.offset + Math.sign(-event.deltaY)));
    },
    { passive: false },
  );
  let drag: { readonly y: number; readonly offset: number } | undefined;
  canvas.addEventListener('pointerdown', ({ pointerType, clientY }) => {
    const shown = picture();
    drag = pointerType === 'mouse' || shown === undefined ? undefined : { y: clientY, offset: shown.offset };
  });
  canvas.addEventListener('pointermove', ({ clientY }) => {
    const shown = picture();
    if (drag === undefined || shown === undefined) return;
    onOffset(Math.max(0, drag.offset + Math.round((clientY - drag.y) / shown.rowHeight)));
  });
  for (const ending of ['pointerup', 'pointercancel'] as const)
    canvas.addEventListener(ending, () => {
      drag = undefined;
    });
}
