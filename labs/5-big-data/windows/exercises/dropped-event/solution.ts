// A chain of processors that ends where an event is dropped. A score of 0 is a score; below 0 the reading failed.

type Processor = (event: GameEvent) => GameEvent | undefined;

const keepGood: Processor = (event) => (event.value >= 0 ? event : undefined);

const double: Processor = (event) => ({ ...event, value: event.value * 2 });

const processors: readonly Processor[] = [keepGood, double];

export function onEvent(event: GameEvent): GameEvent | undefined {
  let processed: GameEvent | undefined = event;
  for (const process of processors) {
    processed = process(processed);
    if (processed === undefined) return undefined;
  }
  return processed;
}
