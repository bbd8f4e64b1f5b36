// Progress in a browser: its clock, its tabs, its moment of leaving.
import { createJournal } from './journal.ts';
import { createProgress, type Progress } from './progress.ts';

/** Quick changes gather for so long. */
const WAIT_MS = 400;

/** One for the page; `close` it when the page lets go of it. */
export function browserProgress(): Progress {
  let storage: Storage | undefined;
  try {
    storage = window.localStorage;
  } catch {
    storage = undefined;
  }
  const tab = `t${crypto.getRandomValues(new Uint32Array(2)).join('x')}`;
  const progress = createProgress({
    now: () => Date.now(),
    tab,
    channel: typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('headroom-progress'),
    journal: createJournal(storage, tab),
    later: (call) => {
      setTimeout(call, WAIT_MS);
    },
  });
  const leave = (): void => {
    if (document.visibilityState === 'hidden') void progress.flush();
  };
  document.addEventListener('visibilitychange', leave);
  window.addEventListener('pagehide', () => void progress.flush());
  return progress;
}
