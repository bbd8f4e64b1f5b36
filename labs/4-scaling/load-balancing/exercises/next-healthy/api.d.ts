// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** A server as the balancer sees it. */
interface CheckedServer {
  /** What pick returns to choose it: its place among all servers. */
  readonly index: number;
  readonly name: string;
  /** What the health checks say; false as well for a server that this request has tried in vain. */
  readonly healthy: boolean;
}
