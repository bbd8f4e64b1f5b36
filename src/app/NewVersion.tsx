// The service worker's two pieces of news: the site works offline now; a newer one waits.

import { useRegisterSW } from 'virtual:pwa-register/react';
import { type JSX, useEffect } from 'react';
import { Button } from '../view/controls/Button.tsx';
import { useText } from '../view/text/react.tsx';
import { shell } from './dictionary.ts';
import { Notice } from './Notice.tsx';
import { useProgress } from './services.tsx';

const GOOD_NEWS_MS = 6000;

export default function NewVersion(): JSX.Element | null {
  const text = useText(shell);
  const progress = useProgress();
  const {
    needRefresh: [needsReload, setNeedsReload],
    offlineReady: [isReady, setReady],
    updateServiceWorker,
  } = useRegisterSW();
  // Good news that asks for nothing must not lie over the page for long.
  useEffect(() => {
    if (!isReady) return undefined;
    const timer = setTimeout(() => setReady(false), GOOD_NEWS_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isReady, setReady]);
  if (needsReload) {
    return (
      <Notice
        actions={
          <>
            <Button size="small" onPress={() => setNeedsReload(false)}>
              {text.say('notice.later')}
            </Button>
            <Button
              size="small"
              kind="primary"
              onPress={() => {
                void progress.flush().then(() => updateServiceWorker(true));
              }}
            >
              {text.say('notice.update')}
            </Button>
          </>
        }
      >
        {text.say('notice.newVersion')}
      </Notice>
    );
  }
  if (!isReady) return null;
  return (
    <Notice
      actions={
        <Button size="small" onPress={() => setReady(false)}>
          {text.say('notice.dismiss')}
        </Button>
      }
    >
      {text.say('notice.offlineReady')}
    </Notice>
  );
}
