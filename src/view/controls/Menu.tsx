// A list of things to do or of settings to choose from, behind one button.
import { Check } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';
import { FLOAT } from './Popover.tsx';

export interface MenuEntry {
  readonly id: string;
  /** Says what will happen. */
  readonly label: string;
  readonly icon?: ReactNode;
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
}

export interface MenuProps {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly items: readonly MenuEntry[];
  /** Where one of the items is the present setting: it is marked, and choosing another changes it. */
  readonly selected?: string;
  readonly onAction: (id: string) => void;
  readonly placement?: NonNullable<PopoverProps['placement']>;
}

export function Menu({ label, trigger, items, selected, onAction, placement = 'bottom end' }: MenuProps): JSX.Element {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} offset={6} className={`${FLOAT} min-w-48 overflow-auto p-1`}>
        <AriaMenu
          aria-label={label}
          items={items}
          selectionMode={selected === undefined ? 'none' : 'single'}
          selectedKeys={selected === undefined ? [] : [selected]}
          disallowEmptySelection
          className="outline-none"
          onAction={(key) => {
            onAction(String(key));
          }}
        >
          {(item) => (
            <MenuItem
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              className={
                'flex cursor-pointer items-center gap-2.5 rounded-[5px] px-2.5 py-1.5 text-[13.5px]/[19px] outline-none ' +
                'data-focused:bg-wash data-disabled:cursor-default data-disabled:opacity-45 pointer-coarse:py-3'
              }
            >
              {({ isSelected }) => (
                <>
                  {selected === undefined ? null : (
                    <Check size={15} aria-hidden className={isSelected ? 'text-accent' : 'invisible'} />
                  )}
                  {item.icon}
                  <span className="grow">{item.label}</span>
                  {item.shortcut === undefined ? null : <kbd className="text-[11.5px] text-ink2">{item.shortcut}</kbd>}
                </>
              )}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
