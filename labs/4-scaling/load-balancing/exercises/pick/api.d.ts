// What the student's code of this exercise may name, as `declarations` of grade.ts tells the editor.

interface StudentServer {
  readonly index: number;
  readonly name: string;
  readonly weight: number;
  readonly activeConnections: number;
  readonly healthy: boolean;
  readonly latencyEwmaMs: number;
}

interface StudentRequest {
  readonly id: number;
  readonly timeMs: number;
  readonly clientIp: string;
  readonly key: string;
}
