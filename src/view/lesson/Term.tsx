// A term with its definition: on hover, on focus, and on a press for those who have neither.
import type { JSX, ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { FLOAT } from '../controls/Popover.tsx';

export interface TermProps {
  /** What it means, in a sentence. */
  readonly definition: string;
  readonly children: ReactNode;
}

export function Term({ definition, children }: TermProps): JSX.Element {
  return (
    <DialogTrigger>
      <Button className="lesson-term">{children}</Button>
      <Popover placement="top" offset={4} className={`${FLOAT} max-w-72`}>
        <Dialog aria-label={definition} className="px-3.5 py-2.5 text-[13px]/[19px] outline-none">
          {definition}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
