// Hues of the lines of one chart.
import { expect, it } from 'vitest';
import type { Manifest } from '../../contract/manifest.ts';
import { seriesHues } from './run-lines.ts';

const label = { en: 'x', ru: 'x' };
const manifest = {
  series: [
    { name: 'estimate', unit: 'ms', label },
    { name: 'truth', unit: 'ms', label, fate: 'served' },
    { name: 'mean', unit: 'ms', label },
  ],
} as unknown as Manifest;

it('what has a hue of its own on the stage keeps it, and nothing else takes it', () => {
  const hues = seriesHues(manifest, { series: ['estimate', 'truth', 'mean'] });
  expect(hues[1]).toBe('served');
  expect(new Set(hues).size).toBe(3);
});

it('without such hues the place decides', () => {
  expect(seriesHues(manifest, { series: ['estimate', 'mean'] })).toEqual(['served', 'hit']);
});
