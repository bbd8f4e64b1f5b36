// What the student should know and may dismiss: storage, the network, a new version. One sentence each, under the header.
import { type JSX, lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { Button } from '../view/controls/Button.tsx';
import { useText } from '../view/text/react.tsx';
import { shell } from './dictionary.ts';
import { Notice } from './Notice.tsx';
import { useProgress, useProgressState } from './services.tsx';

const NewVersion = lazy(() => import('./NewVersion.tsx'));

function watchNetwork(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Says it once for each time the network goes. */
function Offline(): JSX.Element | null {
  const text = useText(shell);
  const [known, setKnown] = useState(false);
  if (known) return null;
  return (
    <Notice
      actions={
        <Button size="small" onPress={() => setKnown(true)}>
          {text.say('notice.dismiss')}
        </Button>
      }
    >
      {text.say('notice.offline')}
    </Notice>
  );
}

export function Notices(): JSX.Element {
  const text = useText(shell);
  const progress = useProgress();
  const notices = useProgressState((state) => state.notices);
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  return (
    <section
      aria-label={text.say('notice.region')}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 top-[calc(var(--header-height)+10px)] z-30 flex flex-col items-end gap-2 max-[700px]:items-center"
    >
      {online ? null : <Offline />}
      {notices.map((notice, index) => (
        <Notice
          key={notice.key}
          actions={
            index === notices.length - 1 ? (
              <Button size="small" onPress={progress.dismissNotices}>
                {text.say('notice.dismiss')}
              </Button>
            ) : undefined
          }
        >
          {text.say(notice)}
        </Notice>
      ))}
      <Suspense>
        <NewVersion />
      </Suspense>
    </section>
  );
}
