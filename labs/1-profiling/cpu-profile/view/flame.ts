// The stage: a flame graph that grows with the run. It is one stop of the Tab key: arrows lead from frame to frame, Enter
// opens what can be done with a function, Z fills the width with a frame and Escape shows the whole again.
import { type FlameMove, moveInFlame } from '#src/algorithms/profiles/flame-layout.ts';
import type { Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { watchTheme } from '#src/view/theme/tokens.ts';
import type { Snapshot } from '../snapshot.ts';
import { createBar } from './bar.ts';
import {
  type FlameChoice,
  foundShare,
  frameWords,
  isFound,
  layFrames,
  nameOf,
  rowsOf,
  shareWords,
  tintsOf,
} from './frames.ts';
import { layStage, scrolledTo } from './layout.ts';
import { boxesOf, type FlamePicture, flameSvg, paintFlame } from './paint.ts';
import { listenToScrolling, overflows } from './scrolling.ts';
import { momentWords, stageWords } from './words.ts';

const MOVES: Readonly<Record<string, FlameMove>> = {
  ArrowUp: 'in',
  ArrowDown: 'out',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

export function createStage(host: HTMLElement, context: StageContext): Stage<Snapshot> {
  return new FlameStage(host, context);
}

class FlameStage implements Stage<Snapshot> {
  private readonly context: StageContext;
  private readonly root = document.createElement('div');
  private readonly list = document.createElement('div');
  private readonly canvas = document.createElement('canvas');
  private readonly option = document.createElement('span');
  private readonly words = document.createElement('p');
  private readonly bar: ReturnType<typeof createBar>;
  private width = 640;
  private height = 420;
  private latest: StageFrame<Snapshot> | undefined;
  private choice: FlameChoice = { root: 0, widths: 'after', search: '' };
  private focused = -1;
  private hovered = -1;
  private offset = 0;
  private picture: FlamePicture | undefined;
  private readonly unwatch: () => void;

  constructor(host: HTMLElement, context: StageContext) {
    this.context = context;
    const { text } = context;
    this.bar = createBar(text, {
      onSearch: (search) => this.choose({ search }),
      onWhole: () => this.choose({ root: 0 }),
      onWidths: (widths) => this.choose({ widths }),
    });
    this.root.className = 'absolute inset-0 flex flex-col';
    this.list.className = 'stage-list relative min-h-0 flex-1 outline-offset-[-2px]';
    this.list.tabIndex = 0;
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', text.say('stage.flame'));
    this.option.id = `flame-${Math.random().toString(36).slice(2)}`;
    this.option.className = 'sr-only';
    this.option.setAttribute('role', 'option');
    this.option.setAttribute('aria-selected', 'true');
    this.list.setAttribute('aria-activedescendant', this.option.id);
    this.canvas.className = 'absolute inset-0';
    this.canvas.setAttribute('aria-hidden', 'true');
    this.words.className = 'm-0 shrink-0 overflow-hidden px-3 py-1.5 text-[12.5px]/[18px] text-ink2';
    this.list.append(this.canvas, this.option);
    this.root.append(this.bar.element, this.list, this.words);
    host.append(this.root);
    this.listen();
    // What is painted does not follow the theme by itself.
    this.unwatch = watchTheme(() => this.paint());
  }

  draw(frame: StageFrame<Snapshot>): void {
    this.latest = frame;
    this.paint();
  }

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.paint();
  }

  toSvg(): string {
    if (this.latest === undefined || this.picture === undefined) return '<svg xmlns="http://www.w3.org/2000/svg"/>';
    const { context, latest } = this;
    return flameSvg(this.picture, context.tokens(), stageWords(latest.snapshot, context.text));
  }

  describe(): string {
    return this.latest === undefined ? '' : stageWords(this.latest.snapshot, this.context.text);
  }

  destroy(): void {
    this.unwatch();
    this.root.remove();
  }

  private choose(change: Partial<FlameChoice>): void {
    this.choice = { ...this.choice, ...change };
    this.paint();
  }

  private listen(): void {
    this.list.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (this.onKey(event.key)) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
    this.list.addEventListener('focus', () => {
      // The first function, where one has run: the whole has less to say.
      if (this.focused < 0) this.move('in');
      else this.paint();
    });
    this.canvas.addEventListener('click', (event) => {
      const at = this.at(event);
      if (at < 0) {
        this.context.select(undefined);
        return;
      }
      this.focused = at;
      this.list.focus({ preventScroll: true });
      this.press(at, new DOMRect(event.clientX, event.clientY, 1, 1));
    });
    this.canvas.addEventListener('dblclick', (event) => {
      const at = this.at(event);
      if (at < 0) return;
      this.context.select(undefined);
      this.choose({ root: at });
    });
    this.canvas.addEventListener('mousemove', (event) => {
      const at = this.at(event);
      this.canvas.style.cursor = at < 0 ? 'default' : 'pointer';
      if (at === this.hovered) return;
      this.hovered = at;
      this.say();
    });
    this.canvas.addEventListener('mouseleave', () => {
      this.hovered = -1;
      this.say();
    });
    listenToScrolling(this.canvas, {
      picture: () => this.picture,
      onOffset: (offset) => {
        this.offset = offset;
        this.paint();
      },
    });
  }

  /** @returns whether the key meant something here */
  private onKey(key: string): boolean {
    if (this.picture === undefined || this.latest === undefined) return false;
    const move = MOVES[key];
    if (move !== undefined) {
      this.move(move);
      return true;
    }
    if (key === 'Enter' || key === ' ') {
      this.press(Math.max(0, this.focused), this.boxOf(this.focused));
      return true;
    }
    if (key === 'z' || key === 'Z' || key === 'я' || key === 'Я') {
      this.choose({ root: Math.max(0, this.focused) });
      return true;
    }
    if (key === 'Escape' && this.choice.root !== 0) {
      this.choose({ root: 0 });
      return true;
    }
    return false;
  }

  /** Leads the focus to another frame, and scrolls so that it can be seen. */
  private move(move: FlameMove): void {
    const { picture, latest } = this;
    if (picture === undefined || latest === undefined) return;
    const { function: functions, parent } = latest.snapshot.frames;
    const from = this.focused < 0 ? this.choice.root : this.focused;
    const next = moveInFlame(picture.layout, { function: functions, parent }, from, move);
    // Before anything has run there is nowhere to go.
    if (next !== from || latest.snapshot.position > 0) this.focused = next;
    const row = picture.layout.frames.find(({ context: at }) => at === this.focused)?.row ?? 0;
    const visible = Math.floor(picture.height / picture.rowHeight);
    this.offset = scrolledTo(row, this.offset, { rows: picture.layout.rows, visible });
    this.paint();
  }

  private press(context: number, anchor: DOMRect): void {
    const id = this.latest?.snapshot.frames.function[context];
    if (id === undefined) this.context.select(undefined);
    else this.context.select(context === 0 ? { kind: 'whole', id: 0 } : { kind: 'function', id }, anchor);
    this.paint();
  }

  private boxOf(context: number): DOMRect {
    const place = this.list.getBoundingClientRect();
    const box =
      this.picture === undefined ? undefined : boxesOf(this.picture).find(({ frame }) => frame.context === context);
    return box === undefined
      ? place
      : new DOMRect(place.x + box.x, place.y + box.y, Math.min(box.width, 240), box.height);
  }

  private at(event: MouseEvent): number {
    if (this.picture === undefined) return -1;
    const place = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - place.left, event.clientY - place.top];
    const found = boxesOf(this.picture).find(
      (box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height,
    );
    return found?.frame.context ?? -1;
  }

  private paint(): void {
    const { latest, context } = this;
    if (latest === undefined) return;
    const { snapshot, selected } = latest;
    const areas = layStage(this.width, this.height, rowsOf(snapshot));
    const { width, height } = areas.flame;
    this.bar.element.style.height = `${areas.bar.height}px`;
    this.words.style.height = `${areas.words.height}px`;
    const { search } = this.choice;
    const layout = layFrames(snapshot, this.choice, width);
    const visible = Math.max(1, Math.floor(height / areas.rowHeight));
    this.offset = Math.min(this.offset, Math.max(0, layout.rows - visible));
    const above = layout.rows - this.offset - visible;
    const present = presentStack(snapshot);
    const chosen = selected?.kind === 'function' ? selected.id : -1;
    this.picture = {
      ...{ layout, width, height, rowHeight: areas.rowHeight, offset: this.offset },
      nameOf: (at) => (at === 0 ? context.text.say('stage.whole') : nameOf(snapshot, at)),
      noteOf: (at) => shareWords(snapshot, at, context.text),
      tintOf: tintsOf(snapshot),
      isDimmed: (at) => search !== '' && !isFound(nameOf(snapshot, at), search),
      isPresent: (at) => present.has(at),
      above: above > 0 ? context.text.say('stage.above', { count: above }) : '',
      focused: document.activeElement === this.list ? this.focused : -1,
      isSelected: (at) => chosen >= 0 && snapshot.frames.function[at] === chosen,
    };
    this.canvas.style.touchAction = overflows(this.picture) ? 'none' : '';
    const ratio = globalThis.devicePixelRatio;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== wide || this.canvas.height !== high) {
      this.canvas.width = wide;
      this.canvas.height = high;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    const surface = this.canvas.getContext('2d');
    if (surface !== null) {
      surface.setTransform(ratio, 0, 0, ratio, 0, 0);
      paintFlame(surface, this.picture, context.tokens());
    }
    this.bar.show({
      isZoomed: this.choice.root !== 0,
      widths: snapshot.frames.before === undefined ? undefined : this.choice.widths,
      found: search === '' ? undefined : foundShare(snapshot, search),
      width,
    });
    this.say();
  }

  /** The frame under the pointer, else the one that the keys came to, else the moment. */
  private say(): void {
    const { latest, context } = this;
    if (latest === undefined) return;
    const { snapshot } = latest;
    const isHere = (at: number): boolean => at >= 0 && at < snapshot.frames.parent.length;
    const focus = document.activeElement === this.list ? this.focused : -1;
    const at = isHere(this.hovered) ? this.hovered : focus;
    this.words.textContent =
      isHere(at) && at !== 0 ? frameWords(snapshot, at, context.text) : momentWords(snapshot, context.text);
    this.option.textContent =
      isHere(this.focused) && snapshot.position > 0
        ? frameWords(snapshot, this.focused, context.text)
        : momentWords(snapshot, context.text);
  }
}

function presentStack({ frames, present }: Snapshot): ReadonlySet<number> {
  const stack = new Set<number>();
  for (let at = present; at > 0; at = frames.parent[at] ?? -1) stack.add(at);
  return stack;
}
