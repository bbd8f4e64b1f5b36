// The lab page: loads a lab's parts in the reader's language and opens a session on it.
import { type JSX, useEffect, useMemo, useState } from 'react';
import type { Manifest } from '../../contract/manifest.ts';
import type { Locale, Messages } from '../../contract/text.ts';
import { problems as problemsEn } from '../../sim/problems.en.ts';
import { problems as problemsRu } from '../../sim/problems.ru.ts';
import { browserDependencies } from '../../store/session/browser.ts';
import { Session } from '../../store/session/session.ts';
import type { LabView } from '../../view/stage/stage.ts';
import { TextProvider, useLocale } from '../../view/text/react.tsx';
import { labParts } from '../labs.ts';
import { LabScreen } from './LabScreen.tsx';
import { LabContext, useLabText } from './lab-context.ts';

interface Loaded {
  readonly manifest: Manifest;
  readonly view: LabView;
}

const problems = { en: problemsEn, ru: problemsRu };

export function LabPage({ id }: { readonly id: string }): JSX.Element {
  const locale = useLocale();
  const parts = useMemo(() => labParts(id), [id]);
  const [loaded, setLoaded] = useState<Loaded>();
  const [messages, setMessages] = useState<{ readonly locale: Locale; readonly words: Messages }>();
  const [session, setSession] = useState<Session>();
  const [failure, setFailure] = useState<Error>();

  useEffect(() => {
    if (parts === undefined) return undefined;
    let left = false;
    let opened: Session | undefined;
    Promise.all([parts.manifest(), parts.view()]).then(
      ([manifest, module]) => {
        if (left) return;
        opened = new Session(manifest, browserDependencies);
        setLoaded({ manifest, view: (module as { readonly view: LabView }).view });
        setSession(opened);
      },
      (error: unknown) => {
        setFailure(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return () => {
      left = true;
      opened?.dispose();
    };
  }, [parts]);

  useEffect(() => {
    if (parts === undefined) return;
    parts.messages(locale).then(
      (words) => {
        setMessages({ locale, words: { ...problems[locale], ...words } });
      },
      (error: unknown) => {
        setFailure(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }, [parts, locale]);

  const lab = useMemo(
    () =>
      parts === undefined || loaded === undefined || session === undefined ? undefined : { parts, ...loaded, session },
    [parts, loaded, session],
  );
  // The error boundary of the shell puts it into words and offers a way out.
  if (failure !== undefined) throw failure;
  if (lab === undefined || messages === undefined) return <Opening />;
  // In the language of the words that are here: another one replaces it when its words have come, and the run stays.
  return (
    <TextProvider locale={messages.locale} messages={messages.words}>
      <LabContext value={lab}>
        <LabScreen />
      </LabContext>
    </TextProvider>
  );
}

function Opening(): JSX.Element {
  const text = useLabText();
  return (
    <p role="status" className="m-0 px-5 py-16 text-center text-ink2">
      {text.say('lab.loading')}
    </p>
  );
}
