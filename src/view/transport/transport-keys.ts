// The keys that drive a run, and when they must not: while a field, a menu or the student's code has the focus.
import { useEffect, useRef } from 'react';
import type { ViewKey } from '../words.ts';

export interface TransportCommands {
  readonly onPlayPause: () => void;
  readonly onStep: () => void;
  readonly onStepBack: () => void;
  readonly onStart: () => void;
  /** Absent where the lab has no forks. */
  readonly onFork?: (() => void) | undefined;
  readonly onReset: () => void;
  readonly onSlower?: (() => void) | undefined;
  readonly onFaster?: (() => void) | undefined;
}

export interface TransportKey {
  /** As `KeyboardEvent.key` gives it, in lower case; two for the same key on both layouts. */
  readonly keys: readonly string[];
  /** As the help dialog and tooltips write it; 'Space' is put into words by `keys.space`. */
  readonly shown: string;
  readonly words: ViewKey;
  readonly command: keyof TransportCommands;
}

/** Letters also by their place on a Russian keyboard. */
export const TRANSPORT_KEYS: readonly TransportKey[] = [
  { keys: [' '], shown: 'Space', words: 'keys.playPause', command: 'onPlayPause' },
  { keys: ['arrowright'], shown: '→', words: 'keys.step', command: 'onStep' },
  { keys: ['arrowleft'], shown: '←', words: 'keys.stepBack', command: 'onStepBack' },
  { keys: ['home'], shown: 'Home', words: 'keys.start', command: 'onStart' },
  { keys: ['f', 'а'], shown: 'F', words: 'keys.fork', command: 'onFork' },
  { keys: ['r', 'к'], shown: 'R', words: 'keys.reset', command: 'onReset' },
  { keys: ['[', 'х'], shown: '[', words: 'keys.slower', command: 'onSlower' },
  { keys: [']', 'ъ'], shown: ']', words: 'keys.faster', command: 'onFaster' },
];

/** What takes the keyboard for itself. */
const TYPING =
  'input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], .monaco-editor';
const OWN_ARROWS =
  'input, [role=slider], [role=tab], [role=tablist], [role=radio], [role=radiogroup], [role=separator], [role=listbox], [role=option], [role=menu], [role=menuitem], [role=application]';
const OWN_SPACE =
  'button, a[href], summary, input:not([type=range]), [role=button], [role=option], [role=menuitem], [role=tab], [role=radio]';
const DIALOG = '[role=dialog], [role=alertdialog]';

/** Which command a key means where the focus is; undefined: the key belongs to what has the focus. */
export function commandFor(
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'defaultPrevented'>,
  focused: Element | null,
): keyof TransportCommands | undefined {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const key = event.key.toLowerCase();
  const found = TRANSPORT_KEYS.find((each) => each.keys.includes(key));
  if (found === undefined) return undefined;
  const within = (selector: string): boolean => (focused?.closest(selector) ?? null) !== null;
  if (within(TYPING) || within(DIALOG)) return undefined;
  if (key === ' ') return within(OWN_SPACE) ? undefined : found.command;
  if (key.startsWith('arrow') || key === 'home') return within(OWN_ARROWS) ? undefined : found.command;
  return found.command;
}

/**
 * Listens on the page while mounted and enabled. Returns the list for the help dialog: only the keys whose command is there.
 */
export function useTransportKeys(commands: TransportCommands, enabled = true): readonly TransportKey[] {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const press = (event: KeyboardEvent): void => {
      const name = commandFor(event, document.activeElement);
      const command = name === undefined ? undefined : latest.current[name];
      if (command === undefined) return;
      event.preventDefault();
      command();
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, [enabled]);
  return TRANSPORT_KEYS.filter(({ command }) => commands[command] !== undefined);
}
