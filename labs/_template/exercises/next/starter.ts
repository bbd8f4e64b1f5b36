// The server is free: return the index in `waiting` of the request that it takes next.
// First come, first served, as it stands: the longest waiting is at index 0.

export function next(_waiting: readonly WaitingRequest[]): number {
  return 0;
}
