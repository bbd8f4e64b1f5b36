// What is written in the code panel: an exercise, or a program of the lab that may be changed at will, or opened from a file.
import { FileUp } from 'lucide-react';
import { type JSX, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { ExerciseEntry } from '../../contract/manifest.ts';
import type { Localised } from '../../contract/text.ts';
import { textOfProgramFile } from '../../store/session/program-file.ts';
import { Button } from '../../view/controls/Button.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';

export interface Piece {
  readonly id: string;
  readonly title: Localised;
  readonly runsLive: boolean;
  readonly hints: readonly Localised[];
  /** Of the lab: there is nothing to be graded. */
  readonly program?: string;
}

export const pieceOf = ({ id, title, runsLive = false, hints }: ExerciseEntry): Piece => ({
  id,
  title,
  runsLive,
  hints,
});

/** The lab's program on the stage, or the last that was there before the student's own. */
export function useProgramOnStage(): Piece | undefined {
  const { manifest } = useLab();
  const { code: slot } = manifest;
  const parameter = manifest.parameters.find(({ name }) => name === slot?.parameter);
  const chosen = useSession(({ params }) => String(params[slot?.parameter ?? '']));
  const [program, setProgram] = useState(chosen === slot?.value ? String(parameter?.default) : chosen);
  if (chosen !== slot?.value && chosen !== program) setProgram(chosen);
  if (slot?.is !== 'program' || parameter?.kind !== 'choice') return undefined;
  const title = parameter.values.find(({ value }) => value === program)?.label;
  return title === undefined ? undefined : { id: `program-${program}`, title, runsLive: true, hints: [], program };
}

/** A file of the student's takes the place of what is in the editor; undo brings that back. */
export function OpenProgram({ onText }: { readonly onText: (text: string) => void }): JSX.Element {
  const { manifest } = useLab();
  const text = useLabText();
  const [problem, setProblem] = useState<string>();
  const { extensions = [], maxBytes = 0 } = manifest.input ?? {};
  const open = async (file: File): Promise<void> => {
    setProblem(undefined);
    if (file.size > maxBytes) {
      setProblem(text.say({ key: 'input.size', args: { name: file.name, given: file.size, most: maxBytes } }));
      return;
    }
    try {
      const source = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
      const read = await textOfProgramFile(source, file.name);
      if (read.ok) onText(read.text);
      else setProblem(text.say('lab.noModule', { name: file.name, line: read.line }));
    } catch {
      setProblem(text.say('lab.notText', { name: file.name }));
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <FileTrigger
        acceptedFileTypes={[...extensions]}
        onSelect={(files) => {
          const [file] = files ?? [];
          if (file !== undefined) void open(file);
        }}
      >
        <Button size="small" icon={<FileUp size={15} aria-hidden />}>
          {text.say('lab.openProgram')}
        </Button>
      </FileTrigger>
      <span role="alert" className="text-[13px] text-failed-ink">
        {problem}
      </span>
    </div>
  );
}
