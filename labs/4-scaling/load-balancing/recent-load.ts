// How busy each server was of late, and its share of the traffic: over the last two seconds, brought up to date with each
// sample. Over a single sample of a quarter of a second both would jump with every request.
import { RECENT_SAMPLES, type Servers, updateBusyArea } from './state.ts';

/** Takes the present sample in. `sample`: how many came before it. */
export function updateRecentLoad(
  servers: Servers,
  nowMs: number,
  {
    sample,
    sampleEveryMs,
    capacityPerServer,
  }: { readonly sample: number; readonly sampleEveryMs: number; readonly capacityPerServer: number },
): void {
  const { count, busyAreaMs, busyAreaBeforeMs, chosen, chosenBefore, recentUtilisation, recentShare } = servers;
  // What this row held was noted as many samples ago, or is the 0 of the start.
  const row = (sample % RECENT_SAMPLES) * count;
  const elapsedMs = Math.min(sample + 1, RECENT_SAMPLES) * sampleEveryMs;
  let sent = 0;
  for (let server = 0; server < count; server += 1) {
    updateBusyArea(servers, server, nowMs);
    const busyMs = (busyAreaMs[server] as number) - (busyAreaBeforeMs[row + server] as number);
    recentUtilisation[server] = busyMs / (elapsedMs * capacityPerServer);
    const sentThere = (chosen[server] as number) - (chosenBefore[row + server] as number);
    recentShare[server] = sentThere;
    sent += sentThere;
  }
  for (let server = 0; server < count; server += 1) {
    recentShare[server] = sent === 0 ? 0 : (recentShare[server] as number) / sent;
    busyAreaBeforeMs[row + server] = busyAreaMs[server] as number;
    chosenBefore[row + server] = chosen[server] as number;
  }
}
