// A few words on hover and on keyboard focus. Never the only place where something is said.
import type { JSX, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';

export interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string;
  /** One focusable control of this folder or of React Aria. */
  readonly children: ReactNode;
}

export function Tooltip({ text, shortcut, children }: TooltipProps): JSX.Element {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip
        offset={6}
        className="z-50 flex max-w-64 items-center gap-2 rounded-[5px] bg-ink px-2 py-1 text-[12px]/[16px] text-paper"
      >
        {text}
        {shortcut === undefined ? null : <kbd className="text-[11px] opacity-75">{shortcut}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
