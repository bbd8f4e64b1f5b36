// A page that has only something to say: not found, broken.
import type { JSX, ReactNode } from 'react';

interface MessageProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

export function Message({ title, children, actions }: MessageProps): JSX.Element {
  return (
    <div className="mx-auto max-w-[640px] px-5 py-16 md:py-24">
      <h1
        tabIndex={-1}
        className="m-0 mb-3 font-serif text-[30px]/[1.15] font-semibold tracking-[-.015em] outline-none"
      >
        {title}
      </h1>
      <p className="m-0 mb-6 font-serif text-[17px]/[1.55] text-ink2">{children}</p>
      <div className="flex flex-wrap gap-2.5">{actions}</div>
    </div>
  );
}
