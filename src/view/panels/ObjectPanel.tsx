// What was clicked: its state, what can be done to it, and the question why. A popover beside it on a desk, a sheet from
// the bottom on a phone.
import { CircleHelp, X } from 'lucide-react';
import { type JSX, useMemo, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Popover } from 'react-aria-components/Popover';
import type { ActionKind } from '../../contract/manifest.ts';
import { Button, IconButton } from '../controls/Button.tsx';
import { FLOAT } from '../controls/Popover.tsx';
import { Slider } from '../controls/Slider.tsx';
import { useWords } from '../words.ts';

export interface ObjectPanelProps {
  /** "Server C". */
  readonly title: string;
  /** Its state, a line each: "79 ms a request", "9 waiting". */
  readonly lines: readonly string[];
  /** Actions of the manifest on this kind of object. */
  readonly actions: readonly ActionKind[];
  readonly onAction: (name: string, fields: Readonly<Record<string, number>>) => void;
  readonly onWhy?: (() => void) | undefined;
  readonly onClose: () => void;
}

export interface ObjectPopoverProps extends ObjectPanelProps {
  /** Where the object is on the page, as the stage gave it. */
  readonly anchor: DOMRect | undefined;
  readonly asSheet?: boolean;
}

/** The panel, opened at the object; as a sheet where `asSheet` (a phone) or without a place. */
export function ObjectPopover({ anchor, asSheet = false, ...panel }: ObjectPopoverProps): JSX.Element {
  const trigger = useMemo(() => ({ current: anchorElement(anchor) }), [anchor]);
  const change = (isOpen: boolean): void => {
    if (!isOpen) panel.onClose();
  };
  const dialog = (
    <Dialog aria-label={panel.title} className="p-4 outline-none">
      <ObjectPanel {...panel} />
    </Dialog>
  );
  if (asSheet || anchor === undefined) {
    return (
      <ModalOverlay isOpen isDismissable onOpenChange={change} className="fixed inset-0 z-40 flex items-end bg-shade">
        <Modal className="max-h-[70dvh] w-full overflow-auto rounded-t-[12px] bg-panel pb-[env(safe-area-inset-bottom)] text-ink">
          {dialog}
        </Modal>
      </ModalOverlay>
    );
  }
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      onOpenChange={change}
      placement="left top"
      offset={10}
      className={`${FLOAT} w-72 overflow-auto`}
    >
      {dialog}
    </Popover>
  );
}

/** React Aria places by an element's rectangle; a mark on a canvas has none of its own. */
function anchorElement(anchor: DOMRect | undefined): HTMLElement {
  const element = document.createElement('span');
  if (anchor !== undefined) element.getBoundingClientRect = () => anchor;
  return element;
}

export function ObjectPanel({ title, lines, actions, onAction, onWhy, onClose }: ObjectPanelProps): JSX.Element {
  const text = useWords();
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-start justify-between gap-2">
        <h2 className="m-0 text-[15px]/[22px] font-semibold">{title}</h2>
        <span className="-mt-1 -mr-1.5">
          <IconButton label={text.say('object.close')} onPress={onClose}>
            <X size={15} aria-hidden />
          </IconButton>
        </span>
      </div>
      {lines.length === 0 ? null : (
        <ul className="m-0 list-none p-0 text-[13px]/[20px] text-ink2">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div className="flex flex-col gap-2">
        {actions.map((action) => (
          <ActionForm key={action.name} action={action} onAction={onAction} />
        ))}
      </div>
      {onWhy === undefined ? null : (
        <div className="border-t border-line pt-3">
          <Button size="small" icon={<CircleHelp size={15} aria-hidden />} onPress={onWhy}>
            {text.say('object.why')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** One action: its fields, and the button that does it. */
export function ActionForm({
  action,
  onAction,
}: { readonly action: ActionKind } & Pick<ObjectPanelProps, 'onAction'>): JSX.Element {
  const text = useWords();
  const fields = action.fields ?? [];
  const [values, setValues] = useState<Readonly<Record<string, number>>>(() =>
    Object.fromEntries(fields.map((field) => [field.name, field.default])),
  );
  return (
    <div className="flex flex-col gap-1">
      {fields.map((field) => (
        <Slider
          key={field.name}
          label={text.pick(field.label)}
          value={values[field.name] ?? field.default}
          min={field.min}
          max={field.max}
          step={field.step}
          {...(field.scale === undefined ? {} : { scale: field.scale })}
          layout="stack"
          format={(value) => text.unit(value, field.unit)}
          onChange={(value) => {
            setValues((old) => ({ ...old, [field.name]: value }));
          }}
        />
      ))}
      <Button
        size="small"
        wide
        onPress={() => {
          onAction(action.name, values);
        }}
      >
        {text.pick(action.label)}
      </Button>
    </div>
  );
}
