// What the types do not hold of a manifest: what names a parameter, a series or an instrument names one that is there.
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../src/contract/manifest.ts';
import type { LabView } from '../src/view/stage/stage.ts';

const manifests = import.meta.glob<Manifest>('/labs/[!_]*/[!_]*/lab.ts', { import: 'lab', eager: true });
const views = import.meta.glob<LabView>('/labs/[!_]*/[!_]*/view.tsx', { import: 'view' });

describe.each(Object.entries(manifests))('%s', (path, lab) => {
  const charts = lab.instruments.map(({ id }) => id);

  it('its charts draw series that it has', () => {
    const series = lab.series.map(({ name }) => name);
    for (const instrument of lab.instruments) expect(series).toEqual(expect.arrayContaining([...instrument.series]));
  });

  it('instruments of a step and of a file are there', async () => {
    const view = await views[path.replace('lab.ts', 'view.tsx')]?.();
    const own = (view?.instruments ?? []).map(({ id }) => id);
    expect(charts).toEqual(expect.arrayContaining([...(lab.input?.instruments ?? [])]));
    for (const { instruments = [] } of lab.steps)
      expect([...charts, ...own]).toEqual(expect.arrayContaining([...instruments]));
  });

  it('a setting that goes with a choice names one that can be made', () => {
    for (const { with: other } of lab.parameters) {
      if (other === undefined) continue;
      const choice = lab.parameters.find(({ name }) => name === other.parameter);
      const values = choice?.kind === 'choice' ? choice.values.map(({ value }) => value) : [];
      expect(values).toEqual(expect.arrayContaining([...other.values]));
    }
  });

  it('a slider stays within the range of its parameter', () => {
    for (const parameter of lab.parameters) {
      if (parameter.kind !== 'number' || parameter.slider === undefined) continue;
      const { min, max, slider } = parameter;
      expect([min, slider.min, slider.max, max]).toEqual([min, slider.min, slider.max, max].toSorted((a, b) => a - b));
    }
  });
});
