// The bar over every page: where one is, the language, the theme, help, settings, how far one has come.
import { Keyboard, Monitor, Moon, Settings2, Sun } from 'lucide-react';
import { type JSX, lazy, type ReactNode, Suspense, useState } from 'react';
import { Link } from 'wouter';
import type { Locale } from '../contract/text.ts';
import type { ThemeChoice } from '../store/preferences.ts';
import { NO_PROGRESS } from '../store/progress/lab-progress.ts';
import { useText } from '../view/text/react.tsx';
import { courseTally } from './course-progress.ts';
import { shell } from './dictionary.ts';
import { labCards } from './labs.ts';
import { Mark, Ring } from './marks.tsx';
import { usePreferences, useProgressState } from './services.tsx';

const SettingsDialog = lazy(() => import('./SettingsDialog.tsx'));

const LANGUAGES: readonly { readonly locale: Locale; readonly short: string; readonly name: string }[] = [
  { locale: 'en', short: 'EN', name: 'English' },
  { locale: 'ru', short: 'RU', name: 'Русский' },
];

const ICON =
  'inline-grid h-8 w-8 cursor-pointer place-items-center rounded-[7px] border-0 bg-transparent p-0 text-ink2 ' +
  'hover:bg-wash hover:text-ink pointer-coarse:h-11 pointer-coarse:w-11';

function LanguageSwitch(): JSX.Element {
  const text = useText(shell);
  const locale = usePreferences((preferences) => preferences.locale);
  const set = usePreferences((preferences) => preferences.set);
  return (
    <fieldset aria-label={text.say('header.language')} className="m-0 flex border-0 p-0">
      {LANGUAGES.map((language) => (
        <button
          key={language.locale}
          type="button"
          lang={language.locale}
          aria-label={language.name}
          aria-pressed={language.locale === locale}
          onClick={() => {
            set({ locale: language.locale });
          }}
          className="h-8 cursor-pointer rounded-[5px] border-0 bg-transparent px-1.5 text-[13.5px] text-ink2 hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink pointer-coarse:h-11 pointer-coarse:px-2.5"
        >
          {language.short}
        </button>
      ))}
    </fieldset>
  );
}

const NEXT_THEME: Readonly<Record<ThemeChoice, ThemeChoice>> = { light: 'dark', dark: 'system', system: 'light' };
const THEME_ICONS = { light: Sun, dark: Moon, system: Monitor } as const;

function ThemeSwitch(): JSX.Element {
  const text = useText(shell);
  const theme = usePreferences((preferences) => preferences.theme);
  const set = usePreferences((preferences) => preferences.set);
  const label = text.say(`header.theme.${theme}`);
  const Icon = THEME_ICONS[theme];
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`${ICON} max-sm:hidden`}
      onClick={() => {
        set({ theme: NEXT_THEME[theme] });
      }}
    >
      <Icon size={17} aria-hidden />
    </button>
  );
}

function CourseRing(): JSX.Element | null {
  const text = useText(shell);
  const labs = useProgressState((state) => state.labs);
  const { done, total } = courseTally(labCards, (id) => labs[id] ?? NO_PROGRESS);
  if (total === 0) return null;
  return (
    <span className="max-sm:hidden">
      <Ring share={done / total} label={text.say('header.progress', { done, total })} />
    </span>
  );
}

export interface HeaderProps {
  /** Where one is, beside the mark. */
  readonly crumb?: ReactNode;
  readonly onHelp: () => void;
}

export function Header({ crumb, onHelp }: HeaderProps): JSX.Element {
  const text = useText(shell);
  const [isOpen, setOpen] = useState(false);
  return (
    <header className="flex h-(--header-height) items-center gap-2 border-b border-line pr-3 pl-4 sm:gap-3 sm:px-5">
      <Link
        href="/"
        aria-label={text.say('app.home')}
        className="flex shrink-0 items-center gap-[9px] py-1.5 font-serif text-[19px] font-semibold tracking-[-.01em] text-ink no-underline"
      >
        <Mark />
        <span className={crumb === undefined ? '' : 'max-md:hidden'}>Headroom</span>
      </Link>
      {crumb === undefined ? null : (
        <nav aria-label={text.say('header.crumb')} className="min-w-0 truncate pl-1 text-[14px] text-ink2 sm:pl-2">
          {crumb}
        </nav>
      )}
      <span className="grow" />
      <LanguageSwitch />
      <span className="flex items-center">
        <ThemeSwitch />
        <button
          type="button"
          aria-label={text.say('header.help')}
          aria-keyshortcuts="?"
          title={`${text.say('header.help')} (?)`}
          className={`${ICON} max-sm:hidden`}
          onClick={onHelp}
        >
          <Keyboard size={18} aria-hidden />
        </button>
        <button
          type="button"
          aria-label={text.say('header.settings')}
          aria-haspopup="dialog"
          title={text.say('header.settings')}
          className={ICON}
          onClick={() => {
            setOpen(true);
          }}
        >
          <Settings2 size={17} aria-hidden />
        </button>
      </span>
      <CourseRing />
      {isOpen ? (
        <Suspense>
          <SettingsDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </header>
  );
}
