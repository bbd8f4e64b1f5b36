// A page that breaks says so in words and offers a way out; the rest of the shell stays.
import { Component, type JSX, type ReactNode } from 'react';
import { Button, buttonClass } from '../view/controls/Button.tsx';
import { useText } from '../view/text/react.tsx';
import { shell } from './dictionary.ts';
import { Message } from './Message.tsx';

/** Browsers word it differently; all say that a module did not come. */
function isLoadError(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|Importing a module script failed|Unable to preload|Failed to fetch/i.test(
      error.message,
    )
  );
}

function Broken({ error, retry }: { readonly error: unknown; readonly retry: () => void }): JSX.Element {
  const text = useText(shell);
  const message = error instanceof Error ? error.message : String(error);
  const loading = isLoadError(error);
  return (
    <Message
      title={text.say(loading ? 'error.loadTitle' : 'error.title')}
      actions={
        <>
          {loading ? null : (
            <Button kind="primary" onPress={retry}>
              {text.say('error.retry')}
            </Button>
          )}
          <Button
            kind={loading ? 'primary' : 'plain'}
            onPress={() => {
              window.location.reload();
            }}
          >
            {text.say('error.reload')}
          </Button>
          {/* A plain link: it loads the page anew, whatever broke. */}
          <a href="/" className={buttonClass()}>
            {text.say('notFound.home')}
          </a>
        </>
      }
    >
      {loading ? text.say('error.loadBody') : text.say('error.body', { message })}
    </Message>
  );
}

interface State {
  readonly failure: { readonly error: unknown } | undefined;
}

/** Give it a `key` that changes with the page, so that another page starts whole. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failure: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === undefined) return this.props.children;
    return (
      <Broken
        error={failure.error}
        retry={() => {
          this.setState({ failure: undefined });
        }}
      />
    );
  }
}
