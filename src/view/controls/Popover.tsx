// Something small that opens beside its button and closes on Escape or a press elsewhere.
import type { JSX, ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components/Popover';

/** The surface of all that floats. */
export const FLOAT = 'z-40 rounded-[9px] bg-panel text-ink shadow-float outline-none';

export interface PopoverProps {
  /** Accessible name of what opens. */
  readonly label: string;
  /** The button that opens it: `Button` or `IconButton`. */
  readonly trigger: ReactNode;
  readonly placement?: NonNullable<AriaPopoverProps['placement']>;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** A function gets the way to close. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

export function Popover({ label, trigger, placement = 'bottom end', children, ...open }: PopoverProps): JSX.Element {
  return (
    <DialogTrigger {...open}>
      {trigger}
      <AriaPopover
        placement={placement}
        offset={6}
        className={`${FLOAT} max-w-[min(24rem,calc(100vw-24px))] overflow-auto`}
      >
        <Dialog aria-label={label} className="p-4 outline-none">
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
