// Nothing arrives before it has happened: a stamp later than the arrival is a wrong clock.

export function onEvent(event: ArrivingEvent): ArrivingEvent | undefined {
  return event.timestampMs <= event.arrivedMs ? event : undefined;
}
