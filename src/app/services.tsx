// What pages get from around them: the reader's preferences and saved progress.
import { createContext, type JSX, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Preferences, PreferencesStore } from '../store/preferences.ts';
import { type LabProgress, NO_PROGRESS } from '../store/progress/lab-progress.ts';
import type { Progress, ProgressState } from '../store/progress/progress.ts';

export interface Services {
  readonly preferences: PreferencesStore;
  readonly progress: Progress;
}

const ServicesContext = createContext<Services | undefined>(undefined);

export function ServicesProvider({ services, children }: { services: Services; children: ReactNode }): JSX.Element {
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error('There is no ServicesProvider around this component.');
  return services;
}

/** The preferences, or a part of them; the component renders again when that part changes. */
export function usePreferences<Part>(select: (preferences: Preferences) => Part): Part {
  return useStore(useServices().preferences, select);
}

/** The ways to record progress; never changes. */
export function useProgress(): Progress {
  return useServices().progress;
}

export function useProgressState<Part>(select: (state: ProgressState) => Part): Part {
  return useStore(useServices().progress.store, select);
}

/** One lab's progress, kept up to date, other tabs included. */
export function useLabProgress(lab: string): LabProgress {
  return useProgressState((state) => state.labs[lab] ?? NO_PROGRESS);
}
