// A student's own data: what the lab reads, where to drop it, how far reading has come, and what is wrong with it.
import { FileUp } from 'lucide-react';
import type { JSX } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from '../controls/Button.tsx';
import './panels.css';
import { ErrorLine } from '../controls/field.tsx';
import { useWords } from '../words.ts';

export interface DataPanelProps {
  readonly format: {
    readonly description: string;
    /** With the dot. */
    readonly extensions: readonly string[];
    readonly maxBytes: number;
    /** A line or two as an example. */
    readonly example?: string;
  };
  /** While files are read. */
  readonly progress?: { readonly name: string /** 0 … 1 */; readonly share: number } | undefined;
  /** What the run is fed with now, and what was found in it. */
  readonly loaded?: { readonly name: string; readonly summary: string } | undefined;
  /** In words: where, what is allowed, what was given. */
  readonly problem?: string | undefined;
  readonly onDismiss?: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onCancel?: () => void;
  /** Back to made-up data. */
  readonly onRemove?: () => void;
}

export function DataPanel(props: DataPanelProps): JSX.Element {
  const { format, progress, loaded, problem, onFiles, onRemove } = props;
  const text = useWords();
  return (
    <div className="flex max-w-[46rem] flex-col gap-3 text-[13.5px]/[20px]">
      <p className="m-0">{format.description}</p>
      {format.example === undefined ? null : (
        <pre className="m-0 overflow-auto rounded-[7px] border border-line bg-paper px-3 py-2 text-[12.5px]/[18px]">
          {format.example}
        </pre>
      )}
      <DropZone
        aria-label={text.say('data.drop')}
        className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-[9px] border border-dashed border-edge px-4 py-4 data-drop-target:border-accent data-drop-target:bg-wash"
        onDrop={(event) => {
          const dropped = event.items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []));
          if (dropped.length > 0) void Promise.all(dropped).then(onFiles);
        }}
      >
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={[...format.extensions]}
          onSelect={(files) => {
            if (files !== null && files.length > 0) onFiles([...files]);
          }}
        >
          <Button icon={<FileUp size={15} aria-hidden />}>{text.say('data.choose')}</Button>
        </FileTrigger>
        <span className="text-ink2">
          {text.say('data.drop')}
          <span className="block text-[12.5px]/[17px]">
            {text.say('data.limit', { size: text.size(format.maxBytes) })}
          </span>
        </span>
      </DropZone>
      {progress === undefined ? null : <Progress {...progress} onCancel={props.onCancel} />}
      <div role="alert">
        {problem === undefined ? null : (
          <div className="flex items-start justify-between gap-3">
            <ErrorLine>{problem}</ErrorLine>
            {props.onDismiss === undefined ? null : (
              <Button size="small" onPress={props.onDismiss}>
                {text.say('data.dismiss')}
              </Button>
            )}
          </div>
        )}
      </div>
      {loaded === undefined ? null : (
        <div className="flex flex-wrap items-center justify-between gap-2 border-t border-line pt-3">
          <p className="m-0">
            <span className="font-medium">{text.say('data.loaded', { name: loaded.name })}</span>
            <span className="block text-[12.5px]/[18px] text-ink2">{loaded.summary}</span>
          </p>
          {onRemove === undefined ? null : (
            <Button size="small" onPress={onRemove}>
              {text.say('data.remove')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

interface ProgressProps {
  readonly name: string;
  readonly share: number;
  readonly onCancel: DataPanelProps['onCancel'];
}

function Progress({ name, share, onCancel }: ProgressProps): JSX.Element {
  const text = useWords();
  const words = text.say('data.reading', { name, percent: text.percent(share, 0) });
  return (
    <div className="flex items-center gap-3">
      <div className="grow">
        <p className="m-0 mb-1 text-[12.5px] text-ink2">{words}</p>
        <progress className="data-progress" max={1} value={share} aria-label={words} />
      </div>
      {onCancel === undefined ? null : (
        <Button size="small" onPress={onCancel}>
          {text.say('data.cancel')}
        </Button>
      )}
    </div>
  );
}
