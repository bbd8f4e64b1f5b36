// The two streams a program prints to, in lines, as a terminal would show them.
import type { TraceRecorder } from './trace-recorder.ts';

export type StreamName = 'out' | 'error';

export class Output {
  private readonly trace: TraceRecorder;
  /** A line that `write` has begun. */
  private readonly begun: Record<StreamName, string> = { out: '', error: '' };

  constructor(trace: TraceRecorder) {
    this.trace = trace;
  }

  /** One call of console: a line, or several that belong together. */
  line(stream: StreamName, text: string): void {
    this.trace.charge(text.length);
    const begun = this.begun[stream];
    this.begun[stream] = '';
    this.trace.print(stream, begun + text);
  }

  write(stream: StreamName, text: string): void {
    this.trace.charge(text.length);
    if (!text.includes('\n')) {
      this.begun[stream] += text;
      return;
    }
    const lines = (this.begun[stream] + text).split('\n');
    this.begun[stream] = lines.pop() ?? '';
    for (const line of lines) this.trace.print(stream, line);
  }

  flush(): void {
    for (const stream of ['out', 'error'] as const) {
      if (this.begun[stream] !== '') this.line(stream, '');
    }
  }
}
