// The student's own data as the run's input.
import { type JSX, useEffect, useState } from 'react';
import { nameOfSample } from '../../store/session/samples.ts';
import { DataPanel } from '../../view/panels/DataPanel.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';

export function DataPane(): JSX.Element | null {
  const { manifest, parts, session } = useLab();
  const text = useLabText();
  const input = useSession((state) => state.input);
  const problem = useSession((state) => state.problem);
  const opening = useSession((state) => state.openingSample);
  const [reading, setReading] = useState<{ readonly name: string; readonly share: number }>();
  const format = manifest.input;
  // Told here, and over with this panel: it must not go on over the stage.
  useEffect(
    () => () => {
      if (session.state.problem?.kind === 'input') session.dismissProblem();
    },
    [session],
  );
  if (format === undefined) return null;
  const { samples = [] } = format;
  const forget = (): void => {
    if (problem?.kind === 'input') session.dismissProblem();
  };
  return (
    <DataPanel
      format={{ description: text.pick(format.description), extensions: format.extensions, maxBytes: format.maxBytes }}
      samples={samples.map(({ id, title, description, file }) => ({
        id,
        title: text.pick(title),
        name: nameOfSample(file),
        description: text.pick(description),
      }))}
      opening={opening}
      onSample={(id) => {
        const sample = samples.find((one) => one.id === id);
        if (sample === undefined) return;
        forget();
        void session.openSample(sample, () => parts.sample(sample.file));
      }}
      onCancelSample={() => {
        session.cancelSample();
      }}
      progress={reading}
      loaded={input === undefined ? undefined : { name: input.name, summary: text.say(input.summary) }}
      problem={problem?.kind === 'input' ? text.say(problem.phrase) : undefined}
      onDismiss={() => {
        session.dismissProblem();
      }}
      onFiles={(files) => {
        forget();
        const name = files.map((file) => file.name).join(', ');
        const show = (share: number): void => {
          setReading({ name, share });
        };
        show(0);
        void session.openFiles(files, show).finally(() => {
          setReading(undefined);
        });
      }}
      onRemove={() => void session.closeFiles()}
    />
  );
}
