// The bar over the flame graph: search, back to the whole, and whose widths are shown.
import type { Text } from '#src/view/text/text.ts';
import type { Widths } from './frames.ts';

export interface BarEvents {
  onSearch(search: string): void;
  onWhole(): void;
  onWidths(widths: Widths): void;
}

export interface BarState {
  readonly isZoomed: boolean;
  /** Undefined where there is nothing to compare with. */
  readonly widths: Widths | undefined;
  /** Share of the whole that the search found; undefined without a search. */
  readonly found: number | undefined;
  /** Of the stage, in pixels. */
  readonly width: number;
}

const WIDTHS = ['before', 'after'] as const satisfies readonly Widths[];
const ROOM_FOR_LEGEND = 560;

const BUTTON =
  'cursor-pointer shrink-0 rounded-[6px] border border-line2 bg-panel px-2.5 py-1 text-[12.5px]/[16px] text-ink disabled:cursor-default disabled:opacity-45';

export function createBar(text: Text, events: BarEvents) {
  const element = document.createElement('div');
  element.className = 'flex shrink-0 items-center gap-2 px-3 py-1.5';
  const search = document.createElement('input');
  search.type = 'search';
  search.placeholder = text.say('stage.search');
  search.setAttribute('aria-label', text.say('stage.search'));
  search.className =
    'min-w-0 flex-1 rounded-[6px] border border-line2 bg-paper px-2.5 py-1 text-[12.5px]/[18px] text-ink max-w-64';
  search.addEventListener('input', () => {
    events.onSearch(search.value.trim());
  });
  // What is typed here is no command to the page.
  search.addEventListener('keydown', (event) => {
    event.stopPropagation();
  });
  const found = document.createElement('span');
  found.className = 'text-[12px] text-ink2 tabular-nums';
  found.setAttribute('role', 'status');
  const button = (words: string, press: () => void): HTMLButtonElement => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = BUTTON;
    made.textContent = words;
    made.addEventListener('click', press);
    return made;
  };
  const whole = button(text.say('stage.showWhole'), () => {
    events.onWhole();
  });
  const widths = document.createElement('span');
  widths.className = 'flex shrink-0';
  widths.setAttribute('role', 'group');
  widths.setAttribute('aria-label', text.say('stage.widths'));
  const sides = WIDTHS.map((side) => ({
    side,
    made: button(text.say(`stage.widths.${side}`), () => {
      events.onWidths(side);
    }),
  }));
  for (const { side, made } of sides) {
    made.className += side === 'before' ? ' rounded-r-none' : ' -ml-px rounded-l-none';
    widths.append(made);
  }
  const legend = document.createElement('span');
  legend.className = 'ml-auto shrink-0 text-[11.5px] text-ink2';
  element.append(search, found, whole, widths, legend);
  return {
    element,
    show({ isZoomed, widths: next, found: share, width }: BarState): void {
      whole.disabled = !isZoomed;
      widths.hidden = next === undefined;
      for (const { side, made } of sides) {
        made.setAttribute('aria-pressed', String(side === next));
        made.classList.toggle('bg-wash', side === next);
        made.classList.toggle('bg-panel', side !== next);
        made.classList.toggle('font-medium', side === next);
      }
      legend.textContent = text.say(next === undefined ? 'stage.legend.own' : 'stage.legend.change');
      legend.hidden = width < ROOM_FOR_LEGEND;
      found.textContent = share === undefined ? '' : text.say('stage.found', { percent: text.percent(share) });
    },
  };
}
