// A lab's settings: the few that matter in a row above the stage, all of them with explanation and range behind a button.
import { RotateCcw, SlidersHorizontal } from 'lucide-react';
import type { JSX } from 'react';
import type { Parameter } from '../../contract/manifest.ts';
import type { ParameterValue, ParameterValues } from '../../contract/model.ts';
import { Button, IconButton } from '../controls/Button.tsx';
import { ErrorLine, labelClass } from '../controls/field.tsx';
import { Popover } from '../controls/Popover.tsx';
import { useWords } from '../words.ts';
import { formatNumber, formatValue, sameValue } from './format.ts';
import { ParameterField } from './ParameterField.tsx';

export interface ParameterControlsProps {
  readonly parameters: readonly Parameter[];
  readonly values: ParameterValues;
  /** A settled value; a parameter that is not `live` restarts the run. */
  readonly onChange: (name: string, value: ParameterValue) => void;
  /** What is wrong with a value, in words, by parameter name. */
  readonly problems?: Readonly<Record<string, string>>;
  /** Names of those that an opened file answers for: that is said in place of their controls. */
  readonly fromFile?: readonly string[];
  readonly isDisabled?: boolean;
  /** Where there is no room for the row: all settings behind the button. */
  readonly collapsed?: boolean;
}

/** What stands above the stage; its parts flow with those of the place around them, the button for all settings first. */
export function ParameterControls(props: ParameterControlsProps): JSX.Element {
  const { parameters, values, problems = {}, fromFile = [], onChange, isDisabled = false, collapsed = false } = props;
  const text = useWords();
  const isAbove = ({ primary = false, with: other }: Parameter): boolean =>
    primary && (other === undefined || other.values.includes(String(values[other.parameter])));
  const primary = collapsed ? [] : parameters.filter(isAbove);
  return (
    <fieldset className="contents">
      <legend className="sr-only">{text.say('parameters.primary')}</legend>
      {parameters.length === primary.length ? null : (
        <Popover
          label={text.say('parameters.all')}
          trigger={
            <IconButton label={text.say('parameters.all')}>
              <SlidersHorizontal size={16} aria-hidden />
            </IconButton>
          }
        >
          <AllParameters {...props} />
        </Popover>
      )}
      {primary.map((parameter) => (
        <span key={parameter.name} className="inline-flex max-w-full flex-col">
          {fromFile.includes(parameter.name) ? (
            <FromFile parameter={parameter} />
          ) : (
            <ParameterField
              parameter={parameter}
              value={values[parameter.name] ?? parameter.default}
              layout="inline"
              isDisabled={isDisabled}
              onChange={(value) => {
                onChange(parameter.name, value);
              }}
            />
          )}
          {problems[parameter.name] === undefined ? null : <ErrorLine>{problems[parameter.name]}</ErrorLine>}
        </span>
      ))}
    </fieldset>
  );
}

function FromFile({ parameter }: { readonly parameter: Parameter }): JSX.Element {
  const text = useWords();
  return (
    <span className="flex items-baseline gap-2">
      <span className={labelClass(false)}>{text.pick(parameter.label)}</span>
      <span className="text-[13px]">{text.say('parameters.fromFile')}</span>
    </span>
  );
}

/** Every parameter with its explanation, range and default: what the popover holds, or a panel of its own. */
export function AllParameters({
  parameters,
  values,
  onChange,
  problems = {},
  fromFile = [],
  isDisabled = false,
}: ParameterControlsProps): JSX.Element {
  return (
    <div className="flex w-[21rem] max-w-full flex-col divide-y divide-line">
      {parameters.map((parameter) => {
        const value = values[parameter.name] ?? parameter.default;
        if (fromFile.includes(parameter.name))
          return (
            <div key={parameter.name} className="py-3 first:pt-0 last:pb-0">
              <FromFile parameter={parameter} />
            </div>
          );
        return (
          <div key={parameter.name} data-parameter className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
            <ParameterField
              parameter={parameter}
              value={value}
              layout="full"
              problem={problems[parameter.name]}
              isDisabled={isDisabled}
              onChange={(next) => {
                onChange(parameter.name, next);
              }}
            />
            {problems[parameter.name] !== undefined && !saysItsOwnProblem(parameter) ? (
              <ErrorLine>{problems[parameter.name]}</ErrorLine>
            ) : null}
            <Explanation
              parameter={parameter}
              value={value}
              onReset={() => {
                onChange(parameter.name, parameter.default);
              }}
            />
          </div>
        );
      })}
    </div>
  );
}

function saysItsOwnProblem(parameter: Parameter): boolean {
  return parameter.kind !== 'choice' && parameter.kind !== 'flag';
}

interface ExplanationProps {
  readonly parameter: Parameter;
  readonly value: ParameterValue;
  readonly onReset: () => void;
}

function Explanation({ parameter, value, onReset }: ExplanationProps): JSX.Element {
  const text = useWords();
  const fallback = formatValue(text, parameter, parameter.default);
  const range =
    parameter.kind === 'number'
      ? text.say('parameters.range', {
          min: formatNumber(text, parameter, parameter.min),
          max: formatNumber(text, parameter, parameter.max),
          value: fallback,
        })
      : text.say('parameters.default', { value: fallback });
  return (
    <div className="flex flex-col items-start gap-1 text-[12.5px]/[17px] text-ink2">
      <p className="m-0">
        {text.pick(parameter.explanation)}{' '}
        {text.say(parameter.live === true ? 'parameters.live' : 'parameters.rebuild')}
      </p>
      <p className="m-0 text-ink3">{range}</p>
      {sameValue(value, parameter.default) ? null : (
        <Button
          kind="quiet"
          size="small"
          icon={<RotateCcw size={13} aria-hidden />}
          onPress={({ target }) => {
            // The button goes with what it takes back: the focus stays with the setting.
            target.closest('[data-parameter]')?.querySelector<HTMLElement>('input, button')?.focus();
            onReset();
          }}
        >
          {text.say('parameters.reset', { value: fallback })}
        </Button>
      )}
    </div>
  );
}
