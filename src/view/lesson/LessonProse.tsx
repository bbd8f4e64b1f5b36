// The lesson's text: one face to read, about sixty letters a line, and the parts that MDX may name.
import type { JSX, ReactNode } from 'react';
import { Callout } from './Callout.tsx';
import { Figure } from './Figure.tsx';
import { Term } from './Term.tsx';
import './prose.css';

/** What a lesson may use without importing it, besides plain Markdown, tables and formulas. */
export const lessonComponents = { Term, Callout, Figure, table: ScrollingTable } as const;

export interface LessonProseProps {
  /** The MDX content: `<Content components={{ ...lessonComponents, Step }} />`. */
  readonly children: ReactNode;
}

export function LessonProse({ children }: LessonProseProps): JSX.Element {
  return <div className="lesson-prose">{children}</div>;
}

/** A place that scrolls must be reached by keys, in every browser. */
const SCROLLS = { tabIndex: 0 } as const;

/** A table may be wider than a phone; it scrolls by itself. */
function ScrollingTable({ children }: { readonly children?: ReactNode }): JSX.Element {
  return (
    <div className="lesson-table" {...SCROLLS}>
      <table>{children}</table>
    </div>
  );
}
