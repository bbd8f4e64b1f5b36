// Called at the end of every minute. As it stands somebody is paged whenever ten minutes were worse than the target, for
// every deploy too, and nobody ever gets a ticket.

export function alert(now: MinuteNow): AlertAnswer {
  return now.burnRate(10) > 1 ? 'page' : 'none';
}
