// The page's side of the TypeScript worker: starts it when first needed, reports its death instead of waiting forever,
// and stops it when no editor has been open for a while.
import { type Remote, wrap } from 'comlink';
import type { SourceFile, TypescriptService } from './protocol.ts';

/** What a file is now; the text is read at the moment of each question, so an answer never mixes two states. */
export type ReadSourceFile = () => SourceFile;

export interface TypescriptClient {
  /** Makes a file known under its editor's address. The returned function forgets it and its declarations. */
  open(uri: string, read: ReadSourceFile): () => void;
  read(uri: string): SourceFile | undefined;
  /** Rejects with `CompilerUnavailable` if the worker cannot be loaded or dies; the next call starts another. */
  ask<Answer>(question: (service: Remote<TypescriptService>) => Promise<Answer>): Promise<Answer>;
}

export class CompilerUnavailable extends Error {
  override readonly name = 'CompilerUnavailable';
}

const IDLE_MS = 60_000;

interface RunningWorker {
  readonly service: Remote<TypescriptService>;
  readonly died: Promise<never>;
  stop(): void;
}

export function createTypescriptClient(createWorker: () => Worker, idleMs = IDLE_MS): TypescriptClient {
  const files = new Map<string, ReadSourceFile>();
  let running: RunningWorker | undefined;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    running?.stop();
    running = undefined;
  }

  function start(): RunningWorker {
    const worker = createWorker();
    const started: RunningWorker = {
      service: wrap<TypescriptService>(worker),
      died: new Promise<never>((_resolve, reject) => {
        worker.addEventListener('error', (event) => {
          event.preventDefault();
          if (running === started) stop();
          reject(new CompilerUnavailable(event.message));
        });
      }),
      stop: () => worker.terminate(),
    };
    // Whoever asks gets the rejection; without a question it is nobody's.
    started.died.catch(() => undefined);
    return started;
  }

  return {
    open(uri, read) {
      clearTimeout(idleTimer);
      files.set(uri, read);
      return () => {
        const { key } = read();
        files.delete(uri);
        void running?.service.close(key);
        if (files.size === 0) idleTimer = setTimeout(stop, idleMs);
      };
    },
    read: (uri) => files.get(uri)?.(),
    ask(question) {
      running ??= start();
      return Promise.race([question(running.service), running.died]);
    },
  };
}
