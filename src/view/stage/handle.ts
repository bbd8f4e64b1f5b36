// Makes a mark a handle: reached by Tab, pressed by Enter, Space, click or the context menu, named for a screen reader.
import { type BaseType, type Selection, select } from 'd3';

/** A group element of D3's, whatever its data and parent. */
export type Group<Datum = unknown> = Selection<SVGGElement, Datum, BaseType, unknown>;

export interface HandleOptions {
  /** Name and state in words: "Server C, 100% busy, slowed". */
  readonly label: string;
  readonly selected?: boolean;
  onPress(anchor: DOMRect): void;
}

/** Call it on every draw: listeners are replaced, not added. */
export function handle(group: Group, options: HandleOptions): void {
  const node = group.node();
  if (node === null) return;
  const press = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    options.onPress(node.getBoundingClientRect());
  };
  select(node)
    .classed('stage-handle', true)
    .attr('role', 'button')
    .attr('tabindex', 0)
    .attr('aria-label', options.label)
    .attr('aria-pressed', String(options.selected ?? false))
    .on('click.handle', press)
    .on('contextmenu.handle', press)
    .on('keydown.handle', (event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === ' ') press(event);
    });
}

export interface ListHandleOptions<Id extends string | number> {
  /** What the list is: "9 waiting for C". */
  readonly label: string;
  /** In the order in which arrow keys go through them. */
  readonly ids: readonly Id[];
  readonly selected?: Id | undefined;
  /** The element of one of them, for the place of its panel. */
  elementOf(id: Id): Element | null;
  onPress(id: Id, anchor: DOMRect): void;
}

/**
 * Makes a row of small marks one stop of the Tab key: arrows go through it and choose, Home and End go to its ends. The
 * marks themselves need `role="option"`.
 */
export function listHandle<Id extends string | number>(group: Group, options: ListHandleOptions<Id>): void {
  const node = group.node();
  if (node === null) return;
  const { ids, selected } = options;
  const at = selected === undefined ? -1 : ids.indexOf(selected);
  const targets: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: ids.length - 1,
    Enter: Math.max(0, at),
    ' ': Math.max(0, at),
  };
  select(node)
    .classed('stage-list', true)
    .attr('role', ids.length === 0 ? null : 'listbox')
    .attr('tabindex', ids.length === 0 ? null : 0)
    .attr('aria-label', ids.length === 0 ? null : options.label)
    .on('keydown.list', (event: KeyboardEvent) => {
      const target = targets[event.key];
      if (target === undefined || ids.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      const id = ids[Math.min(ids.length - 1, Math.max(0, target))];
      if (id !== undefined) options.onPress(id, (options.elementOf(id) ?? node).getBoundingClientRect());
    });
}

/** Hears clicks on the marks of a list by one listener; each bears its number as `data-id`. */
export function pressMarks(group: Group, onPress: (id: number, anchor: DOMRect) => void): void {
  group.on('click', (event: MouseEvent) => {
    const mark = event.target instanceof Element ? event.target.closest('[data-id]') : null;
    if (mark === null) return;
    event.stopPropagation();
    onPress(Number(mark.getAttribute('data-id')), mark.getBoundingClientRect());
  });
}

/** The mark of that number. */
export const markOf = (group: Group, id: number): Element | null =>
  group.node()?.querySelector(`[data-id="${String(id)}"]`) ?? null;
