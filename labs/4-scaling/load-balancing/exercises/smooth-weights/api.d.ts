// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** A server as the balancer sees it. */
interface WeightedServer {
  /** What pick returns to choose it. */
  readonly index: number;
  readonly name: string;
  /** Turns that it is due in each cycle. */
  readonly weight: number;
  /** What the health checks say; false as well for a server that this request has tried in vain. */
  readonly healthy: boolean;
}
