// What the student's code printed, taken over from its worker.
import type { Bridge } from '../../worker/bridge.ts';
import type { SessionState } from './state.ts';

/** Of all runs since the list was cleared; one run prints at most as many. */
const MOST_OUTPUT_LINES = 1000;

type Output = Pick<SessionState, 'output' | 'outputOmitted'>;

export const NO_OUTPUT: Output = { output: [], outputOmitted: 0 };

/** What has been printed since the last time is added to what is there by then; undefined: nothing. */
export async function takeOutput(bridge: Bridge, present: () => Output): Promise<Output | undefined> {
  const taken = await bridge.calls.takeConsole().catch(() => undefined);
  const { output, outputOmitted } = present();
  if (taken === undefined || (taken.lines.length === 0 && taken.omitted === outputOmitted)) return undefined;
  const next = (output.at(-1)?.id ?? 0) + 1;
  const fresh = taken.lines.map((line, index) => ({ ...line, id: next + index }));
  return { output: [...output, ...fresh].slice(-MOST_OUTPUT_LINES), outputOmitted: taken.omitted };
}
