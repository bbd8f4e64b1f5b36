// Which keys do what, here and everywhere.
import { Fragment, type JSX } from 'react';
import { Dialog } from '../view/controls/Dialog.tsx';
import { useText } from '../view/text/react.tsx';
import { useWords } from '../view/words.ts';
import { shell } from './dictionary.ts';
import { type ShortcutGroup, useShortcutGroups } from './shortcuts.tsx';

export default function HelpDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const text = useText(shell);
  const words = useWords();
  const everywhere: ShortcutGroup = {
    title: text.say('help.everywhere'),
    shortcuts: [
      { keys: ['?'], does: text.say('help.keys.help') },
      { keys: ['Tab', 'Shift Tab'], does: text.say('help.keys.next') },
      { keys: ['Enter', words.say('keys.space')], does: text.say('help.keys.press') },
      { keys: ['←', '→', '↑', '↓'], does: text.say('help.keys.arrows') },
      { keys: ['Esc'], does: text.say('help.keys.escape') },
    ],
  };
  return (
    <Dialog title={text.say('help.title')} isOpen onOpenChange={onClose}>
      {[...useShortcutGroups(), everywhere].map((group) => (
        <section key={group.title} className="mb-5 last:mb-0">
          <h3 className="m-0 mb-1 text-[13px] font-medium text-ink2">{group.title}</h3>
          <dl className="m-0 grid grid-cols-[8.75rem_1fr]">
            {group.shortcuts.map(({ keys, does }) => (
              <Fragment key={does}>
                <dt className="flex flex-wrap gap-1 border-t border-line py-1.5">
                  {keys.map((key) => (
                    <kbd
                      key={key}
                      className="rounded-[5px] border border-line2 px-1.5 text-[12px]/[19px] whitespace-nowrap"
                    >
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd className="m-0 border-t pl-5 border-line py-1.5 text-[13.5px]/[21px]">{does}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
