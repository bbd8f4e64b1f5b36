// Pages for what would use up the budget in days, tickets for what would in weeks. The long window asks whether it counts,
// the short one whether it still goes on.

function isBurning(now: MinuteNow, longMinutes: number, shortMinutes: number, threshold: number): boolean {
  return now.burnRate(longMinutes) > threshold && now.burnRate(shortMinutes) > threshold;
}

export function alert(now: MinuteNow): AlertAnswer {
  if (isBurning(now, 60, 5, 14.4) || isBurning(now, 360, 30, 6)) return 'page';
  return isBurning(now, 4320, 360, 1) ? 'ticket' : 'none';
}
