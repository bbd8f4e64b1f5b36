// A question or a page of help over the page: takes the focus, gives it back, closes on Escape.
import { X } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useText } from '../text/react.tsx';
import { IconButton } from './Button.tsx';
import { controlsMessages } from './messages.ts';
import { FLOAT } from './Popover.tsx';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly size?: 'normal' | 'medium' | 'wide';
  /** `alertdialog` asks before something is lost; a press outside does not close it. */
  readonly role?: 'dialog' | 'alertdialog';
  /** Buttons at the foot, the one that acts last. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

const WIDTHS = { normal: 'max-w-lg', medium: 'max-w-xl', wide: 'max-w-3xl' } as const;

export function Dialog(props: DialogProps): JSX.Element {
  const { title, isOpen, onOpenChange, size = 'normal', role = 'dialog', actions, children } = props;
  const text = useText(controlsMessages);
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={role === 'dialog'}
      className="fixed inset-0 z-40 grid place-items-center bg-shade p-4"
    >
      <Modal className={`${FLOAT} w-full ${WIDTHS[size]}`}>
        <AriaDialog role={role} className="flex max-h-[calc(100dvh-32px)] flex-col outline-none">
          <header className="flex items-center justify-between gap-4 border-b border-line py-2.5 pr-3 pl-6">
            <Heading slot="title" className="m-0 font-serif text-[19px]/[26px] font-semibold">
              {title}
            </Heading>
            <IconButton
              label={text.say('close')}
              onPress={() => {
                onOpenChange(false);
              }}
            >
              <X size={17} aria-hidden />
            </IconButton>
          </header>
          <div className="overflow-auto px-6 py-5 text-[14px]/[21px]">{children}</div>
          {actions === undefined ? null : (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-6 py-3">{actions}</footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
