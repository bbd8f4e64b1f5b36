// Called for each event, in the order in which they arrive.
// Return the event to let it pass, or nothing to drop it.
// As it stands everything passes, a clock that runs ahead too.

export function onEvent(event: ArrivingEvent): ArrivingEvent | undefined {
  return event;
}
