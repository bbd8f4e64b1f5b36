// Monaco's colours from the design tokens: the CSS variables in force are read when the theme is made, so that every
// colour has one home.
import type * as Monaco from 'monaco-editor/editor';
import type { EditorTheme } from './types.ts';

type Token =
  | '--paper'
  | '--panel'
  | '--ink'
  | '--ink2'
  | '--line'
  | '--accent'
  | '--retry'
  | '--failed'
  | '--miss'
  | '--ok';

/** Defines the theme from the variables that hold at `element`, and puts it in force for all editors. */
export function applyTheme(monaco: typeof Monaco, theme: EditorTheme, element: Element): void {
  const name = `headroom-${theme}`;
  const color = colorReader(element);
  const background = color('--panel');
  const ink = color('--ink');
  const ink2 = color('--ink2');
  const line = color('--line');
  const accent = color('--accent');
  const failed = color('--failed');
  const number = mix(color('--retry'), ink, 0.4);
  const string = mix(color('--ok'), ink, 0.15);
  const type = mix(accent, ink, 0.5);
  const selected = mix(accent, background, 0.85);
  monaco.editor.defineTheme(name, {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: bare(ink) },
      { token: 'comment', foreground: bare(ink2), fontStyle: 'italic' },
      { token: 'keyword', foreground: bare(accent) },
      { token: 'string', foreground: bare(string) },
      { token: 'regexp', foreground: bare(string) },
      { token: 'number', foreground: bare(number) },
      { token: 'type', foreground: bare(type) },
      { token: 'identifier', foreground: bare(ink) },
      { token: 'delimiter', foreground: bare(ink2) },
    ],
    colors: {
      'editor.background': background,
      'editor.foreground': ink,
      'editorCursor.foreground': ink,
      'editorLineNumber.foreground': ink2,
      'editorLineNumber.activeForeground': ink,
      'editor.lineHighlightBackground': mix(accent, background, 0.95),
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': mix(accent, background, 0.75),
      'editor.inactiveSelectionBackground': mix(accent, background, 0.88),
      'editor.wordHighlightBackground': mix(accent, background, 0.88),
      'editor.findMatchBackground': mix(color('--miss'), background, 0.5),
      'editor.findMatchHighlightBackground': mix(color('--miss'), background, 0.75),
      // Monaco may colour brackets by depth although its option is off (seen in the first of two editors).
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, ink2])),
      'editorBracketHighlight.unexpectedBracket.foreground': ink2,
      'editorBracketMatch.background': mix(accent, background, 0.85),
      'editorBracketMatch.border': accent,
      'editorIndentGuide.background1': line,
      'editorIndentGuide.activeBackground1': mix(ink2, background, 0.5),
      'editorError.foreground': failed,
      'editorWarning.foreground': color('--miss'),
      'editorInfo.foreground': accent,
      'editorWidget.background': background,
      'editorWidget.foreground': ink,
      'editorWidget.border': line,
      'editorSuggestWidget.background': background,
      'editorSuggestWidget.border': line,
      'editorSuggestWidget.foreground': ink,
      'editorSuggestWidget.selectedBackground': selected,
      'editorSuggestWidget.selectedForeground': ink,
      'editorSuggestWidget.highlightForeground': accent,
      'editorSuggestWidget.focusHighlightForeground': accent,
      'editorHoverWidget.background': background,
      'editorHoverWidget.border': line,
      'quickInput.background': background,
      'quickInput.foreground': ink,
      'quickInputList.focusBackground': selected,
      'quickInputList.focusForeground': ink,
      'list.hoverBackground': selected,
      'list.highlightForeground': accent,
      'menu.background': background,
      'menu.foreground': ink,
      'menu.border': line,
      'menu.separatorBackground': line,
      'menu.selectionBackground': selected,
      'menu.selectionForeground': ink,
      'input.background': color('--paper'),
      'input.foreground': ink,
      'input.border': line,
      focusBorder: accent,
      'widget.shadow': '#00000022',
      'scrollbar.shadow': '#00000000',
      'editorOverviewRuler.border': '#00000000',
    },
  });
  monaco.editor.setTheme(name);
}

/** Reads a token as `#rrggbb`, whatever notation the style sheet uses: the canvas knows them all. */
function colorReader(element: Element): (token: Token) => string {
  const style = getComputedStyle(element);
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (token) => {
    const value = style.getPropertyValue(token).trim();
    if (context === null || value === '') return '#808080';
    context.fillStyle = value;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return hex([red, green, blue]);
  };
}

/** Moves `from` towards `to` by `share` (0 to 1), both `#rrggbb`. */
export function mix(from: string, to: string, share: number): string {
  const channel = (color: string, index: number): number =>
    Number.parseInt(color.slice(1 + 2 * index, 3 + 2 * index), 16);
  return hex([0, 1, 2].map((index) => Math.round(channel(from, index) * (1 - share) + channel(to, index) * share)));
}

function hex(channels: readonly number[]): string {
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Token rules want the digits only. */
function bare(color: string): string {
  return color.slice(1);
}
