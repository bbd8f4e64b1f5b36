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
}

const BUTTON =
  'cursor-pointer rounded-[6px] border border-line2 bg-panel px-2.5 py-1 text-[12.5px]/[16px] text-ink disabled:cursor-default disabled:opacity-45';

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
  let shown: Widths = 'after';
  const widths = button('', () => {
    events.onWidths(shown === 'after' ? 'before' : 'after');
  });
  const legend = document.createElement('span');
  legend.className = 'ml-auto truncate text-[11.5px] text-ink2 max-[1100px]:hidden';
  element.append(search, found, whole, widths, legend);
  return {
    element,
    show({ isZoomed, widths: next, found: share }: BarState): void {
      whole.disabled = !isZoomed;
      widths.hidden = next === undefined;
      shown = next ?? 'after';
      legend.textContent = text.say(next === undefined ? 'stage.legend.own' : 'stage.legend.change');
      widths.textContent = text.say(`stage.widths.${shown}`);
      found.textContent = share === undefined ? '' : text.say('stage.found', { percent: text.percent(share) });
    },
  };
}
