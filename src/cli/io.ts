// Where a call's words go, so that a test can listen. Standard output carries results only.

export interface Io {
  /** A line of results, whole or in pieces, without its line feed. */
  out(line: string | Iterable<string>): void;
  /** A line beside the results: what went wrong, or what to know. */
  note(line: string): void;
  /** The module that threads and processes run: this command line's own bundle. */
  readonly bundle: URL;
}

/** The process's own streams. A reader that goes away (`| head`) ends the call without a word. */
export function standardIo(bundle: URL): Io {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`lab: the results cannot be written: ${error.message}\n`);
    process.exit(1);
  });
  return {
    out: (line) => {
      for (const piece of typeof line === 'string' ? [line] : line) process.stdout.write(piece);
      process.stdout.write('\n');
    },
    note: (line) => void process.stderr.write(`lab: ${line}\n`),
    bundle,
  };
}
