// @vitest-environment jsdom
// Esc, then Tab leaves the editor; an Esc that the editor used itself does not count.
import { describe, expect, it, vi } from 'vitest';
import { leaveWithTab } from './leaveWithTab.ts';

function setUp() {
  const surroundings = document.createElement('div');
  const editor = document.createElement('div');
  surroundings.append(editor);
  const usedByEditor = new Set(['Tab']);
  const seenByEditor: string[] = [];
  editor.addEventListener('keydown', (event) => {
    seenByEditor.push(event.key);
    if (!usedByEditor.has(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  const onArmed = vi.fn();
  const stop = leaveWithTab(surroundings, onArmed);
  /** Whether the browser would do what it does by default, such as moving the focus. */
  const press = (key: string, init: KeyboardEventInit = {}): boolean =>
    editor.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
  return { editor, press, stop, onArmed, usedByEditor, seenByEditor };
}

describe('leaveWithTab', () => {
  it('leaves Tab to the editor until Esc is pressed', () => {
    const { press, onArmed } = setUp();
    expect(press('Tab')).toBe(false);
    press('Escape');
    expect(onArmed).toHaveBeenLastCalledWith(true);
    expect(press('Tab')).toBe(true);
  });

  it('goes back with Shift+Tab', () => {
    const { press } = setUp();
    press('Escape');
    press('Shift', { shiftKey: true });
    expect(press('Tab', { shiftKey: true })).toBe(true);
  });

  it('does not count an Esc that closed something in the editor', () => {
    const { press, usedByEditor, onArmed } = setUp();
    usedByEditor.add('Escape');
    press('Escape');
    expect(onArmed).not.toHaveBeenCalled();
    expect(press('Tab')).toBe(false);
  });

  it('forgets the Esc when typing goes on, at a click, and when the focus has moved', () => {
    const { editor, press, onArmed } = setUp();
    const others = [() => press('a'), () => editor.dispatchEvent(new Event('pointerdown', { bubbles: true }))];
    for (const other of [...others, () => editor.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))]) {
      press('Escape');
      other();
      expect(onArmed).toHaveBeenLastCalledWith(false);
      expect(press('Tab')).toBe(false);
    }
  });

  it('stops listening', () => {
    const { press, stop } = setUp();
    stop();
    press('Escape');
    expect(press('Tab')).toBe(false);
  });
});
