// Smooth weighted round robin, as in nginx: everyone earns its weight, the richest has the turn and pays for all.

/** What each server has earned and not yet spent, by its index. */
const credit: number[] = [];

export function pick(servers: readonly WeightedServer[]): number {
  let best = -1;
  let bestCredit = Number.NEGATIVE_INFINITY;
  let paid = 0;
  for (const server of servers) {
    if (!server.healthy) continue;
    const earned = (credit[server.index] ?? 0) + server.weight;
    credit[server.index] = earned;
    paid += server.weight;
    if (earned > bestCredit) {
      best = server.index;
      bestCredit = earned;
    }
  }
  if (best >= 0) credit[best] = bestCredit - paid;
  return best;
}
