// An address that leads nowhere.
import type { JSX } from 'react';
import { Link } from 'wouter';
import { buttonClass } from '../view/controls/Button.tsx';
import { useText } from '../view/text/react.tsx';
import { shell } from './dictionary.ts';
import { Message } from './Message.tsx';

export function NotFound({ path, lab }: { readonly path: string; readonly lab?: string }): JSX.Element {
  const text = useText(shell);
  return (
    <Message
      title={text.say('notFound.title')}
      actions={
        <Link href="/" className={buttonClass('primary')}>
          {text.say('notFound.home')}
        </Link>
      }
    >
      {lab === undefined ? text.say('notFound.page', { path }) : text.say('notFound.lab', { id: lab })}
    </Message>
  );
}
