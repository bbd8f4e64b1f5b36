// Above the stage: the scenario and the settings.
import type { JSX } from 'react';
import { Select } from '../../view/controls/Select.tsx';
import { useLabLayoutMode } from '../../view/layout/LabLayout.tsx';
import { ParameterControls } from '../../view/parameters/ParameterControls.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';
import { RunActions } from './RunActions.tsx';

const OWN = '';
const FILE = 'file:';

export function Tools(): JSX.Element {
  const { manifest, session } = useLab();
  const text = useLabText();
  const phone = useLabLayoutMode() === 'phone';
  const params = useSession((state) => state.params);
  const input = useSession((state) => state.input);
  const chosen = useSession((state) => state.scenario ?? OWN);
  const scenario = input === undefined ? chosen : FILE;
  return (
    <div className="flex flex-wrap items-center gap-x-3.5 gap-y-2">
      <Select
        label={text.say('lab.scenario')}
        hideLabel
        options={[
          ...(input === undefined
            ? []
            : [
                {
                  value: FILE,
                  label: text.say('lab.file', { name: input.name }),
                  description: text.say('lab.fileAbout'),
                },
              ]),
          ...(scenario === OWN ? [{ value: OWN, label: text.say('lab.noScenario') }] : []),
          ...manifest.scenarios.map((each) => ({
            value: each.id,
            label: text.pick(each.title),
            description: text.pick(each.objective),
          })),
        ]}
        value={scenario}
        onChange={(id) => {
          // A scenario brings its own traffic: what is asked for in it is about that.
          if (id !== OWN && id !== FILE) void session.begin({ scenario: id, ownTraffic: true });
        }}
      />
      <ParameterControls
        parameters={manifest.parameters}
        values={params}
        fromFile={input === undefined ? [] : (manifest.input?.replaces ?? [])}
        collapsed={phone}
        onChange={(name, value) => void session.setParameter(name, value)}
      />
      <RunActions />
    </div>
  );
}
