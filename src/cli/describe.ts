// `lab list` and `lab show`: the labs, and what one of them takes and gives.
import type { Manifest, Parameter } from '../contract/manifest.ts';
import type { Io } from './io.ts';
import { allLabs } from './labs.ts';
import { toJson } from './print.ts';

export function list(asJson: boolean, io: Io): void {
  const rows = allLabs().map((lab) => ({
    id: lab.id,
    chapter: lab.chapter,
    sections: lab.sections,
    title: lab.title.en,
    input: lab.input === undefined ? [] : [lab.input.name],
  }));
  if (asJson) io.out(toJson(rows));
  else
    for (const row of rows)
      io.out([row.id, row.chapter, row.sections.join(' '), row.title, row.input.join(' ')].join('\t'));
}

const shownParameter = (parameter: Parameter) => ({
  name: parameter.name,
  kind: parameter.kind,
  unit: 'unit' in parameter ? parameter.unit : '',
  ...('min' in parameter ? { min: parameter.min, max: parameter.max } : {}),
  default: parameter.default,
  ...(parameter.kind === 'choice' ? { values: parameter.values.map((choice) => choice.value) } : {}),
  explanation: parameter.explanation.en,
});

const describe = (lab: Manifest) => ({
  id: lab.id,
  title: lab.title.en,
  params: lab.parameters.map(shownParameter),
  scenarios: lab.scenarios.map((scenario) => ({
    name: scenario.id,
    title: scenario.title.en,
    objective: scenario.objective.en,
  })),
  actions: [
    ...(lab.parameters.some((parameter) => parameter.live === true) ? ['set'] : []),
    ...lab.actions.map((action) => action.name),
  ],
  input:
    lab.input === undefined
      ? null
      : {
          name: lab.input.name,
          description: lab.input.description.en,
          extensions: lab.input.extensions,
          maxBytes: lab.input.maxBytes,
          samples: (lab.input.samples ?? []).map(({ id, title, file }) => ({ id, title: title.en, file })),
        },
  metrics: lab.metrics.map((metric) => ({ name: metric.name, unit: metric.unit, title: metric.label.en })),
  exercises: lab.exercises.map((exercise) => exercise.id),
  exports: (lab.exports ?? []).map((target) => target.target),
});

function allowedOf(parameter: ReturnType<typeof shownParameter>): string {
  if (parameter.values !== undefined) return parameter.values.join(', ');
  return parameter.min === undefined ? parameter.kind : `${parameter.min} … ${parameter.max} ${parameter.unit}`.trim();
}

export function show(lab: Manifest, asJson: boolean, io: Io): void {
  const shown = describe(lab);
  if (asJson) {
    io.out(toJson(shown));
    return;
  }
  io.out(`${lab.id}: ${lab.title.en}`);
  for (const parameter of shown.params) {
    const value = Array.isArray(parameter.default) ? parameter.default.join(',') : String(parameter.default);
    io.out(`  --set ${parameter.name}=${value}  (${allowedOf(parameter)})  ${parameter.explanation}`);
  }
  if (shown.input !== null) io.out(`  --input: ${shown.input.description}`);
  for (const { file, title } of shown.input?.samples ?? []) io.out(`  samples/${file}: ${title}`);
  const names = (of: readonly { readonly name: string }[]): readonly string[] => of.map((each) => each.name);
  const parts = {
    scenarios: names(shown.scenarios),
    actions: shown.actions,
    metrics: names(shown.metrics),
    exercises: shown.exercises,
    exports: shown.exports,
  };
  for (const [title, all] of Object.entries(parts)) if (all.length > 0) io.out(`  ${title}: ${all.join(', ')}`);
}
