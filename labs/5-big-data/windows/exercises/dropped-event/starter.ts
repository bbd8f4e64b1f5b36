// A chain of processors: the filter lets good readings pass,
// the transformation doubles their points.

type Processor = (event: GameEvent) => GameEvent | undefined;

const keepGood: Processor = (event) => (event.value ? event : undefined);

const double: Processor = (event) => ({ ...event, value: event.value * 2 });

const processors: readonly Processor[] = [keepGood, double];

export function onEvent(event: GameEvent): GameEvent | undefined {
  let processed = event;
  for (const process of processors) processed = process(processed) as GameEvent;
  return processed;
}
