// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** A server as the balancer sees it. The same objects are refreshed before every call. */
interface StudentServer {
  /** What pick returns to choose it. */
  readonly index: number;
  readonly name: string;
  readonly weight: number;
  /** Requests sent there and not yet answered. */
  readonly activeConnections: number;
  /** What the health checks say. */
  readonly healthy: boolean;
  /** Peak-sensitive moving average of its answers' times, ms; 0 before the first. */
  readonly latencyEwmaMs: number;
}
interface StudentRequest {
  readonly id: number;
  readonly timeMs: number;
  readonly clientIp: string;
  readonly key: string;
}
