// What a challenge asks for beside what the run on the stage has come to.
import { Check, X } from 'lucide-react';
import type { JSX } from 'react';
import type { Goal } from '../../contract/goal.ts';
import { formatValue } from '../../view/parameters/format.ts';
import { useWords } from '../../view/words.ts';
import { type Condition, conditionsIn, holds, SIGNS } from './conditions.ts';
import { useLab, useLabText, useSession } from './lab-context.ts';

interface Row {
  readonly condition: Condition;
  readonly label: string;
  readonly value: string;
  readonly limit: string;
  readonly isMet: boolean;
}

/** Settings are named only where they are not what they must be. */
function useRows(goal: Goal): readonly Row[] {
  const { manifest } = useLab();
  const text = useLabText();
  const words = useWords();
  const metrics = useSession(({ lanes, active }) => lanes.find((lane) => lane.id === active)?.frame?.metrics);
  const params = useSession((state) => state.params);
  return conditionsIn(goal).flatMap((condition): readonly Row[] => {
    const { is, name, limit } = condition;
    if (is === 'metric') {
      const metric = manifest.metrics.find((each) => each.name === name);
      if (metric === undefined) return [];
      const figure = (value: unknown): string => text.unit(Number(value), metric.unit);
      const value = metrics?.[name] ?? Number.NaN;
      const isMet = holds(condition, value);
      return [{ condition, label: text.pick(metric.label), value: figure(value), limit: figure(limit), isMet }];
    }
    const parameter = manifest.parameters.find((each) => each.name === name);
    const value = params[name];
    if (parameter === undefined || value === undefined || holds(condition, value)) return [];
    const figure = formatValue(words, parameter, limit);
    return [
      {
        ...{ condition, label: text.pick(parameter.label), value: formatValue(words, parameter, value) },
        ...{ limit: figure, isMet: false },
      },
    ];
  });
}

const FIGURE = 'py-0.5 pl-4 text-right font-mono text-[12.5px] font-normal whitespace-nowrap';

export function Conditions({ goal }: { readonly goal: Goal }): JSX.Element | null {
  const words = useWords();
  const text = useLabText();
  const rows = useRows(goal);
  if (rows.length === 0) return null;
  return (
    <table className="mt-3 border-collapse text-[13px]/[18px]">
      <thead className="text-[12.5px] text-ink2">
        <tr>
          <th scope="col" className="text-left font-normal">
            {text.say('lab.challenge.condition')}
          </th>
          <th scope="col" className="pl-4 text-right font-normal">
            {text.say('lab.challenge.now')}
          </th>
          <th scope="col" className="pl-4 text-right font-normal">
            {text.say('lab.challenge.wanted')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ condition: { is, name, op }, label, value, limit, isMet }) => (
          <tr key={`${is} ${name} ${op}`}>
            <th scope="row" className="py-0.5 text-left font-normal">
              <span className="sr-only">{words.say(isMet ? 'lesson.done' : 'lesson.open')}: </span>
              {isMet ? (
                <Check size={13} strokeWidth={2.5} aria-hidden className="mr-2 inline text-ok" />
              ) : (
                <X size={13} strokeWidth={2.5} aria-hidden className="mr-2 inline text-failed" />
              )}
              {label}
            </th>
            <td className={FIGURE}>{value}</td>
            <td className={`${FIGURE} text-ink2`}>{op === '=' ? limit : `${SIGNS[op]} ${limit}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
