// What a run can be taken home as: formats on the left, the files of the chosen one to look at, copy and keep.
import { Check, Copy, Download } from 'lucide-react';
import { type JSX, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { useWords } from '../words.ts';

export interface ExportEntry {
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
}

export interface ExportFile {
  readonly name: string;
  /** Copied, and shown unless `picture` is. */
  readonly text?: string;
  readonly blob?: Blob;
  /** Address of a picture to show. */
  readonly picture?: string;
}

export interface ExportPanelProps {
  readonly targets: readonly ExportEntry[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** Files of the selected target; undefined while they are made. */
  readonly files: readonly ExportFile[] | undefined;
  /** Why there are none, in words. */
  readonly problem?: string | undefined;
  /** Settles when the text is in the clipboard. */
  readonly onCopy: (text: string) => Promise<void>;
  readonly onDownload: (file: ExportFile) => void;
}

export function ExportPanel(props: ExportPanelProps): JSX.Element {
  const { targets, selected, onSelect, files, problem } = props;
  const text = useWords();
  return (
    <div className="grid min-h-0 gap-x-6 gap-y-3 min-[820px]:grid-cols-[15rem_1fr]">
      <fieldset className="m-0 flex min-w-0 flex-col gap-0.5 border-0 p-0">
        <legend className="sr-only">{text.say('export.targets')}</legend>
        {targets.map((target) => (
          <label
            key={target.id}
            className="flex cursor-pointer gap-2.5 rounded-[7px] px-2 py-1.5 has-checked:bg-wash has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="export-target"
              className="mt-1 accent-accent"
              checked={target.id === selected}
              onChange={() => {
                onSelect(target.id);
              }}
            />
            <span className="text-[13.5px]/[19px]">
              {target.title}
              <span className="block text-[12.5px]/[17px] text-ink2">{target.explanation}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="flex min-w-0 flex-col gap-4" aria-live="polite">
        {problem === undefined ? null : <p className="m-0 text-[13px] text-failed-ink">{problem}</p>}
        {problem === undefined && files === undefined ? (
          <p className="m-0 text-[13px] text-ink2">{text.say('export.empty')}</p>
        ) : null}
        {(files ?? []).map((file) => (
          <FilePreview key={file.name} file={file} onCopy={props.onCopy} onDownload={props.onDownload} />
        ))}
      </div>
    </div>
  );
}

type FilePreviewProps = { readonly file: ExportFile } & Pick<ExportPanelProps, 'onCopy' | 'onDownload'>;

function FilePreview({ file, onCopy, onDownload }: FilePreviewProps): JSX.Element {
  const text = useWords();
  const [copied, setCopied] = useState<'yes' | 'failed'>();
  const { text: content } = file;
  return (
    <div className="min-w-0">
      <div className="mb-1.5 flex flex-wrap items-center gap-2">
        <span className="grow font-mono text-[12.5px]">{file.name}</span>
        {content === undefined ? null : (
          <Button
            size="small"
            icon={copied === 'yes' ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
            onPress={() => {
              onCopy(content).then(
                () => setCopied('yes'),
                () => setCopied('failed'),
              );
            }}
          >
            {text.say(copied === 'yes' ? 'export.copied' : 'export.copy')}
          </Button>
        )}
        <Button
          size="small"
          icon={<Download size={14} aria-hidden />}
          onPress={() => {
            onDownload(file);
          }}
        >
          {text.say('export.download', { name: file.name })}
        </Button>
      </div>
      {copied === 'failed' ? (
        <p className="m-0 mb-1 text-[12.5px] text-failed-ink">{text.say('export.copyFailed')}</p>
      ) : null}
      {file.picture === undefined ? null : (
        <img src={file.picture} alt="" className="block max-h-56 max-w-full rounded-[7px] border border-line" />
      )}
      {content === undefined || file.picture !== undefined ? null : (
        <textarea
          readOnly
          aria-label={text.say('export.file', { name: file.name })}
          value={content}
          rows={Math.min(16, Math.max(3, content.split('\n').length))}
          className="block w-full resize-y rounded-[7px] border border-line bg-paper px-3 py-2 font-mono text-[12.5px]/[18px] whitespace-pre text-ink"
        />
      )}
    </div>
  );
}
