// The workers of a session, with the opened files in them: opens them when a run needs them, and ends them.

import type { Manifest } from '../../contract/manifest.ts';
import type { RunSpec } from '../../contract/run.ts';
import type { ConfinedLimits } from '../../sandbox/confined-worker.ts';
import type { AnyProgram, AnyTrace } from '../../sandbox/program/any-trace.ts';
import { type Bridge, WorkerEnded } from '../../worker/bridge.ts';
import type { InputReply } from '../../worker/room.ts';
import { readFiles } from './files.ts';
import { Programs } from './programs.ts';
import type { StudentCode } from './state.ts';

export interface WorkerOpeners {
  openTrusted(): Bridge;
  /** A fresh confined worker with the student's script in it. */
  openConfined(code: StudentCode, limits?: Partial<ConfinedLimits>): Promise<Bridge>;
  /** Runs a program by itself, in a confined worker that serves once. */
  recordProgram(program: AnyProgram, signal?: AbortSignal): Promise<AnyTrace>;
}

/** A worker, and the key of the opened files in it. */
export interface Workplace {
  readonly bridge: Bridge;
  readonly input?: string;
  /** Where a run of this input is over, where the input says so. */
  readonly until?: number;
}

export class Workers {
  private readonly openers: WorkerOpeners;
  private readonly manifest: Manifest;
  private readonly programs: Programs;
  private trustedBridge: Bridge | undefined;
  private confined: { readonly bridge: Bridge; readonly code: StudentCode } | undefined;
  private code: StudentCode | undefined;
  private openedFiles: readonly File[] = [];
  private inputs = new Map<Bridge, string>();
  private closed = false;

  constructor(manifest: Manifest, openers: WorkerOpeners) {
    this.manifest = manifest;
    this.openers = openers;
    this.programs = new Programs(manifest, (program) => openers.recordProgram(program));
  }

  get files(): readonly File[] {
    return this.openedFiles;
  }

  /** For our own code alone; opened when it is first asked for. */
  get trusted(): Bridge {
    this.trustedBridge ??= this.openers.openTrusted();
    return this.trustedBridge;
  }

  /** The one with the student's code in it, where it is open. */
  get student(): Bridge | undefined {
    return this.confined?.bridge;
  }

  /** Where a run with this spec is made. */
  async placeFor(spec: RunSpec): Promise<Workplace> {
    // A file takes the place of a program where the lab reads files of another kind.
    if (this.manifest.code?.is === 'program' && this.openedFiles.length === 0)
      return this.programs.placeFor(this.trusted, spec, this.code);
    const bridge = spec.code === undefined ? this.trusted : await this.confinedBridge();
    const input = this.inputs.get(bridge);
    return { bridge, ...(input === undefined ? {} : { input }) };
  }

  /** Replaces the student's code; what runs the one before is ended. */
  take(code: StudentCode | undefined): void {
    this.endConfined();
    this.code = code;
  }

  /** Opens files in the trusted worker; the confined one reads them when it opens. Files that cannot be used change nothing. */
  async open(files: readonly File[], onProgress?: (share: number) => void): Promise<InputReply> {
    const reply = await readFiles(this.trusted, this.manifest.id, files, onProgress);
    if (!reply.ok) return reply;
    // It keeps the files of before; runs of the student's code need a fresh one.
    this.endConfined();
    this.openedFiles = files;
    this.inputs = new Map([[this.trusted, reply.input]]);
    return reply;
  }

  closeFiles(): void {
    this.openedFiles = [];
    this.inputs.clear();
  }

  /** What ended takes nothing else with it: the next run opens a fresh worker. */
  forget(bridge: Bridge): void {
    if (bridge === this.trustedBridge) this.trustedBridge = undefined;
    if (bridge === this.confined?.bridge) this.confined = undefined;
  }

  close(): void {
    this.closed = true;
    this.endConfined();
    this.trustedBridge?.close();
  }

  private endConfined(): void {
    this.confined?.bridge.close();
    this.confined = undefined;
  }

  private async confinedBridge(): Promise<Bridge> {
    const { code } = this;
    if (code === undefined) throw new Error('the code of this run is not compiled');
    const isOpen = (): Bridge | undefined => (this.confined?.code === code ? this.confined.bridge : undefined);
    const open = isOpen();
    if (open !== undefined) return open;
    this.endConfined();
    const bridge = await this.openers.openConfined(code);
    // It took a while: the page may be gone, the code another one, or the same code opened by another run.
    const known = isOpen();
    if (this.closed || this.code !== code || known !== undefined) {
      bridge.close();
      if (known !== undefined) return known;
      throw new WorkerEnded({ kind: 'terminated' });
    }
    this.confined = { bridge, code };
    if (this.openedFiles.length > 0) {
      const reply = await readFiles(bridge, this.manifest.id, this.openedFiles);
      // They were read once already.
      if (!reply.ok) throw new Error(reply.problem.message);
      this.inputs.set(bridge, reply.input);
    }
    return bridge;
  }
}
