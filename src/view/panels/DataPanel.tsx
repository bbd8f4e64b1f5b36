// A student's own data: what the lab reads, where to drop it, how far reading has come, and what is wrong with it.
import { FileText, FileUp } from 'lucide-react';
import { type JSX, useId } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button } from '../controls/Button.tsx';
import './panels.css';
import { ErrorLine } from '../controls/field.tsx';
import { useWords } from '../words.ts';

/** A file that is there for one click. */
export interface SampleChoice {
  readonly id: string;
  readonly title: string;
  /** As it is called once it is open. */
  readonly name: string;
  readonly description: string;
}

export interface DataPanelProps {
  readonly format: {
    readonly description: string;
    /** With the dot. */
    readonly extensions: readonly string[];
    readonly maxBytes: number;
    /** A line or two as an example. */
    readonly example?: string;
  };
  readonly samples?: readonly SampleChoice[];
  /** The one that is being opened, and how much of it has arrived, 0 … 1. */
  readonly opening?: { readonly id: string; readonly share: number } | undefined;
  readonly onSample?: (id: string) => void;
  readonly onCancelSample?: () => void;
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
      <Samples {...props} />
      {progress === undefined ? null : (
        <Progress
          words={text.say('data.reading', { name: progress.name, percent: text.percent(progress.share, 0) })}
          share={progress.share}
          cancel={text.say('data.cancel')}
          onCancel={props.onCancel}
        />
      )}
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
          <p role="status" className="m-0">
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

function Samples({ samples = [], opening, onSample, onCancelSample }: DataPanelProps): JSX.Element | null {
  const text = useWords();
  const heading = useId();
  if (samples.length === 0) return null;
  const current = samples.find(({ id }) => id === opening?.id);
  return (
    <div className="flex flex-col gap-2">
      <p id={heading} className="m-0">
        {text.say('data.samples')}
      </p>
      <ul aria-labelledby={heading} className="m-0 flex list-none flex-col gap-2 p-0">
        {samples.map((sample) => (
          <Sample
            key={sample.id}
            sample={sample}
            isOpening={sample === current}
            onPress={() => onSample?.(sample.id)}
          />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {current === undefined ? '' : text.say('data.opening', { name: current.name })}
      </p>
      {opening === undefined || current === undefined ? null : (
        <Progress
          words={text.say('data.loading', { name: current.name, percent: text.percent(opening.share, 0) })}
          share={opening.share}
          cancel={text.say('data.cancelLoading')}
          onCancel={onCancelSample}
        />
      )}
    </div>
  );
}

interface SampleProps {
  readonly sample: SampleChoice;
  readonly isOpening: boolean;
  readonly onPress: () => void;
}

function Sample({ sample, isOpening, onPress }: SampleProps): JSX.Element {
  const about = useId();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Button
        icon={<FileText size={15} aria-hidden />}
        aria-describedby={about}
        isPending={isOpening}
        onPress={onPress}
      >
        {sample.title}
      </Button>
      <span id={about} className="min-w-[16rem] flex-1 text-[12.5px]/[17px] text-ink2">
        <span className="font-mono">{sample.name}</span>
        <span className="block">{sample.description}</span>
      </span>
    </li>
  );
}

interface ProgressProps {
  readonly words: string;
  /** 0 … 1 */
  readonly share: number;
  readonly cancel: string;
  readonly onCancel: (() => void) | undefined;
}

function Progress({ words, share, cancel, onCancel }: ProgressProps): JSX.Element {
  return (
    <div className="flex items-center gap-3">
      <div className="grow">
        <p className="m-0 mb-1 text-[12.5px] text-ink2">{words}</p>
        <progress className="data-progress" max={1} value={share} aria-label={words} />
      </div>
      {onCancel === undefined ? null : (
        <Button size="small" onPress={onCancel}>
          {cancel}
        </Button>
      )}
    </div>
  );
}
