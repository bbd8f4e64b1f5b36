// Above the stage: the scenario and the settings.
import type { JSX } from 'react';
import { Select } from '../../view/controls/Select.tsx';
import { useLabLayoutMode } from '../../view/layout/LabLayout.tsx';
import { ParameterControls } from '../../view/parameters/ParameterControls.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';

const OWN = '';

export function Tools(): JSX.Element {
  const { manifest, session } = useLab();
  const text = useLabText();
  const phone = useLabLayoutMode() === 'phone';
  const params = useSession((state) => state.params);
  const scenario = useSession((state) => state.scenario ?? OWN);
  return (
    <div className="flex flex-wrap items-center gap-x-3.5 gap-y-2">
      <Select
        label={text.say('lab.scenario')}
        hideLabel
        options={[
          ...(scenario === OWN ? [{ value: OWN, label: text.say('lab.noScenario') }] : []),
          ...manifest.scenarios.map((each) => ({
            value: each.id,
            label: text.pick(each.title),
            description: text.pick(each.objective),
          })),
        ]}
        value={scenario}
        onChange={(id) => {
          if (id !== OWN) void session.begin({ scenario: id });
        }}
      />
      <ParameterControls
        parameters={manifest.parameters}
        values={params}
        collapsed={phone}
        onChange={(name, value) => void session.setParameter(name, value)}
      />
    </div>
  );
}
