// What can be done to the run as a whole: the manifest's actions on no single object of the stage.
import { Zap } from 'lucide-react';
import type { JSX } from 'react';
import { Button } from '../../view/controls/Button.tsx';
import { Popover } from '../../view/controls/Popover.tsx';
import { ActionForm } from '../../view/panels/ObjectPanel.tsx';
import { useLab, useLabText } from './lab-context.ts';

export function RunActions(): JSX.Element | null {
  const { manifest, session } = useLab();
  const text = useLabText();
  const actions = manifest.actions.filter(({ on }) => on === undefined);
  if (actions.length === 0) return null;
  const label = text.say('lab.intervene');
  return (
    <Popover
      label={label}
      placement="bottom start"
      trigger={
        <Button size="small" icon={<Zap size={15} aria-hidden />}>
          {label}
        </Button>
      }
    >
      {(close) => (
        <div className="flex w-60 flex-col gap-4">
          {actions.map((action) => (
            <ActionForm
              key={action.name}
              action={action}
              onAction={(name, fields) => {
                void session.act({ action: name, ...fields });
                close();
              }}
            />
          ))}
        </div>
      )}
    </Popover>
  );
}
