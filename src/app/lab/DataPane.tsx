// The student's own data as the run's input.
import { type JSX, useEffect, useState } from 'react';
import { DataPanel } from '../../view/panels/DataPanel.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';

export function DataPane(): JSX.Element | null {
  const { manifest, session } = useLab();
  const text = useLabText();
  const input = useSession((state) => state.input);
  const problem = useSession((state) => state.problem);
  const [reading, setReading] = useState<string>();
  const format = manifest.input;
  // Told here, and over with this panel: it must not go on over the stage.
  useEffect(
    () => () => {
      if (session.state.problem?.kind === 'input') session.dismissProblem();
    },
    [session],
  );
  if (format === undefined) return null;
  return (
    <DataPanel
      format={{ description: text.pick(format.description), extensions: format.extensions, maxBytes: format.maxBytes }}
      progress={reading === undefined ? undefined : { name: reading, share: 0.5 }}
      loaded={input === undefined ? undefined : { name: input.name, summary: text.say(input.summary) }}
      problem={problem?.kind === 'input' ? text.say(problem.phrase) : undefined}
      onDismiss={() => {
        session.dismissProblem();
      }}
      onFiles={(files) => {
        if (problem?.kind === 'input') session.dismissProblem();
        setReading(files.map((file) => file.name).join(', '));
        void session.openFiles(files).finally(() => {
          setReading(undefined);
        });
      }}
      onRemove={() => void session.closeFiles()}
    />
  );
}
