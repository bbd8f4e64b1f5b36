// The shell: header, the page of the address, notices. Pages bring their own height; `--header-height` is taken.
import { type JSX, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Route, Switch, useLocation } from 'wouter';
import { TextProvider, useText } from '../view/text/react.tsx';
import { LANGUAGE_TAGS } from '../view/text/text.ts';
import { CHAPTERS } from './course.ts';
import { shell } from './dictionary.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Header } from './Header.tsx';
import { Home } from './Home.tsx';
import type { LabCard } from './lab-card.ts';
import { labCard } from './labs.ts';
import { NotFound } from './NotFound.tsx';
import { Notices } from './Notices.tsx';
import { type Services, ServicesProvider, usePreferences } from './services.tsx';
import { ShortcutsProvider } from './shortcuts.tsx';
import { useRouteChange, useTitle } from './use-page.ts';

const LabPage = lazy(async () => ({ default: (await import('./lab/LabPage.tsx')).LabPage }));
const HelpDialog = lazy(() => import('./HelpDialog.tsx'));

const LAB_PATH = /^\/labs\/([^/]+)\/?$/;

function Crumb({ card }: { readonly card: LabCard }): JSX.Element {
  const text = useText(shell);
  const chapter = CHAPTERS.find(({ number }) => number === card.chapter);
  const sections = card.sections.join(', ');
  return (
    <>
      <span className="max-md:hidden">
        {chapter === undefined ? null : `${String(chapter.number)} ${text.pick(chapter.title)} / `}
      </span>
      <b className="font-medium text-ink" aria-current="page">
        {sections} {text.pick(card.title)}
      </b>
    </>
  );
}

/** True where a typed character is text and not a command. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

function useHelpKey(open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const range = event.target instanceof HTMLInputElement && event.target.type === 'range';
      if (event.key !== '?' || event.defaultPrevented || (isTyping(event.target) && !range)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [open]);
}

function Loading(): JSX.Element {
  const text = useText(shell);
  return (
    <p role="status" className="m-0 px-5 py-16 text-center text-ink2">
      {text.say('app.loading')}
    </p>
  );
}

function Pages(): JSX.Element {
  const text = useText(shell);
  const [path] = useLocation();
  const page = useRef<HTMLElement>(null);
  const [helps, setHelps] = useState(false);
  const id = LAB_PATH.exec(path)?.[1];
  const card = id === undefined ? undefined : labCard(id);
  const name = card !== undefined ? text.pick(card.title) : text.say(path === '/' ? 'home.title' : 'notFound.title');
  useTitle(`${name} · Headroom`);
  useRouteChange(path, page);
  useHelpKey(() => {
    setHelps(true);
  });
  return (
    <>
      <button
        type="button"
        className="absolute top-2 left-2 z-50 -translate-y-16 cursor-pointer rounded-[7px] border-0 bg-accent px-3 py-1.5 text-accent-ink focus:translate-y-0"
        onClick={() => page.current?.focus()}
      >
        {text.say('app.skip')}
      </button>
      <Header
        onHelp={() => {
          setHelps(true);
        }}
        {...(card === undefined ? {} : { crumb: <Crumb card={card} /> })}
      />
      <main id="page" ref={page} tabIndex={-1} className="outline-none">
        <ErrorBoundary key={path}>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path="/">
                <Home />
              </Route>
              <Route path="/labs/:id">
                {(params) =>
                  labCard(params.id) === undefined ? (
                    <NotFound path={path} lab={params.id} />
                  ) : (
                    <LabPage key={params.id} id={params.id} />
                  )
                }
              </Route>
              <Route>
                <NotFound path={path} />
              </Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </main>
      <Notices />
      {helps ? (
        <Suspense>
          <HelpDialog
            onClose={() => {
              setHelps(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function Language({ children }: { readonly children: ReactNode }): JSX.Element {
  const locale = usePreferences((preferences) => preferences.locale);
  return (
    <I18nProvider locale={LANGUAGE_TAGS[locale]}>
      <TextProvider locale={locale} messages={shell[locale]}>
        {children}
      </TextProvider>
    </I18nProvider>
  );
}

export function App({ services }: { readonly services: Services }): JSX.Element {
  return (
    <ServicesProvider services={services}>
      <Language>
        <ShortcutsProvider>
          <Pages />
        </ShortcutsProvider>
      </Language>
    </ServicesProvider>
  );
}
