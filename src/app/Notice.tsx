// One sentence over the page, with what can be done about it.
import type { JSX, ReactNode } from 'react';

export function Notice({
  children,
  actions,
}: {
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}): JSX.Element {
  return (
    <div className="pointer-events-auto flex max-w-xl flex-wrap items-center gap-x-4 gap-y-2 rounded-[9px] bg-panel px-4 py-2.5 text-[13.5px]/[19px] shadow-float">
      <p className="m-0 min-w-48 flex-1">{children}</p>
      {actions}
    </div>
  );
}
