// One queue before so many servers, first come, first served: the response of each logged request. Pure.

export interface Logged {
  readonly arrivedMs: number;
  readonly serviceMs: number;
}

/** @param log in order of arrival; wait and service of each, ms */
export function responsesOf(log: readonly Logged[], servers: number): Float64Array {
  const freeAtMs = new Float64Array(servers);
  return Float64Array.from(log, ({ arrivedMs, serviceMs }) => {
    let first = 0;
    for (let server = 1; server < servers; server += 1)
      if ((freeAtMs[server] as number) < (freeAtMs[first] as number)) first = server;
    const doneMs = Math.max(arrivedMs, freeAtMs[first] as number) + serviceMs;
    freeAtMs[first] = doneMs;
    return doneMs - arrivedMs;
  });
}

/** Share of them, in percent, that are answered in time. */
export function percentInTime(log: readonly Logged[], servers: number, responseMs: number): number {
  const responses = responsesOf(log, servers);
  return (100 * responses.filter((each) => each <= responseMs).length) / responses.length;
}
