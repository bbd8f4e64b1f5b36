// The keyboard way out of an editor in which Tab indents: Esc, then Tab (or Shift+Tab).

/**
 * Listens around the editor. An Esc that the editor itself had no use for (no list, search or selection to close)
 * arms the next Tab, which then moves the focus as on any page. Returns the function that stops listening.
 */
export function leaveWithTab(surroundings: HTMLElement, onArmed: (isArmed: boolean) => void): () => void {
  let isArmed = false;
  const arm = (next: boolean): void => {
    if (next === isArmed) return;
    isArmed = next;
    onArmed(next);
  };
  const beforeEditor = (event: KeyboardEvent): void => {
    if (event.key === 'Shift') return;
    if (isArmed && event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) event.stopPropagation();
    if (event.key !== 'Escape') arm(false);
  };
  // The editor stops the events it uses, so what arrives here was left over.
  const afterEditor = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) arm(true);
  };
  const disarm = (): void => arm(false);
  surroundings.addEventListener('keydown', beforeEditor, true);
  surroundings.addEventListener('keydown', afterEditor);
  surroundings.addEventListener('pointerdown', disarm, true);
  surroundings.addEventListener('focusout', disarm);
  return () => {
    surroundings.removeEventListener('keydown', beforeEditor, true);
    surroundings.removeEventListener('keydown', afterEditor);
    surroundings.removeEventListener('pointerdown', disarm, true);
    surroundings.removeEventListener('focusout', disarm);
  };
}
