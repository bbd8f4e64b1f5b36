// What is common to all commands of a session: the state that the page sees, the runs behind it, how they are played and
// how the two are kept in step.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Manifest } from '../../contract/manifest.ts';
import type { RunSpec } from '../../contract/run.ts';
import { ImpossibleAction } from '../../sim/actions.ts';
import { defaultsOf, paramsAt } from '../../sim/parameters.ts';
import { WorkerEnded } from '../../worker/bridge.ts';
import { Analyses, type AnalysisGrounds } from './analyses.ts';
import { locateFault } from './faults.ts';
import { Inquiry, unlessSame } from './inquiry.ts';
import { type JobDependencies, type JobGrounds, JobRuns } from './job-run.ts';
import type { Lane } from './lane.ts';
import { Lanes } from './lanes.ts';
import { NO_OUTPUT, takeOutput } from './output.ts';
import { type NextPicture, PlayLoop } from './play-loop.ts';
import type { Ground } from './run-specs.ts';
import { type SessionProblem, type SessionState, without } from './state.ts';
import { type WorkerOpeners, Workers } from './workers.ts';

export interface SessionDependencies extends WorkerOpeners {
  readonly nextPicture: NextPicture;
  /** What a lab's job is really done on; absent: it is not. */
  readonly pool?: Omit<JobDependencies, 'openTrusted' | 'openConfined'>;
}

/** Rendering the page costs more than drawing the stage: figures can wait, and clock and playhead follow each frame by themselves. */
const PUBLISH_EVERY_MS = 500;

export class RunControl {
  readonly store: StoreApi<SessionState>;
  readonly workers: Workers;
  readonly lanes: Lanes;
  readonly inquiry: Inquiry;
  readonly analyses: Analyses;
  readonly jobs: JobRuns | undefined;
  disposed = false;
  private readonly manifest: Manifest;
  private readonly loop: PlayLoop;
  /** Resolves when the run that was begun last is there; until then there may be none. */
  begun: Promise<void> = Promise.resolve();
  /** Play was pressed while there was no run yet. */
  private playsOnceBegun = false;
  private lastPublishMs = 0;

  constructor(manifest: Manifest, dependencies: SessionDependencies) {
    this.manifest = manifest;
    this.store = createStore<SessionState>(() => ({
      manifest,
      lanes: [],
      active: '',
      playing: false,
      speed: 1,
      seed: 1,
      params: defaultsOf(manifest.parameters),
      goals: {},
      analyses: {},
      ...NO_OUTPUT,
    }));
    this.workers = new Workers(manifest, dependencies);
    this.lanes = new Lanes({
      manifest,
      workers: this.workers,
      onFrame: () => {
        if (!this.state.playing) this.publish();
      },
      onFailure: (lane, error) => this.failed(lane, error),
    });
    this.loop = new PlayLoop(
      {
        rate: () => manifest.clock.rate * this.state.speed,
        place: () => this.lanes.active,
        goTo: (time, nowMs) => this.playTo(time, nowMs),
        onEnd: () => this.pause(),
      },
      dependencies.nextPicture,
    );
    this.inquiry = new Inquiry(this.store, () => this.lanes.active);
    this.analyses = new Analyses(
      () => dependencies.openTrusted(),
      (analyses) => {
        if (!this.disposed) this.store.setState({ analyses });
      },
    );
    const { pool } = dependencies;
    if (pool !== undefined)
      this.jobs = new JobRuns({ ...dependencies, ...pool }, (job) => {
        if (this.disposed) return;
        const rest = without(this.state, 'job');
        this.store.setState(job === undefined ? rest : { ...rest, job }, true);
      });
  }

  /** What the job of the present run is made from. */
  get jobGrounds(): JobGrounds | undefined {
    const grounds = this.analysisGrounds;
    return grounds === undefined ? undefined : { ...grounds, code: this.state.code };
  }

  get state(): SessionState {
    return this.store.getState();
  }

  play(): void {
    if (this.state.playing) return;
    this.playsOnceBegun = this.lanes.active === undefined;
    if (this.playsOnceBegun) return;
    this.store.setState({ playing: true });
    this.loop.start();
  }

  pause(): void {
    this.playsOnceBegun = false;
    this.loop.stop();
    if (this.state.playing) {
      this.store.setState({ playing: false });
      // What was asked before is answered again for the moment that the stage now shows.
      void this.inquiry.refresh();
    }
    this.publish();
  }

  /** What new runs are made from. */
  get ground(): Ground {
    const { scenario, code } = this.state;
    return { manifest: this.manifest, scenario, source: code?.source };
  }

  /** What an analysis of the present moment is made from. */
  get analysisGrounds(): AnalysisGrounds | undefined {
    const lane = this.lanes.active;
    if (lane === undefined) return undefined;
    const { spec, time } = lane;
    return { spec: { ...spec, params: paramsAt(spec.params, spec.actions, time) }, files: this.workers.files };
  }

  /** Ends all runs, and what the page shows of them. */
  giveUp(): void {
    this.pause();
    this.lanes.clear();
    const rest = without(this.state, 'selected', 'explanation', 'problem', 'band', 'restoring');
    this.store.setState({ ...rest, goals: {}, ...NO_OUTPUT }, true);
  }

  /** Ends all runs and opens one, at time 0. */
  restart(spec: RunSpec, until: number): Promise<void> {
    const begun = this.beginAnew(spec, until);
    this.begun = begun.catch(() => undefined);
    return begun;
  }

  private async beginAnew(spec: RunSpec, until: number): Promise<void> {
    this.giveUp();
    this.store.setState({ seed: spec.seed });
    const lane = await this.lanes.add({ role: 'main', spec, until });
    if (lane === undefined) return;
    this.lanes.activate(lane);
    // Whoever has moved on already is not taken back.
    if (!lane.busy) await lane.go({ to: 0 });
    this.publish();
    if (this.playsOnceBegun) this.play();
  }

  /** Sends all runs on while playing; false when there is nowhere to go. */
  private playTo(time: number, nowMs: number): boolean {
    for (const lane of this.lanes.all) if (!lane.busy && lane.frame?.ended !== true) void lane.go({ to: time });
    if (nowMs - this.lastPublishMs >= PUBLISH_EVERY_MS) {
      this.lastPublishMs = nowMs;
      this.publish();
      void this.lanes.compare();
      void this.takeOutput();
      void this.inquiry.follow(nowMs);
    }
    return !this.lanes.all.every((lane) => lane.frame?.ended === true);
  }

  /** Tells what went wrong, where that is no end that was asked for. */
  failed(lane: Lane | undefined, error: unknown): void {
    this.pause();
    if (error instanceof WorkerEnded && error.end.kind === 'terminated') return;
    const problem = this.problemOf(lane, error);
    if (error instanceof WorkerEnded && lane !== undefined) this.workers.forget(lane.bridge);
    this.tell(problem);
  }

  private problemOf(lane: Lane | undefined, error: unknown): SessionProblem {
    const bridge = lane?.bridge ?? this.workers.student;
    // An error of the student's that nobody caught has its place as any other.
    const isTheirs = bridge?.studentFirstLine !== undefined;
    if (error instanceof WorkerEnded && !(error.end.kind === 'error' && isTheirs))
      return { kind: 'worker', end: error.end };
    const entry = error instanceof ImpossibleAction ? error.entry : undefined;
    const action = entry === undefined ? undefined : lane?.spec.actions[entry];
    if (entry !== undefined && action !== undefined) return { kind: 'impossible', entry, action };
    return { kind: 'fault', ...locateFault(error, this.state.code, bridge?.studentFirstLine) };
  }

  /** Brings the page's state up to date with the lanes. */
  publish(): void {
    if (this.disposed) return;
    const lane = this.lanes.active;
    this.store.setState({
      lanes: this.lanes.views(),
      active: lane?.id ?? '',
      ...(lane === undefined
        ? {}
        : {
            params: unlessSame(this.state.params, paramsAt(lane.spec.params, lane.spec.actions, lane.time)),
            goals: unlessSame(this.state.goals, lane.goals),
          }),
    });
    this.analyses.keep(this.analysisGrounds);
    this.jobs?.keep(this.jobGrounds);
  }

  /** After the runs were moved or changed: all that is read from their logs is read again. */
  async settle(): Promise<void> {
    this.publish();
    await Promise.all([this.lanes.compare(), this.takeOutput(), this.inquiry.refresh()]);
    this.publish();
  }

  /** Takes over what the student's code has printed. */
  private async takeOutput(): Promise<void> {
    const { student } = this.workers;
    const output = student === undefined ? undefined : await takeOutput(student, () => this.state);
    if (output !== undefined) this.store.setState(output);
  }

  tell(problem: SessionProblem): void {
    this.store.setState({ problem });
  }

  dispose(): void {
    this.disposed = true;
    this.loop.stop();
    this.analyses.keep(undefined);
    this.jobs?.cancel();
    this.lanes.clear();
    this.workers.close();
  }
}
