// How text that comes from outside (a reset, a solution, another tab) meets the text in the editor, so that an
// autosave never moves the caret and undo history survives.

/** One replacement: characters from `start` up to `end` (offsets in the old text) become `text`. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The editor holds line feeds only; so must everything that is compared with it. */
export function normalizeLineEndings(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** The smallest single replacement that turns `before` into `after`, or nothing when they are equal. */
export function smallestChange(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/**
 * Tells an echo of what the editor itself emitted from a text that is truly new. An owner that saves late hands back
 * older texts while the student types on; writing those into the editor would undo the latest keystrokes.
 */
export interface EchoFilter {
  emitted(text: string): void;
  /** Whether the text must be written into an editor that now holds `current`. */
  accepts(text: string, current: string): boolean;
}

const REMEMBERED_EMISSIONS = 64;

export function createEchoFilter(): EchoFilter {
  let pending: string[] = [];
  return {
    emitted(text) {
      pending.push(text);
      if (pending.length > REMEMBERED_EMISSIONS) pending = pending.slice(-REMEMBERED_EMISSIONS);
    },
    accepts(text, current) {
      if (text === current) {
        pending = [];
        return false;
      }
      const echoed = pending.indexOf(text);
      if (echoed >= 0) {
        pending = pending.slice(echoed + 1);
        return false;
      }
      pending = [];
      return true;
    },
  };
}
