// Buttons. Words say what will happen; an icon alone carries its words as a name and a tooltip.
import type { JSX, ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Tooltip } from './Tooltip.tsx';

type Bare = Omit<AriaButtonProps, 'className' | 'style' | 'children'>;

export interface ButtonProps extends Bare {
  /** `primary` once on a screen; `quiet` has no border. */
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small';
  /** Before the words. */
  readonly icon?: ReactNode;
  /** Takes the whole width of its place. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

const SHAPE =
  'inline-flex items-center justify-center gap-2 rounded-[7px] border font-sans font-medium whitespace-nowrap ' +
  'cursor-pointer select-none transition-colors duration-100 ' +
  'disabled:cursor-default disabled:opacity-45 data-pending:cursor-progress data-pending:opacity-60 pointer-coarse:min-h-11';

const KINDS = {
  plain: 'border-line2 bg-transparent text-ink hover:enabled:border-edge hover:enabled:bg-wash data-pressed:bg-wash',
  primary: 'border-accent bg-accent text-accent-ink hover:enabled:brightness-110 data-pressed:brightness-90',
  quiet:
    'border-transparent bg-transparent text-ink2 hover:enabled:text-ink hover:enabled:bg-wash data-pressed:bg-wash',
  danger: 'border-failed-ink bg-transparent text-failed-ink hover:enabled:bg-wash data-pressed:bg-wash',
} as const;

const SIZES = {
  normal: 'px-[13px] py-[6.5px] text-[13.5px]/[19px]',
  small: 'px-2 py-[3px] text-[12.5px]/[18px]',
} as const;

/** The classes of a button, for links that look like one. */
export function buttonClass(kind: keyof typeof KINDS = 'plain', size: keyof typeof SIZES = 'normal'): string {
  return `${SHAPE} ${KINDS[kind]} ${SIZES[size]}`;
}

export function Button({ kind = 'plain', size = 'normal', icon, wide, children, ...rest }: ButtonProps): JSX.Element {
  return (
    <AriaButton {...rest} className={`${buttonClass(kind, size)}${wide === true ? ' w-full' : ''}`}>
      {icon}
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<Bare, 'aria-label'> {
  /** Accessible name, and the tooltip. */
  readonly label: string;
  /** Keys that do the same, shown in the tooltip: "Space". */
  readonly shortcut?: string;
  /** `solid` is the one that plays. */
  readonly kind?: 'quiet' | 'solid' | 'plain';
  /** The icon, 16 to 20 pixels, `aria-hidden`. */
  readonly children: ReactNode;
}

const ICON_KINDS = {
  quiet: 'border-transparent text-ink hover:enabled:bg-wash data-pressed:bg-wash',
  plain: 'border-line2 text-ink hover:enabled:bg-wash data-pressed:bg-wash',
  solid: 'border-ink bg-ink text-paper hover:enabled:opacity-90',
} as const;

export function IconButton({ label, shortcut, kind = 'quiet', children, ...rest }: IconButtonProps): JSX.Element {
  return (
    <Tooltip text={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={
          'inline-grid h-8 min-w-8 shrink-0 cursor-pointer place-items-center rounded-[7px] border transition-colors ' +
          'duration-100 disabled:cursor-default disabled:opacity-40 pointer-coarse:h-11 pointer-coarse:min-w-11 ' +
          ICON_KINDS[kind]
        }
      >
        {children}
      </AriaButton>
    </Tooltip>
  );
}
