// A remark beside the run of the text.
import type { JSX, ReactNode } from 'react';
import { useWords } from '../words.ts';

export interface CalloutProps {
  readonly kind?: 'note' | 'warning' | 'try';
  /** Instead of "Note", "Careful", "Try it". */
  readonly title?: string;
  readonly children: ReactNode;
}

export function Callout({ kind = 'note', title, children }: CalloutProps): JSX.Element {
  const text = useWords();
  return (
    <aside className={`lesson-callout is-${kind}`}>
      <strong className="lesson-callout-title">{title ?? text.say(`lesson.${kind}`)}</strong>
      {children}
    </aside>
  );
}
