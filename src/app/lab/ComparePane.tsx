// Two runs side by side: a twin under the same arrivals, or a fork of this run.
import { type JSX, useState } from 'react';
import { Button } from '../../view/controls/Button.tsx';
import { Select } from '../../view/controls/Select.tsx';
import { ComparePanel } from '../../view/panels/ComparePanel.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';
import { laneWords } from './run-words.ts';

/** Adds a twin that differs in one choice. */
function AddTwin(): JSX.Element | null {
  const { manifest, session } = useLab();
  const text = useLabText();
  const params = useSession((state) => state.params);
  const [parameter] = manifest.parameters.filter((each) => each.kind === 'choice' && each.primary === true);
  const own = manifest.code;
  const values =
    parameter?.kind === 'choice'
      ? parameter.values.filter(
          (each) =>
            each.value !== params[parameter.name] && !(own?.parameter === parameter.name && own.value === each.value),
        )
      : [];
  const [chosen, setChosen] = useState<string>();
  const value = values.some((each) => each.value === chosen) ? chosen : values[0]?.value;
  if (parameter === undefined || value === undefined) return null;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Select
        label={`${text.say('lab.twin')}: ${text.pick(parameter.label)}`}
        options={values.map((each) => ({ value: each.value, label: text.pick(each.label) }))}
        value={value}
        onChange={setChosen}
      />
      <Button onPress={() => void session.addTwin({ [parameter.name]: value })}>{text.say('lab.twinAdd')}</Button>
    </div>
  );
}

export function ComparePane(): JSX.Element {
  const { manifest, session } = useLab();
  const text = useLabText();
  const lanes = useSession((state) => state.lanes);
  const active = useSession((state) => state.active);
  const [first] = lanes;
  const lane = lanes.find((each) => each.id === active) ?? first;
  const other = lanes.filter((each) => each !== lane).at(-1);
  if (first === undefined || lane === undefined || other === undefined) return <AddTwin />;
  const figure = (run: typeof lane, name: string): number => run.frame?.metrics[name] ?? Number.NaN;
  const difference = other.difference;
  const [one, two] = [difference?.one, difference?.other].map((phrase) =>
    phrase === undefined ? undefined : text.say(phrase),
  );
  return (
    <ComparePanel
      titles={[laneWords(manifest, lane, first, text), laneWords(manifest, other, first, text)]}
      rows={manifest.metrics.map((metric) => ({
        name: metric.name,
        label: text.pick(metric.label),
        unit: metric.unit,
        better: metric.better,
        headline: metric.headline,
        values: [figure(lane, metric.name), figure(other, metric.name)],
      }))}
      firstDifference={
        difference === undefined || one === undefined
          ? undefined
          : text.say(two === undefined ? 'lab.firstDifferenceOne' : 'lab.firstDifference', {
              time: text.moment(difference.time, manifest.clock.unit),
              one,
              other: two ?? '',
            })
      }
    >
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          onPress={() => {
            session.activate(other.id);
          }}
        >
          {`${text.say('lab.lane.show')}: ${laneWords(manifest, other, first, text)}`}
        </Button>
        <Button
          size="small"
          kind="quiet"
          onPress={() => {
            session.removeLane(other.id);
          }}
        >
          {text.say('lab.lane.remove', { label: laneWords(manifest, other, first, text) })}
        </Button>
      </div>
    </ComparePanel>
  );
}
