// From the client's side, and from all clients together: a percentile of percentiles is nobody's.

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}

export function report(hosts: readonly HostLog[]): Report {
  const times = hosts.flatMap(({ requests }) => requests.map(({ sentMs, doneMs }) => doneMs - sentMs));
  return { meanResponseMs: meanOf(times), p95ResponseMs: percentile(times, 0.95) };
}
