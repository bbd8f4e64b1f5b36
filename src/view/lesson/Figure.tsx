// A picture in the text with its caption.
import type { JSX, ReactNode } from 'react';

export interface FigureProps {
  readonly caption: ReactNode;
  readonly children: ReactNode;
}

export function Figure({ caption, children }: FigureProps): JSX.Element {
  return (
    <figure className="lesson-figure">
      {children}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
