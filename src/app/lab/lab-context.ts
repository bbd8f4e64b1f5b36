// What every part of the lab page needs: the lab, its session, and the words for both.
import { createContext, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Manifest } from '../../contract/manifest.ts';
import type { Session } from '../../store/session/session.ts';
import type { SessionState } from '../../store/session/state.ts';
import type { LabView } from '../../view/stage/stage.ts';
import { useText } from '../../view/text/react.tsx';
import type { Text } from '../../view/text/text.ts';
import type { LabParts } from '../labs.ts';
import { messages as en } from './messages.en.ts';
import { messages as ru } from './messages.ru.ts';

export interface Lab {
  readonly parts: LabParts;
  readonly manifest: Manifest;
  readonly view: LabView;
  readonly session: Session;
}

export const LabContext = createContext<Lab | undefined>(undefined);

export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (lab === undefined) throw new Error('There is no lab around this component.');
  return lab;
}

/** A part of the session's state; the component renders again when that part changes. */
export function useSession<Part>(select: (state: SessionState) => Part): Part {
  return useStore(useLab().session.store, select);
}

const labMessages = { en, ru };

/** The lab page's words, with those of the lab after them. */
export const useLabText = (): Text<keyof typeof en> => useText<keyof typeof en>(labMessages);

/** A value that is passed on at most every `everyMs`; the last one always arrives. Charts need no more. */
export function useThrottled<Value>(value: Value, everyMs: number): Value {
  const [shown, setShown] = useState(value);
  const [shownAtMs, setShownAtMs] = useState(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const wait = Math.max(0, shownAtMs + everyMs - performance.now());
    const timer = setTimeout(() => {
      setShown(value);
      setShownAtMs(performance.now());
    }, wait);
    return () => {
      clearTimeout(timer);
    };
  }, [value, shownAtMs, everyMs]);
  return shown;
}
