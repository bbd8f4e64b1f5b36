// Shortest job first: the least work makes the fewest wait the longest.

export function next(waiting: readonly WaitingRequest[]): number {
  let shortest = 0;
  waiting.forEach((request, index) => {
    if (request.workMs < (waiting[shortest]?.workMs ?? 0)) shortest = index;
  });
  return shortest;
}
