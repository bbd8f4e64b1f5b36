// Plays the log against more and more servers until enough of its requests are in time.

const MOST = 64;

/** How many are answered in time by so many servers that share one queue. */
function inTime(log: readonly LoggedRequest[], servers: number, responseMs: number): number {
  const freeAtMs = new Array<number>(servers).fill(0);
  let count = 0;
  for (const { arrivedMs, serviceMs } of log) {
    const first = freeAtMs.indexOf(Math.min(...freeAtMs));
    const doneMs = Math.max(arrivedMs, freeAtMs[first] ?? 0) + serviceMs;
    freeAtMs[first] = doneMs;
    if (doneMs - arrivedMs <= responseMs) count += 1;
  }
  return count;
}

export function plan(log: readonly LoggedRequest[], { percent, responseMs }: ResponseTarget): number {
  for (let servers = 1; servers <= MOST; servers += 1) {
    if (100 * inTime(log, servers, responseMs) >= percent * log.length) return servers;
  }
  return 0;
}
