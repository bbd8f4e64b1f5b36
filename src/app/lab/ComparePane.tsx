// Two runs side by side: a twin under the same arrivals, or a fork of this run.
import { type JSX, useState } from 'react';
import type { CodeSlot, Parameter } from '../../contract/manifest.ts';
import type { ParameterValue } from '../../contract/model.ts';
import { Button } from '../../view/controls/Button.tsx';
import { Select } from '../../view/controls/Select.tsx';
import { ComparePanel } from '../../view/panels/ComparePanel.tsx';
import { sameValue } from '../../view/parameters/format.ts';
import { ParameterField } from '../../view/parameters/ParameterField.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';
import { laneWords } from './run-words.ts';

/** A value other than the present one, to begin with: the next choice, the other end of a range. */
function otherValue(parameter: Parameter, present: ParameterValue | undefined): ParameterValue {
  switch (parameter.kind) {
    case 'choice':
      return parameter.values.find((each) => each.value !== present)?.value ?? parameter.default;
    case 'flag':
      return present !== true;
    case 'number': {
      const value = Number(present);
      return value * 2 <= parameter.max ? Math.max(parameter.min, value * 2) : Math.max(parameter.min, value / 2);
    }
    case 'words':
    case 'numbers':
      return present ?? parameter.default;
  }
}

/** The parameter without the value that would need the student's code where there is none. */
function offered(parameter: Parameter, code: CodeSlot | undefined, hasCode: boolean): Parameter {
  if (hasCode || parameter.kind !== 'choice' || code?.parameter !== parameter.name) return parameter;
  return { ...parameter, values: parameter.values.filter(({ value }) => value !== code.value) };
}

/** Adds a twin that differs in one setting. */
function AddTwin(): JSX.Element | null {
  const { manifest, session } = useLab();
  const text = useLabText();
  const params = useSession((state) => state.params);
  const hasCode = useSession((state) => state.code !== undefined);
  const parameters = manifest.parameters.map((parameter) => offered(parameter, manifest.code, hasCode));
  const [name, setName] = useState<string>();
  const [chosen, setChosen] = useState<ParameterValue>();
  const parameter = parameters.find((each) => each.name === name) ?? parameters[0];
  if (parameter === undefined) return null;
  const value = chosen ?? otherValue(parameter, params[parameter.name]);
  return (
    <div className="flex max-w-[34rem] flex-col items-start gap-3">
      <Select
        label={text.say('lab.twin')}
        options={parameters.map((each) => ({ value: each.name, label: text.pick(each.label) }))}
        value={parameter.name}
        onChange={(next) => {
          setName(next);
          setChosen(undefined);
        }}
      />
      <div className="w-full">
        <ParameterField key={parameter.name} parameter={parameter} value={value} layout="full" onChange={setChosen} />
      </div>
      <Button
        isDisabled={sameValue(value, params[parameter.name] ?? parameter.default)}
        onPress={() => void session.addTwin({ [parameter.name]: value })}
      >
        {text.say('lab.twinAdd')}
      </Button>
    </div>
  );
}

function Comparison(): JSX.Element | null {
  const { manifest, session } = useLab();
  const text = useLabText();
  const lanes = useSession((state) => state.lanes);
  const active = useSession((state) => state.active);
  const [first] = lanes;
  const lane = lanes.find((each) => each.id === active) ?? first;
  const other = lanes.filter((each) => each !== lane).at(-1);
  if (first === undefined || lane === undefined || other === undefined) return null;
  const figure = (run: typeof lane, name: string): number => run.frame?.metrics[name] ?? Number.NaN;
  const difference = other.difference?.against === lane.id ? other.difference : undefined;
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

/** The figures of a run that stands alone: where there are several, the comparison tells them. */
function Figures(): JSX.Element | null {
  const { manifest } = useLab();
  const text = useLabText();
  const [first, ...others] = useSession((state) => state.lanes);
  if (first === undefined || others.length > 0) return null;
  return (
    <table className="w-full max-w-[26rem] border-collapse text-[13px]/[20px]">
      <caption className="pb-2 text-left text-[12.5px] text-ink2">{text.say('lab.metrics')}</caption>
      <tbody>
        {manifest.metrics.map((metric) => (
          <tr key={metric.name} className="border-b border-line">
            <th scope="row" className="py-1 pr-3 text-left font-normal">
              {text.pick(metric.label)}
            </th>
            <td className="py-1 text-right font-mono tabular-nums">
              {text.unit(first.frame?.metrics[metric.name] ?? Number.NaN, metric.unit)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A third run can be told apart on the charts too, so another twin is offered beside what is compared. */
export function ComparePane(): JSX.Element {
  return (
    <div className="flex flex-col gap-5">
      <Comparison />
      <AddTwin />
      <Figures />
    </div>
  );
}
