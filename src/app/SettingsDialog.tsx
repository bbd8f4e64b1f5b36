// Settings: how the page looks and moves, and the student's progress as a file.
import { Download, Trash2, Upload } from 'lucide-react';
import { type JSX, type ReactNode, useRef, useState } from 'react';
import type { Phrase } from '../contract/text.ts';
import { LARGEST_FILE } from '../store/progress/file.ts';
import { Button } from '../view/controls/Button.tsx';
import { Dialog } from '../view/controls/Dialog.tsx';
import { Segmented } from '../view/controls/Segmented.tsx';
import { Select } from '../view/controls/Select.tsx';
import { useText } from '../view/text/react.tsx';
import { SPEEDS } from '../view/transport/speeds.ts';
import { shell } from './dictionary.ts';
import { usePreferences, useProgress } from './services.tsx';

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }): JSX.Element {
  return (
    <div className="grid items-baseline gap-x-4 gap-y-1.5 border-t border-line py-3 first:border-0 first:pt-0 sm:grid-cols-[8.5rem_1fr]">
      <span aria-hidden className="text-[13.5px] text-ink2">
        {name}
      </span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

function download(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has the blob by then; a minute is generous.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

/** A choice for all labs, whose own paces differ: against those, and not against real time. */
function paceWords(speed: number, text: ReturnType<typeof useText<keyof (typeof shell)['en']>>): string {
  if (speed === 1) return text.say('settings.pace.own');
  return speed > 1
    ? text.say('settings.pace.faster', { times: speed })
    : text.say('settings.pace.slower', { times: 1 / speed });
}

function ProgressFile(): JSX.Element {
  const text = useText(shell);
  const progress = useProgress();
  const file = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Phrase>();
  const [asking, setAsking] = useState(false);

  const read = async (chosen: File): Promise<Phrase> => {
    if (chosen.size > LARGEST_FILE) {
      return { key: 'progress.import.large', args: { given: chosen.size, most: LARGEST_FILE } };
    }
    try {
      const result = progress.importFile(await chosen.text());
      return 'problem' in result ? result.problem : { key: 'progress.import.done', args: { ...result } };
    } catch (error) {
      return { key: 'progress.import.unreadable', args: { reason: error instanceof Error ? error.message : '' } };
    }
  };

  return (
    <>
      <p className="m-0 mb-2 text-[12.5px]/[18px] text-ink2">{text.say('settings.progressSaved')}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          icon={<Download size={15} aria-hidden />}
          onPress={() => {
            void progress.exportFile().then((content) => {
              download('headroom-progress.json', content);
            });
          }}
        >
          {text.say('settings.export')}
        </Button>
        <Button icon={<Upload size={15} aria-hidden />} onPress={() => file.current?.click()}>
          {text.say('settings.import')}
        </Button>
        <Button kind="danger" icon={<Trash2 size={15} aria-hidden />} onPress={() => setAsking(true)}>
          {text.say('settings.reset')}
        </Button>
      </div>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={text.say('settings.import')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (chosen !== undefined) void read(chosen).then(setOutcome);
        }}
      />
      <p role="status" className="m-0 mt-2 text-[13px]/[18px] empty:hidden">
        {outcome === undefined ? null : text.say(outcome)}
      </p>
      <Dialog
        role="alertdialog"
        title={text.say('settings.resetTitle')}
        isOpen={asking}
        onOpenChange={setAsking}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{text.say('settings.resetNo')}</Button>
            <Button
              kind="danger"
              onPress={() => {
                progress.resetAll();
                setAsking(false);
                setOutcome({ key: 'settings.resetDone' });
              }}
            >
              {text.say('settings.resetYes')}
            </Button>
          </>
        }
      >
        {text.say('settings.resetBody')}
      </Dialog>
    </>
  );
}

export default function SettingsDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const text = useText(shell);
  const { locale, theme, contrast, motion, speed, set } = usePreferences((preferences) => preferences);
  const system = { value: 'system', label: text.say('settings.system') } as const;
  const names = {
    language: text.say('settings.language'),
    theme: text.say('settings.theme'),
    contrast: text.say('settings.contrast'),
    motion: text.say('settings.motion'),
    speed: text.say('settings.speed'),
  };
  return (
    <Dialog title={text.say('settings.title')} size="medium" isOpen onOpenChange={onClose}>
      <Line name={names.language}>
        <Segmented
          label={names.language}
          value={locale}
          onChange={(value) => set({ locale: value })}
          options={[
            { value: 'en', label: 'English' },
            { value: 'ru', label: 'Русский' },
          ]}
        />
      </Line>
      <Line name={names.theme}>
        <Segmented
          label={names.theme}
          value={theme}
          onChange={(value) => set({ theme: value })}
          options={[
            system,
            { value: 'light', label: text.say('settings.light') },
            { value: 'dark', label: text.say('settings.dark') },
          ]}
        />
      </Line>
      <Line name={names.contrast}>
        <Segmented
          label={names.contrast}
          value={contrast}
          onChange={(value) => set({ contrast: value })}
          options={[
            system,
            { value: 'standard', label: text.say('settings.standard') },
            { value: 'more', label: text.say('settings.more') },
          ]}
        />
      </Line>
      <Line name={names.motion}>
        <Segmented
          label={names.motion}
          value={motion}
          onChange={(value) => set({ motion: value })}
          options={[
            system,
            { value: 'full', label: text.say('settings.full') },
            { value: 'reduced', label: text.say('settings.reduced') },
          ]}
        />
      </Line>
      <Line name={names.speed}>
        <div className="max-w-56">
          <Select
            label={names.speed}
            hideLabel
            value={String(speed)}
            onChange={(value) => set({ speed: Number(value) })}
            options={SPEEDS.map((value) => ({ value: String(value), label: paceWords(value, text) }))}
          />
        </div>
      </Line>
      <Line name={text.say('settings.progress')}>
        <ProgressFile />
      </Line>
    </Dialog>
  );
}
