// One student's session with one lab: what runs, where it stands, and every command that changes it. Free of React.
// Truth lives in the runs' specs; frames and samples are what the workers made of them.
import type { StoreApi } from 'zustand/vanilla';
import type { Goal } from '../../contract/goal.ts';
import type { ActionKind, Manifest, ParameterChanges, Sample } from '../../contract/manifest.ts';
import type { ParameterValue, Subject } from '../../contract/model.ts';
import type { Action, Frame } from '../../contract/run.ts';
import { checkAction } from '../../sim/actions.ts';
import { checkValue } from '../../sim/parameters.ts';
import type { Bridge } from '../../worker/bridge.ts';
import { decodeExperiment, encodeExperiment } from '../../worker/link.ts';
import type { Target } from '../../worker/open-run.ts';
import type { AnalysisRequest } from './analyses.ts';
import { keepBand } from './band.ts';
import type { Lane } from './lane.ts';
import { NO_OUTPUT } from './output.ts';
import { RunControl, type SessionDependencies } from './run-control.ts';
import * as specs from './run-specs.ts';
import { Samples } from './samples.ts';
import { experimentOf, restore } from './sharing.ts';
import { type SessionProblem, type SessionState, type StudentCode, without } from './state.ts';
import type { WorkerOpeners } from './workers.ts';

export class Session {
  private readonly manifest: Manifest;
  private readonly openers: WorkerOpeners;
  private readonly control: RunControl;
  private readonly samples: Samples;
  /** Where a run of the opened files is over. */
  private inputUntil: number | undefined;

  constructor(manifest: Manifest, dependencies: SessionDependencies) {
    this.manifest = manifest;
    this.openers = dependencies;
    this.control = new RunControl(manifest, dependencies);
    this.samples = new Samples(manifest.id, (opening) => {
      if (opening === undefined) this.store.setState(without(this.state, 'openingSample'), true);
      else this.store.setState({ openingSample: opening });
    });
  }

  // Reading.

  get store(): StoreApi<SessionState> {
    return this.control.store;
  }

  get state(): SessionState {
    return this.control.state;
  }

  /** Every frame of a lane as it arrives, outside React; the last one at once. */
  onFrame(laneId: string, listener: (frame: Frame) => void): () => void {
    return this.control.lanes.follow(laneId, listener);
  }

  /** One sample of a lane's series, NaN where there is none. */
  sample(laneId: string, row: number, series: number): number {
    return this.control.lanes.get(laneId)?.samples.at(row, series) ?? Number.NaN;
  }

  /** The calls of the active lane's worker, with its run: exports, records, results. */
  get activeRun(): { readonly bridge: Bridge; readonly lane: Lane } | undefined {
    const lane = this.control.lanes.active;
    return lane === undefined ? undefined : { bridge: lane.bridge, lane };
  }

  /** A program that comes with the lab. */
  async programSource(name: string): Promise<string> {
    return (await this.control.workers.trusted.calls.program(this.manifest.id, name)).source;
  }

  // Setting up.

  /**
   * Starts anew: one lane at time 0, with the defaults, the scenario's changes and `changes` on top. `ownTraffic` closes
   * opened files: what a step or a challenge asks is about the scenario's own.
   */
  async begin(
    options: { scenario?: string; changes?: ParameterChanges; seed?: number; ownTraffic?: boolean } = {},
  ): Promise<void> {
    if (options.ownTraffic === true) this.forgetFiles();
    const scenario = this.manifest.scenarios.find((candidate) => candidate.id === options.scenario);
    const ground = { ...this.control.ground, scenario: scenario?.id };
    const spec = specs.freshSpec(ground, options.changes, options.seed ?? scenario?.seed ?? this.state.seed);
    const until = scenario?.until ?? this.manifest.clock.until;
    await this.control.restart(spec, this.untilAfter(options.changes ?? {}, until));
    if (scenario !== undefined) this.store.setState({ scenario: scenario.id });
  }

  /** The same run from time 0, without what was done during it. */
  async reset(): Promise<void> {
    const lane = this.control.lanes.active;
    if (lane === undefined) await this.begin();
    else await this.control.restart(specs.resetSpec(this.control.ground, lane.spec), lane.plannedUntil);
  }

  async setSeed(seed: number): Promise<void> {
    const lane = this.control.lanes.active;
    if (lane === undefined || !Number.isSafeInteger(seed) || seed < 0) return;
    await this.control.restart({ ...lane.spec, seed }, lane.plannedUntil);
  }

  /**
   * Changes one parameter: a live one at the present moment, as an action of the run; any other from the start. So does
   * a live one when the run is over and no moment is left to live in: all settings as they stand then hold from the start.
   * A value that is not allowed changes nothing and is told.
   */
  async setParameter(name: string, given: ParameterValue): Promise<void> {
    const parameter = this.manifest.parameters.find((candidate) => candidate.name === name);
    const lane = this.control.lanes.active;
    if (parameter === undefined || lane === undefined) return;
    const checked = checkValue(parameter, given);
    if (!checked.ok) {
      this.tell({ kind: 'value', phrase: checked.phrase });
      return;
    }
    const { value } = checked;
    if (this.wantsMissingCode(name, value)) {
      this.tell({ kind: 'value', phrase: { key: 'parameter.noCode' } });
      return;
    }
    const { ground } = this.control;
    const over = lane.frame?.ended === true || lane.time >= lane.until;
    const isLive = parameter.live === true && lane.time > 0 && !over;
    if (isLive && !specs.changesHands(ground, lane.spec, name, value)) return this.act({ action: 'set', name, value });
    await this.control.restart(
      specs.changedSpec(ground, lane.spec, name, value, { time: lane.time, over }),
      this.untilAfter({ [name]: value }, lane.plannedUntil),
    );
  }

  /** Whether that puts a module of the student's in charge where none has been handed over: such a run could only fail. */
  private wantsMissingCode(name: string, value: ParameterValue): boolean {
    const { code } = this.manifest;
    const isSlot = code !== undefined && code.is !== 'program' && code.parameter === name && code.value === value;
    return isSlot && this.state.code === undefined;
  }

  /** Opens files as the run's input. Files that cannot be used change nothing and are told. */
  async openFiles(files: readonly File[], onProgress?: (share: number) => void): Promise<boolean> {
    this.samples.cancel();
    return this.takeFiles(files, onProgress);
  }

  /**
   * Opens a file that comes with the lab as if the student had opened it. What is asked for meanwhile, another file or none,
   * takes its place.
   * @param address finds out where the file lies
   */
  async openSample({ id, file }: Sample, address: () => Promise<string>): Promise<boolean> {
    return this.samples.open({ id, file, address }, async (fetched) => {
      if (fetched.ok) return this.takeFiles([fetched.file]);
      this.tell({ kind: 'input', phrase: fetched.phrase });
      return false;
    });
  }

  cancelSample(): void {
    this.samples.cancel();
  }

  async closeFiles(): Promise<void> {
    this.forgetFiles();
    await this.begin({ changes: this.control.lanes.active?.spec.params ?? {} });
  }

  /** Puts the student's code in charge, or takes it out. The run starts anew. */
  async takeCode(code: StudentCode | undefined): Promise<void> {
    const lane = this.control.lanes.active;
    if (this.manifest.code === undefined || lane === undefined) return;
    this.control.workers.take(code);
    // A program takes the place of a file, and a file that of a program.
    if (this.manifest.code.is === 'program') this.forgetFiles();
    const rest = without(this.state, 'code');
    this.store.setState(code === undefined ? rest : { ...rest, code }, true);
    await this.control.restart(specs.handedOverSpec(this.control.ground, lane.spec), lane.plannedUntil);
  }

  // Moving in time.

  play(): void {
    this.control.play();
  }

  pause(): void {
    this.control.pause();
  }

  setSpeed(speed: number): void {
    this.store.setState({ speed });
  }

  step(): Promise<void> {
    return this.move({ by: 'step' });
  }

  stepBack(): Promise<void> {
    return this.move({ by: 'step-back' });
  }

  async seek(time: number): Promise<void> {
    this.pause();
    const { all, active } = this.control.lanes;
    // The end is where the run ends, which may come later than was planned.
    const to = time === active?.until ? Number.POSITIVE_INFINITY : Math.max(0, time);
    await Promise.all(all.map((lane) => lane.go({ to })));
    await this.control.settle();
  }

  // Acting.

  /**
   * What the student does, now. In the past of the run it would undo what was seen, so the run forks first and the old
   * future stays beside the new one.
   */
  async act(action: Omit<Action, 'at'>): Promise<void> {
    const lane = this.control.lanes.active;
    if (lane === undefined) return;
    const checked = checkAction(this.manifest, { ...action, at: lane.time });
    if (!checked.ok) {
      this.tell({ kind: 'value', phrase: checked.phrase });
      return;
    }
    await lane.settled();
    const { ground } = this.control;
    const undoesActions = lane.spec.actions.some((other) => other.at > lane.time && !specs.isScheduled(ground, other));
    if (undoesActions || lane.frontier - lane.time > this.manifest.clock.sampleEvery) await this.fork();
    await this.control.lanes.active?.act(action);
    await this.control.settle();
  }

  /** Leaves the present run where it is and goes on in a copy of it from this moment. */
  async fork(): Promise<void> {
    const parent = this.control.lanes.active;
    if (parent === undefined || this.manifest.without?.includes('fork') === true) return;
    await parent.settled();
    const { time, plannedUntil: until } = parent;
    const spec = specs.forkedSpec(this.control.ground, parent.spec, time);
    const lane = await this.control.lanes.add({
      ...{ role: 'fork', spec, until, forkTime: time },
      shared: parent.inheritance,
    });
    await lane?.go({ to: time });
    if (lane !== undefined) this.activate(lane.id);
  }

  /** A second run beside this one, from the start, under the same arrivals and other parameters. */
  async addTwin(changes: ParameterChanges): Promise<void> {
    const main = this.control.lanes.active;
    if (main === undefined || this.manifest.without?.includes('twin') === true) return;
    await main.settled();
    const spec = specs.twinSpec(this.control.ground, main.spec, changes);
    const lane = await this.control.lanes.add({
      role: 'twin',
      spec,
      until: this.untilAfter(changes, main.plannedUntil),
    });
    await lane?.go({ to: main.time });
    await this.control.settle();
  }

  activate(laneId: string): void {
    const lane = this.control.lanes.get(laneId);
    if (lane === undefined || lane === this.control.lanes.active) return;
    this.control.lanes.activate(lane);
    this.control.publish();
    void this.control.settle();
  }

  removeLane(laneId: string): void {
    const lane = this.control.lanes.get(laneId);
    if (lane === undefined || this.control.lanes.all.length < 2) return;
    this.control.lanes.remove(lane);
    this.control.publish();
    void this.control.settle();
  }

  /** Selects an object and asks why; undefined clears the selection. */
  select(subject: Subject | undefined): Promise<void> {
    return this.control.inquiry.select(subject);
  }

  /** Actions that the manifest offers for an object. */
  actionsOn({ kind, id }: Subject): readonly ActionKind[] {
    return this.manifest.actions.filter(({ on, objects }) => on === kind && objects?.includes(id) !== false);
  }

  /** Watches the goals of tasks (and of anything else by id) over the active run, from now on. */
  async watch(goals: Readonly<Record<string, Goal>>): Promise<void> {
    await this.control.lanes.watch(goals);
    this.control.publish();
  }

  // Sharing.

  /** What follows `#s=` in a link to this experiment; what its reader would refuse is told instead. */
  async link(): Promise<string | undefined> {
    await this.control.begun;
    const experiment = await experimentOf(this.manifest, this.control.lanes, this.state);
    if (experiment === undefined) return undefined;
    const link = encodeExperiment(experiment);
    if (decodeExperiment(link, this.manifest).ok) return link;
    this.tell({ kind: 'value', phrase: { key: 'link.tooLarge' } });
    return undefined;
  }

  /** Opens what follows `#s=`; a link that cannot be used changes nothing and is told. */
  async openLink(text: string): Promise<boolean> {
    const decoded = decodeExperiment(text, this.manifest);
    if (!decoded.ok) {
      const { phrase, entry } = decoded;
      this.tell({ kind: 'value', phrase, ...(entry === undefined ? {} : { entry }) });
      return false;
    }
    const { experiment } = decoded;
    await restore(this.control, this.manifest, experiment, this.inputUntil);
    const linkedCode = experiment.runs.find((run) => run.code !== undefined)?.code;
    if (linkedCode !== undefined) this.store.setState({ linkedCode });
    const version = await this.control.workers.trusted.calls.modelVersion(this.manifest.id).catch(() => undefined);
    // What went wrong with the run itself matters more than where it came from.
    if (this.state.problem !== undefined) return true;
    if (linkedCode !== undefined) this.tell({ kind: 'link-code' });
    else if (experiment.inputName !== undefined) this.tell({ kind: 'link-input', name: experiment.inputName });
    else if (version !== undefined && version !== experiment.modelVersion) this.tell({ kind: 'link-version' });
    return true;
  }

  // Beside the run.

  /** Runs the active experiment over many seeds in a worker of its own, and keeps the band of every series. */
  async computeBand(seeds = 20): Promise<void> {
    await keepBand(this.control, this.manifest, () => this.openers.openTrusted(), seeds);
  }

  /** Really does the work that the active run plans. */
  async doJob(): Promise<void> {
    const grounds = this.control.jobGrounds;
    if (grounds !== undefined) await this.control.jobs?.start(grounds);
  }

  cancelJob(): void {
    this.control.jobs?.cancel();
  }

  /** Computes an analysis of the active run's setup in a worker of its own; a change of what it is made of drops it. */
  async analyse(request: AnalysisRequest): Promise<void> {
    const grounds = this.control.analysisGrounds;
    if (grounds !== undefined) await this.control.analyses.start(request, grounds);
  }

  cancelAnalysis(name: string): void {
    this.control.analyses.cancel(name);
  }

  clearOutput(): void {
    this.store.setState(NO_OUTPUT);
  }

  dismissProblem(): void {
    this.store.setState(without(this.state, 'problem'), true);
  }

  tell(problem: SessionProblem): void {
    this.control.tell(problem);
  }

  dispose(): void {
    this.samples.cancel();
    this.control.dispose();
  }

  /** Opened files have a length of their own. */
  private untilAfter(changes: ParameterChanges, until: number): number {
    return this.inputUntil ?? specs.changedUntil(this.manifest, changes, until);
  }

  private async takeFiles(files: readonly File[], onProgress?: (share: number) => void): Promise<boolean> {
    const most = this.manifest.input?.maxBytes ?? 0;
    const large = files.find((file) => file.size > most);
    if (large !== undefined) {
      this.tell({ kind: 'input', phrase: { key: 'input.size', args: { name: large.name, given: large.size, most } } });
      return false;
    }
    const reply = await this.control.workers
      .open(files, onProgress)
      .catch((error: unknown) => this.control.failed(undefined, error));
    if (reply?.ok === false) this.tell({ kind: 'input', phrase: reply.problem.phrase });
    if (reply?.ok !== true) return false;
    this.inputUntil = reply.until;
    this.store.setState({ input: { name: files.map((file) => file.name).join(', '), summary: reply.summary } });
    await this.begin({ changes: this.control.lanes.active?.spec.params ?? {} });
    if (reply.openAt !== undefined) await this.seek(reply.openAt);
    return true;
  }

  private forgetFiles(): void {
    this.samples.cancel();
    if (this.state.input === undefined) return;
    this.control.workers.closeFiles();
    this.inputUntil = undefined;
    this.store.setState(without(this.state, 'input'), true);
  }

  private async move(target: Target): Promise<void> {
    this.pause();
    const lane = this.control.lanes.active;
    if (lane === undefined) return;
    await lane.go(target);
    await Promise.all(
      this.control.lanes.all.filter((other) => other !== lane).map((other) => other.go({ to: lane.time })),
    );
    await this.control.settle();
  }
}
