// One student's session with one lab: what runs, where it stands, and every command that changes it. Free of React.
// Truth lives in the runs' specs; frames and samples are what the workers made of them.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Goal } from '../../contract/goal.ts';
import type { ActionKind, Manifest, ParameterChanges, Task } from '../../contract/manifest.ts';
import type { Explanation, ParameterValue, ParameterValues, Subject } from '../../contract/model.ts';
import type { Action, Frame, RunSpec } from '../../contract/run.ts';
import type { Phrase } from '../../contract/text.ts';
import type { ConsoleLine } from '../../sandbox/console-capture.ts';
import { checkAction, isSameAction } from '../../sim/actions.ts';
import { checkValue, defaultsOf, paramsAt } from '../../sim/parameters.ts';
import { type Bridge, type WorkerEnd, WorkerEnded } from '../../worker/bridge.ts';
import { decodeExperiment, type Experiment, encodeExperiment, longestRun } from '../../worker/link.ts';
import type { Difference, Target } from '../../worker/open-run.ts';
import { Analyses, type AnalysisGrounds, type AnalysisRequest, type AnalysisState } from './analyses.ts';
import { makeBand, type SeriesBand } from './band.ts';
import { type LocatedFault, locateFault } from './faults.ts';
import { readFiles } from './files.ts';
import { Lane, type LaneRole } from './lane.ts';

/** The student's code that takes part in a run: what they wrote, and what the compiler made of it. */
export interface StudentCode {
  readonly source: string;
  readonly script: string;
  readonly sourceMap?: string;
}

export interface SessionDependencies {
  openTrusted(): Bridge;
  /** A fresh confined worker with the student's script in it. */
  openConfined(code: StudentCode): Promise<Bridge>;
  /** Calls back before the next picture; not at all while the page is hidden. Returns what cancels it. */
  nextPicture(callback: (nowMs: number) => void): () => void;
}

/** What went wrong, told once and then dismissed. The page puts it into words. */
export type SessionProblem =
  | { readonly kind: 'worker'; readonly end: WorkerEnd }
  /** The simulation or the student's code threw. */
  | ({ readonly kind: 'fault' } & LocatedFault)
  | { readonly kind: 'link-version' }
  | { readonly kind: 'link-code' }
  | { readonly kind: 'link-input'; readonly name: string }
  | { readonly kind: 'value'; readonly phrase: Phrase }
  /** A file that cannot be used. */
  | { readonly kind: 'input'; readonly phrase: Phrase };

/** A lane as the page shows it, refreshed a few times a second while playing. */
export interface LaneView {
  readonly id: string;
  readonly role: LaneRole;
  readonly spec: RunSpec;
  readonly time: number;
  readonly frontier: number;
  readonly until: number;
  readonly ended: boolean;
  readonly forkTime?: number;
  readonly frame?: Frame;
  /** Rows of samples that are there; charts read them through `samples`. */
  readonly sampleCount: number;
  /** Where it parts from the run `against`, whose side is `one`. */
  readonly difference?: Difference & { readonly against: string };
}

export interface SessionState {
  readonly manifest: Manifest;
  readonly lanes: readonly LaneView[];
  readonly active: string;
  readonly playing: boolean;
  readonly speed: number;
  readonly scenario?: string;
  readonly seed: number;
  /** Parameters at the present moment of the active lane. */
  readonly params: ParameterValues;
  readonly selected?: Subject;
  /** Why; null where the log knows nothing of what is selected, absent while it is read. */
  readonly explanation?: Explanation | null;
  readonly goals: Frame['goals'];
  readonly problem?: SessionProblem;
  readonly input?: { readonly name: string; readonly summary: Phrase };
  readonly code?: StudentCode;
  /** Source that came with a link: shown, never run unless the student says so. */
  readonly linkedCode?: string;
  /** What the student's code printed, newest last. */
  readonly output: readonly OutputLine[];
  /** Lines that were printed beyond what is kept. */
  readonly outputOmitted: number;
  /** Spread of every series over many seeds, for the run it was made of. */
  readonly band?: SeriesBand;
  readonly bandProgress?: number;
  /** Analyses of the model by name: those that were asked for, and still hold for the active run. */
  readonly analyses: Readonly<Record<string, AnalysisState>>;
}

export interface OutputLine {
  readonly id: number;
  readonly level: ConsoleLine['level'];
  readonly text: string;
}

/** Of all runs since the list was cleared; one run prints at most as many. */
const MOST_OUTPUT_LINES = 1000;

type FrameListener = (frame: Frame) => void;

/** Rendering the page costs more than drawing the stage: figures can wait, and clock and playhead follow each frame by themselves. */
const PUBLISH_EVERY_MS = 500;
const MOST_LANES = 4;
/** A page that slept does not leap: one picture advances by at most this much wall time. */
const LONGEST_PICTURE_MS = 100;

/** The new value, or the old one where both say the same: then no part of the page has to be drawn again. */
const unlessSame = <Value>(before: Value, now: Value): Value =>
  JSON.stringify(before) === JSON.stringify(now) ? before : now;

export class Session {
  readonly store: StoreApi<SessionState>;
  private readonly manifest: Manifest;
  private readonly dependencies: SessionDependencies;
  private readonly listeners = new Map<string, Set<FrameListener>>();
  private readonly analyses: Analyses;
  private lanes: Lane[] = [];
  private trusted: Bridge | undefined;
  private confined: { readonly bridge: Bridge; readonly code: StudentCode } | undefined;
  private files: readonly File[] = [];
  private inputs = new Map<Bridge, string>();
  private inputUntil: number | undefined;
  private watched: Readonly<Record<string, Goal>> = {};
  private laneNumber = 0;
  /** Counts the times that all lanes were given up. */
  private era = 0;
  private cancelPicture: (() => void) | undefined;
  private lastPictureMs: number | undefined;
  private lastPublishMs = 0;
  private targetTime = 0;
  private disposed = false;

  constructor(manifest: Manifest, dependencies: SessionDependencies) {
    this.manifest = manifest;
    this.dependencies = dependencies;
    const params = defaultsOf(manifest.parameters);
    this.store = createStore<SessionState>(() => ({
      manifest,
      lanes: [],
      active: '',
      playing: false,
      speed: 1,
      seed: 1,
      params,
      goals: {},
      output: [],
      analyses: {},
      outputOmitted: 0,
    }));
    this.analyses = new Analyses(
      () => dependencies.openTrusted(),
      (analyses) => {
        if (!this.disposed) this.store.setState({ analyses });
      },
    );
  }

  // Reading.

  get state(): SessionState {
    return this.store.getState();
  }

  /** Every frame of a lane as it arrives, outside React; the last one at once. */
  onFrame(laneId: string, listener: FrameListener): () => void {
    const listeners = this.listeners.get(laneId) ?? new Set();
    this.listeners.set(laneId, listeners.add(listener));
    const frame = this.lane(laneId)?.frame;
    if (frame !== undefined) listener(frame);
    return () => listeners.delete(listener);
  }

  /** One sample of a lane's series, NaN where there is none. */
  sample(laneId: string, row: number, series: number): number {
    return this.lane(laneId)?.samples.at(row, series) ?? Number.NaN;
  }

  // Setting up.

  /**
   * Starts anew: one lane at time 0, with the defaults, the scenario's changes and `changes` on top. `ownTraffic` closes
   * opened files: what a step or a challenge asks is about the scenario's own.
   */
  async begin(
    options: { scenario?: string; changes?: ParameterChanges; seed?: number; ownTraffic?: boolean } = {},
  ): Promise<void> {
    if (options.ownTraffic === true && this.state.input !== undefined) this.forgetFiles();
    const scenario = this.manifest.scenarios.find((candidate) => candidate.id === options.scenario);
    const code = this.state.code;
    const params = { ...defaultsOf(this.manifest.parameters), ...scenario?.params, ...options.changes };
    await this.restart(
      {
        lab: this.manifest.id,
        params,
        seed: options.seed ?? scenario?.seed ?? this.state.seed,
        actions: scenario?.actions ?? [],
        ...(code !== undefined && this.usesCode(params) ? { code: code.source } : {}),
      },
      this.inputUntil ?? scenario?.until,
    );
    this.store.setState({ ...(scenario === undefined ? {} : { scenario: scenario.id }) });
  }

  /** The same run from time 0, without what was done during it. */
  async reset(): Promise<void> {
    const main = this.active;
    if (main === undefined) return this.begin();
    await this.restart({ ...main.spec, actions: this.scheduledActions() }, main.until);
  }

  async setSeed(seed: number): Promise<void> {
    const main = this.active;
    if (main === undefined || !Number.isSafeInteger(seed) || seed < 0) return;
    await this.restart({ ...main.spec, seed }, main.until);
  }

  /**
   * Changes one parameter: a live one at the present moment, as an action of the run; any other from the start. So does
   * a live one when the run is over and no moment is left to live in: all settings as they stand then hold from the start.
   * A value that is not allowed changes nothing and is told.
   */
  async setParameter(name: string, value: ParameterValue): Promise<void> {
    const parameter = this.manifest.parameters.find((candidate) => candidate.name === name);
    const lane = this.active;
    if (parameter === undefined || lane === undefined) return;
    const checked = checkValue(parameter, value);
    if (!checked.ok) {
      this.tell({ kind: 'value', phrase: checked.phrase });
      return;
    }
    const codeChanges =
      name === this.manifest.code?.parameter &&
      this.usesCode({ [name]: checked.value }) !== (lane.spec.code !== undefined);
    const over = lane.frame?.ended === true || lane.time >= lane.until;
    if (parameter.live === true && lane.time > 0 && !over && !codeChanges)
      return this.act({ action: 'set', name, value: checked.value });
    const { code: _, ...spec } = over ? this.withSettingsFromStart(lane.spec) : lane.spec;
    const params = {
      ...(codeChanges ? paramsAt(spec.params, spec.actions, lane.time) : spec.params),
      [name]: checked.value,
    };
    const code = this.state.code;
    await this.restart(
      { ...spec, params, ...(code !== undefined && this.usesCode(params) ? { code: code.source } : {}) },
      lane.until,
    );
  }

  /** Opens files as the run's input, in the trusted worker and, with a student's code, in the confined one too. */
  async openFiles(files: readonly File[]): Promise<boolean> {
    const limit = this.manifest.input?.maxBytes ?? 0;
    const large = files.find((file) => file.size > limit);
    if (large !== undefined) {
      const phrase = { key: 'input.size', args: { name: large.name, given: large.size, most: limit } };
      this.tell({ kind: 'input', phrase });
      return false;
    }
    this.trusted ??= this.dependencies.openTrusted();
    const reply = await this.readInto(this.trusted, files);
    if (reply === undefined) return false;
    this.files = files;
    this.inputs = new Map([[this.trusted, reply.input]]);
    this.inputUntil = reply.until;
    this.store.setState({ input: { name: files.map((file) => file.name).join(', '), summary: reply.summary } });
    await this.begin({ changes: this.active?.spec.params ?? {} });
    return true;
  }

  async closeFiles(): Promise<void> {
    this.forgetFiles();
    await this.begin({ changes: this.active?.spec.params ?? {} });
  }

  private forgetFiles(): void {
    this.files = [];
    this.inputUntil = undefined;
    this.inputs.clear();
    const { input: _, ...rest } = this.state;
    this.store.setState(rest, true);
  }

  /** Puts the student's code in charge, or takes it out. The run starts anew. */
  async takeCode(code: StudentCode | undefined): Promise<void> {
    const slot = this.manifest.code;
    const lane = this.active;
    if (slot === undefined || lane === undefined) return;
    this.confined?.bridge.close();
    this.confined = undefined;
    const { code: _, ...rest } = this.state;
    this.store.setState(code === undefined ? rest : { ...rest, code }, true);
    const parameter = this.manifest.parameters.find((candidate) => candidate.name === slot.parameter);
    const { code: __, ...spec } = lane.spec;
    const value = code === undefined ? parameter?.default : slot.value;
    const params = value === undefined ? spec.params : { ...spec.params, [slot.parameter]: value };
    await this.restart(
      { ...spec, params, actions: this.scheduledActions(), ...(code === undefined ? {} : { code: code.source }) },
      lane.until,
    );
  }

  // Moving in time.

  play(): void {
    const lane = this.active;
    if (this.state.playing || lane === undefined) return;
    this.targetTime = lane.time;
    this.lastPictureMs = undefined;
    this.store.setState({ playing: true });
    this.schedulePicture();
  }

  pause(): void {
    this.cancelPicture?.();
    this.cancelPicture = undefined;
    if (this.state.playing) {
      this.store.setState({ playing: false });
      // What was asked before is answered again for the moment that the stage now shows.
      void this.refreshExplanation();
    }
    this.publish();
  }

  setSpeed(speed: number): void {
    this.store.setState({ speed });
  }

  async step(): Promise<void> {
    await this.move({ by: 'step' });
  }

  async stepBack(): Promise<void> {
    await this.move({ by: 'step-back' });
  }

  async seek(time: number): Promise<void> {
    this.pause();
    await Promise.all(this.lanes.map((lane) => lane.go({ to: Math.max(0, time) })));
    this.publish();
    await this.refreshExplanation();
  }

  /** Computes ahead to a time and shows it; used by tests, links and "to the end". */
  async reach(time: number): Promise<void> {
    this.pause();
    await Promise.all(this.lanes.map((lane) => lane.reach(Math.min(time, lane.until))));
    this.publish();
  }

  // Acting.

  /**
   * What the student does, now. In the past of the run it would undo what was seen, so the run forks first and the old
   * future stays beside the new one.
   */
  async act(action: Omit<Action, 'at'>): Promise<void> {
    const lane = this.active;
    if (lane === undefined) return;
    const checked = checkAction(this.manifest, { ...action, at: lane.time });
    if (!checked.ok) {
      this.tell({ kind: 'value', phrase: checked.phrase });
      return;
    }
    await lane.settled();
    const undoesActions = lane.spec.actions.some((other) => other.at > lane.time && !this.isScheduled(other));
    if (undoesActions || lane.frontier - lane.time > this.manifest.clock.sampleEvery) await this.fork();
    await this.active?.act(action);
    await this.compareLanes();
    this.publish();
    await this.refreshExplanation();
  }

  /**
   * Leaves the present run where it is and goes on in a copy of it from this moment. What the scenario does later happens
   * there too; what the student did later does not.
   */
  async fork(): Promise<void> {
    const parent = this.active;
    if (parent === undefined || this.manifest.without?.includes('fork') === true) return;
    await parent.settled();
    const time = parent.time;
    const kept = parent.spec.actions.filter((action) => action.at <= time || this.isScheduled(action));
    const spec = { ...parent.spec, actions: kept };
    const lane = await this.addLane('fork', spec, parent.until, time);
    if (lane === undefined) return;
    await lane.reach(time);
    this.activate(lane.id);
  }

  /** A second run beside this one, from the start, under the same arrivals and other parameters. */
  async addTwin(changes: ParameterChanges): Promise<void> {
    const main = this.active;
    if (main === undefined || this.manifest.without?.includes('twin') === true) return;
    await main.settled();
    const params = { ...main.spec.params, ...changes };
    const { code: _, ...spec } = main.spec;
    const code = this.usesCode(params) ? this.state.code : undefined;
    const actions = spec.actions.filter((action) => action.action !== 'set' || !(String(action['name']) in changes));
    const lane = await this.addLane(
      'twin',
      { ...spec, actions, params, ...(code === undefined ? {} : { code: code.source }) },
      main.until,
    );
    await lane?.reach(main.time);
    await this.compareLanes();
    this.publish();
  }

  activate(laneId: string): void {
    if (this.lane(laneId) === undefined) return;
    this.store.setState({ active: laneId });
    this.publish();
    void this.compareLanes();
    void this.refreshExplanation();
  }

  removeLane(laneId: string): void {
    if (this.lanes.length < 2) return;
    this.lane(laneId)?.close();
    this.lanes = this.lanes.filter((lane) => lane.id !== laneId);
    if (this.state.active === laneId) this.store.setState({ active: this.lanes[0]?.id ?? '' });
    this.publish();
  }

  /** Selects an object and asks why; undefined clears the selection. */
  async select(subject: Subject | undefined): Promise<void> {
    const { selected: _, explanation: __, ...rest } = this.state;
    this.store.setState(subject === undefined ? rest : { ...rest, selected: subject }, true);
    await this.refreshExplanation();
  }

  /** Actions that the manifest offers for an object of that kind. */
  actionsOn(kind: string): readonly ActionKind[] {
    return this.manifest.actions.filter((action) => action.on === kind);
  }

  /** Watches the goals of tasks (and of anything else by id) over the active run, from now on. */
  async watch(goals: Readonly<Record<string, Goal>>): Promise<void> {
    this.watched = goals;
    await Promise.all(this.lanes.map((lane) => lane.watch(goals)));
    this.publish();
  }

  watchTasks(tasks: readonly Task[]): Promise<void> {
    return this.watch(Object.fromEntries(tasks.map((task) => [task.id, task.goal])));
  }

  // Taking out.

  /** The calls of the active lane's worker, with its run: exports, records, results. */
  get activeRun(): { readonly bridge: Bridge; readonly lane: Lane } | undefined {
    const lane = this.active;
    return lane === undefined ? undefined : { bridge: lane.bridge, lane };
  }

  /** What follows `#s=` in a link to this experiment. */
  async link(): Promise<string | undefined> {
    const lane = this.active;
    if (lane === undefined) return undefined;
    await lane.settled();
    const experiment = this.experiment(lane, await lane.bridge.calls.modelVersion(this.manifest.id));
    const link = encodeExperiment(experiment);
    if (decodeExperiment(link, this.manifest).ok) return link;
    this.tell({ kind: 'value', phrase: { key: 'link.tooLarge' } });
    return undefined;
  }

  /** Opens what follows `#s=`; a link that cannot be used changes nothing and is told. */
  async openLink(text: string): Promise<boolean> {
    const decoded = decodeExperiment(text, this.manifest);
    if (!decoded.ok) {
      this.tell({ kind: 'value', phrase: decoded.phrase });
      return false;
    }
    const { experiment } = decoded;
    await this.restore(experiment);
    const linkedCode = experiment.runs.find((run) => run.code !== undefined)?.code;
    if (linkedCode !== undefined) this.store.setState({ linkedCode });
    const version = await this.trusted?.calls.modelVersion(this.manifest.id).catch(() => undefined);
    if (linkedCode !== undefined) this.tell({ kind: 'link-code' });
    else if (experiment.inputName !== undefined) this.tell({ kind: 'link-input', name: experiment.inputName });
    else if (version !== undefined && version !== experiment.modelVersion) this.tell({ kind: 'link-version' });
    return true;
  }

  /** Runs the active experiment over many seeds in a worker of its own, and keeps the band of every series. */
  async computeBand(seeds = 20): Promise<void> {
    const lane = this.active;
    if (
      lane === undefined ||
      lane.spec.code !== undefined ||
      lane.input !== undefined ||
      this.state.bandProgress !== undefined
    )
      return;
    const bridge = this.dependencies.openTrusted();
    try {
      const band = await makeBand(bridge, this.manifest, lane.spec, lane.until, seeds, (bandProgress) =>
        this.store.setState({ bandProgress }),
      );
      if (!this.disposed) this.store.setState({ band });
    } catch (error) {
      this.failed(undefined, error);
    } finally {
      bridge.close();
      const { bandProgress: _, ...rest } = this.state;
      this.store.setState(rest, true);
    }
  }

  /** Computes an analysis of the active run's setup in a worker of its own; a change of what it is made of drops it. */
  async analyse(request: AnalysisRequest): Promise<void> {
    const grounds = this.grounds;
    if (grounds !== undefined) await this.analyses.start(request, grounds);
  }

  cancelAnalysis(name: string): void {
    this.analyses.cancel(name);
  }

  clearOutput(): void {
    this.store.setState({ output: [], outputOmitted: 0 });
  }

  private experiment(lane: Lane, modelVersion: number): Experiment {
    return {
      v: 1,
      lab: this.manifest.id,
      modelVersion,
      active: Math.max(0, this.lanes.indexOf(lane)),
      time: lane.time,
      ...(this.state.scenario === undefined ? {} : { scenario: this.state.scenario }),
      runs: this.lanes.map(({ role, spec, forkTime, until }) => ({
        role,
        params: spec.params,
        seed: spec.seed,
        actions: spec.actions,
        until,
        ...(spec.code === undefined ? {} : { code: spec.code }),
        ...(forkTime === undefined ? {} : { forkTime }),
      })),
      ...(this.state.input === undefined ? {} : { inputName: this.state.input.name }),
    };
  }

  /** The lanes of a shared experiment. Code that came with it is never run by itself: its lanes open without it. */
  private async restore(experiment: Experiment): Promise<void> {
    this.closeLanes();
    // The file that a run was fed with does not come along, and with it goes its length.
    const longest = this.inputUntil ?? longestRun(this.manifest);
    for (const run of experiment.runs.slice(0, MOST_LANES)) {
      const { role, forkTime, code: _, ...rest } = run;
      const until = Math.min(run.until, longest);
      const lane = await this.addLane(role, { lab: this.manifest.id, ...this.withoutCode(rest) }, until, forkTime);
      await lane?.reach(Math.min(experiment.time, until));
    }
    const active = this.lanes[experiment.active] ?? this.lanes[0];
    const { scenario: __, ...rest } = this.state;
    this.store.setState(
      {
        ...rest,
        active: active?.id ?? '',
        seed: active?.spec.seed ?? 1,
        ...(experiment.scenario === undefined ? {} : { scenario: experiment.scenario }),
      },
      true,
    );
    await this.compareLanes();
    this.publish();
  }

  dismissProblem(): void {
    const { problem: _, ...rest } = this.state;
    this.store.setState(rest, true);
  }

  tell(problem: SessionProblem): void {
    this.store.setState({ problem });
  }

  dispose(): void {
    this.disposed = true;
    this.cancelPicture?.();
    this.analyses.keep(undefined);
    this.closeLanes();
    this.confined?.bridge.close();
    this.trusted?.close();
    this.listeners.clear();
  }

  // Inside.

  private get active(): Lane | undefined {
    return this.lane(this.state.active);
  }

  private get grounds(): AnalysisGrounds | undefined {
    const lane = this.active;
    if (lane === undefined) return undefined;
    const { spec, time } = lane;
    return { spec: { ...spec, params: paramsAt(spec.params, spec.actions, time) }, files: this.files };
  }

  private lane(id: string): Lane | undefined {
    return this.lanes.find((lane) => lane.id === id);
  }

  /** What the present scenario does by itself. */
  private scheduledActions(): readonly Action[] {
    return this.manifest.scenarios.find((candidate) => candidate.id === this.state.scenario)?.actions ?? [];
  }

  /** Whether the present scenario does this by itself; a link brings a copy of it. */
  private isScheduled(action: Action): boolean {
    return this.scheduledActions().some((own) => isSameAction(own, action));
  }

  /** What the student set on the way is set from the start. */
  private withSettingsFromStart(spec: RunSpec): RunSpec {
    const isOwnSetting = (action: Action): boolean => action.action === 'set' && !this.isScheduled(action);
    return {
      ...spec,
      params: paramsAt(spec.params, spec.actions.filter(isOwnSetting), Number.POSITIVE_INFINITY),
      actions: spec.actions.filter((action) => !isOwnSetting(action)),
    };
  }

  private usesCode(params: ParameterValues): boolean {
    const slot = this.manifest.code;
    return slot !== undefined && params[slot.parameter] === slot.value;
  }

  private withoutCode<T extends { readonly params: ParameterValues }>(run: T): T {
    const slot = this.manifest.code;
    if (slot === undefined || !this.usesCode(run.params)) return run;
    const fallback = this.manifest.parameters.find((parameter) => parameter.name === slot.parameter)?.default ?? '';
    return { ...run, params: { ...run.params, [slot.parameter]: fallback } };
  }

  private async restart(spec: RunSpec, until = this.manifest.clock.until): Promise<void> {
    this.pause();
    this.closeLanes();
    const { selected: _, explanation: __, problem: ___, band: ____, scenario, ...rest } = this.state;
    this.store.setState(
      {
        ...rest,
        seed: spec.seed,
        goals: {},
        output: [],
        outputOmitted: 0,
        ...(scenario === undefined ? {} : { scenario }),
      },
      true,
    );
    const lane = await this.addLane('main', spec, until);
    if (lane === undefined) return;
    this.store.setState({ active: lane.id });
    // Whoever has moved on already is not taken back.
    if (!lane.busy) await lane.go({ to: 0 });
    this.publish();
  }

  private closeLanes(): void {
    for (const lane of this.lanes) lane.close();
    this.lanes = [];
    this.era += 1;
  }

  private async addLane(role: LaneRole, spec: RunSpec, until: number, forkTime?: number): Promise<Lane | undefined> {
    if (this.lanes.length >= MOST_LANES) {
      const oldest = this.lanes.find((lane) => lane.role !== 'main' && lane.id !== this.state.active);
      if (oldest !== undefined) this.removeLane(oldest.id);
    }
    const { era } = this;
    try {
      const bridge = await this.bridgeFor(spec);
      // Another start has taken the place of this one while its worker opened.
      if (this.disposed || era !== this.era) return undefined;
      this.laneNumber += 1;
      const input = this.inputs.get(bridge);
      const lane = new Lane({
        id: `run-${this.laneNumber}`,
        role,
        spec,
        until,
        bridge,
        manifest: this.manifest,
        ...(input === undefined ? {} : { input }),
        ...(forkTime === undefined ? {} : { forkTime }),
        onFrame: (from, frame) => this.receive(from, frame),
        onFailure: (from, error) => this.failed(from, error),
      });
      this.lanes = [...this.lanes, lane];
      await lane.watch(this.watched);
      return lane;
    } catch (error) {
      this.failed(undefined, error);
      return undefined;
    }
  }

  private async bridgeFor(spec: RunSpec): Promise<Bridge> {
    if (spec.code === undefined) {
      this.trusted ??= this.dependencies.openTrusted();
      return this.trusted;
    }
    const { code } = this.state;
    if (code === undefined) throw new Error('the code of this run is not compiled');
    if (this.confined?.code === code) return this.confined.bridge;
    this.confined?.bridge.close();
    this.confined = undefined;
    const bridge = await this.dependencies.openConfined(code);
    // It took a while: the page may be gone, the code another one, or the same code opened by another run.
    const known = this.confined as Session['confined'];
    if (this.disposed || this.state.code !== code || known?.code === code) {
      bridge.close();
      if (known?.code === code) return known.bridge;
      throw new WorkerEnded({ kind: 'terminated' });
    }
    this.confined = { bridge, code };
    if (this.files.length > 0) {
      const reply = await this.readInto(bridge, this.files);
      if (reply !== undefined) this.inputs.set(bridge, reply.input);
    }
    return bridge;
  }

  private async readInto(bridge: Bridge, files: readonly File[]) {
    try {
      const reply = await readFiles(bridge, this.manifest.id, files);
      if (reply.ok) return reply;
      this.tell({ kind: 'input', phrase: reply.problem.phrase });
    } catch (error) {
      this.failed(undefined, error);
    }
    return undefined;
  }

  private async move(target: Target): Promise<void> {
    this.pause();
    const lane = this.active;
    if (lane === undefined) return;
    await lane.go(target);
    await Promise.all(this.lanes.filter((other) => other !== lane).map((other) => other.go({ to: lane.time })));
    this.publish();
    await Promise.all([this.takeOutput(), this.refreshExplanation()]);
  }

  private receive(lane: Lane, frame: Frame): void {
    for (const listener of this.listeners.get(lane.id) ?? []) listener(frame);
    if (!this.state.playing) this.publish();
  }

  private failed(lane: Lane | undefined, error: unknown): void {
    this.pause();
    const bridge = lane?.bridge ?? this.confined?.bridge;
    if (error instanceof WorkerEnded) {
      if (error.end.kind === 'terminated') return;
      // What ended takes nothing else with it: the next run opens a fresh worker.
      if (lane !== undefined && lane.bridge === this.trusted) this.trusted = undefined;
      if (lane !== undefined && lane.bridge === this.confined?.bridge) this.confined = undefined;
      // An error of the student's that nobody caught has its place as any other.
      if (error.end.kind !== 'error' || bridge?.studentFirstLine === undefined) {
        this.tell({ kind: 'worker', end: error.end });
        return;
      }
    }
    this.tell({ kind: 'fault', ...locateFault(error, this.state.code, bridge?.studentFirstLine) });
  }

  private schedulePicture(): void {
    this.cancelPicture = this.dependencies.nextPicture((nowMs) => this.picture(nowMs));
  }

  private picture(nowMs: number): void {
    const lane = this.active;
    if (!this.state.playing || lane === undefined) return;
    const passedMs = Math.min(nowMs - (this.lastPictureMs ?? nowMs), LONGEST_PICTURE_MS);
    this.lastPictureMs = nowMs;
    // A slow machine falls behind the wall clock rather than leaping: the target never runs far ahead of what is computed.
    const ahead = (LONGEST_PICTURE_MS / 1000) * this.manifest.clock.rate * this.state.speed;
    this.targetTime = Math.min(
      this.targetTime + (passedMs / 1000) * this.manifest.clock.rate * this.state.speed,
      lane.time + ahead,
      lane.until,
    );
    for (const each of this.lanes) if (!each.busy && each.frame?.ended !== true) void each.go({ to: this.targetTime });
    if (nowMs - this.lastPublishMs >= PUBLISH_EVERY_MS) {
      this.lastPublishMs = nowMs;
      this.publish();
      void this.compareLanes();
      void this.takeOutput();
    }
    if (this.lanes.every((each) => each.frame?.ended === true)) this.pause();
    else this.schedulePicture();
  }

  /** Brings the page's state up to date with the lanes. */
  private publish(): void {
    if (this.disposed) return;
    const lane = this.active;
    const previous = new Map(this.state.lanes.map((view) => [view.id, view]));
    this.store.setState({
      lanes: this.lanes.map((each) => {
        const difference = previous.get(each.id)?.difference;
        return {
          id: each.id,
          role: each.role,
          spec: each.spec,
          time: each.time,
          frontier: each.frontier,
          until: each.until,
          ended: each.frame?.ended ?? false,
          sampleCount: each.samples.count,
          ...(each.forkTime === undefined ? {} : { forkTime: each.forkTime }),
          ...(each.frame === undefined ? {} : { frame: each.frame }),
          ...(difference === undefined ? {} : { difference }),
        };
      }),
      ...(lane === undefined
        ? {}
        : {
            params: unlessSame(this.state.params, paramsAt(lane.spec.params, lane.spec.actions, lane.time)),
            goals: unlessSame(this.state.goals, lane.frame?.goals ?? {}),
          }),
    });
    this.analyses.keep(this.grounds);
  }

  /** Takes over what the student's code has printed. */
  private async takeOutput(): Promise<void> {
    const bridge = this.confined?.bridge;
    if (bridge === undefined) return;
    const taken = await bridge.calls.takeConsole().catch(() => undefined);
    const { output, outputOmitted } = this.state;
    if (taken === undefined || (taken.lines.length === 0 && taken.omitted === outputOmitted)) return;
    const next = (output.at(-1)?.id ?? 0) + 1;
    const fresh = taken.lines.map((line, index) => ({ ...line, id: next + index }));
    this.store.setState({ output: [...output, ...fresh].slice(-MOST_OUTPUT_LINES), outputOmitted: taken.omitted });
  }

  private async refreshExplanation(): Promise<void> {
    const { selected } = this.state;
    const lane = this.active;
    if (selected === undefined || lane === undefined) return;
    const explanation = await lane.bridge.calls.why(lane.id, selected).catch(() => undefined);
    if (this.state.selected === selected) this.store.setState({ explanation: explanation ?? null });
  }

  /** Finds where each other lane parts from the active one, where both are in one worker. */
  private async compareLanes(): Promise<void> {
    const lane = this.active;
    if (lane === undefined || this.lanes.length < 2) return;
    for (const other of this.lanes) {
      if (other === lane || other.bridge !== lane.bridge) continue;
      const known = this.state.lanes.find((view) => view.id === other.id)?.difference;
      if (known?.against === lane.id) continue;
      const difference = await lane.bridge.calls.firstDifference(lane.id, other.id).catch(() => undefined);
      if (difference !== undefined) {
        this.store.setState({
          lanes: this.state.lanes.map((view) =>
            view.id === other.id ? { ...view, difference: { ...difference, against: lane.id } } : view,
          ),
        });
      }
    }
  }
}
