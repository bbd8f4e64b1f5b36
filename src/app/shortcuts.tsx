// Keys that a page answers to, told to the keyboard help while that page is open.
import { createContext, type JSX, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export interface Shortcut {
  /** As printed on keys: ['Shift', '→']. */
  readonly keys: readonly string[];
  /** What they do, in the reader's language. */
  readonly does: string;
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

interface Shortcuts {
  readonly groups: readonly ShortcutGroup[];
  readonly add: (group: ShortcutGroup) => () => void;
}

const ShortcutsContext = createContext<Shortcuts | undefined>(undefined);

export function ShortcutsProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const [groups, setGroups] = useState<readonly ShortcutGroup[]>([]);
  const add = useMemo(
    () => (group: ShortcutGroup) => {
      setGroups((present) => [...present, group]);
      return () => {
        setGroups((present) => present.filter((one) => one !== group));
      };
    },
    [],
  );
  const shortcuts = useMemo(() => ({ groups, add }), [groups, add]);
  return <ShortcutsContext value={shortcuts}>{children}</ShortcutsContext>;
}

function useShortcuts(): Shortcuts {
  const shortcuts = useContext(ShortcutsContext);
  if (shortcuts === undefined) throw new Error('There is no ShortcutsProvider around this component.');
  return shortcuts;
}

export function useShortcutGroups(): readonly ShortcutGroup[] {
  return useShortcuts().groups;
}

/** Lists a group in the keyboard help while the component is there. Memoise the group: a new one is listed anew. */
export function useShortcutHelp(group: ShortcutGroup): void {
  const { add } = useShortcuts();
  useEffect(() => add(group), [add, group]);
}
