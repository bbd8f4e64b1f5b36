// Against the rules of https://www.speedscope.app/file-format-schema.json, field by field.
import { expect, it } from 'vitest';
import type { Recording } from './recording.ts';
import { toSpeedscope } from './speedscope.ts';

const recording: Recording = {
  unit: 'operations',
  countsCalls: true,
  functions: [
    { name: '(root)', url: '', line: 0 },
    { name: 'main', url: 'a.js', line: 1 },
    { name: 'inner', url: 'a.js', line: 9 },
  ],
  contexts: { function: Int32Array.from([0, 1, 2]), parent: Int32Array.from([-1, 0, 1]) },
  slices: {
    context: Int32Array.from([0, 1, 1, 2, 1]),
    cost: Float64Array.from([1, 2, 3, 4, 0]),
    begun: Uint8Array.from([0, 1, 0, 1, 0]),
  },
};

/** What the schema demands of a file, as far as a sampled profile goes. */
function faultsIn(text: string): readonly string[] {
  const file = JSON.parse(text) as Record<string, unknown>;
  const faults: string[] = [];
  const hold = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what);
  };
  const only = (of: object, names: readonly string[], what: string): void =>
    hold(
      Object.keys(of).every((key) => names.includes(key)),
      `${what} has more`,
    );
  hold(file['$schema'] === 'https://www.speedscope.app/file-format-schema.json', '$schema');
  only(file, ['$schema', 'exporter', 'name', 'activeProfileIndex', 'shared', 'profiles'], 'file');
  const { frames } = file['shared'] as { frames: Record<string, unknown>[] };
  for (const frame of frames) {
    only(frame, ['name', 'file', 'line', 'col'], 'frame');
    hold(typeof frame['name'] === 'string', 'frame.name');
    hold(frame['file'] === undefined || typeof frame['file'] === 'string', 'frame.file');
    hold(frame['line'] === undefined || typeof frame['line'] === 'number', 'frame.line');
  }
  for (const profile of file['profiles'] as Record<string, unknown>[]) {
    only(profile, ['type', 'name', 'unit', 'startValue', 'endValue', 'samples', 'weights'], 'profile');
    hold(profile['type'] === 'sampled' && typeof profile['name'] === 'string', 'profile.type');
    hold(
      ['none', 'nanoseconds', 'microseconds', 'milliseconds', 'seconds', 'bytes'].includes(String(profile['unit'])),
      'unit',
    );
    const samples = profile['samples'] as number[][];
    const weights = profile['weights'] as number[];
    hold(samples.length === weights.length, 'as many weights as samples');
    hold(
      samples.flat().every((frame) => Number.isInteger(frame) && frame >= 0 && frame < frames.length),
      'samples',
    );
    hold(
      weights.every((weight) => weight >= 0),
      'weights',
    );
    hold(
      weights.reduce((sum, weight) => sum + weight, 0) === Number(profile['endValue']) - Number(profile['startValue']),
      'endValue',
    );
  }
  return faults;
}

it('two recordings are a file that speedscope opens', () => {
  const file = toSpeedscope('run', [
    { name: 'after', recording },
    { name: 'before', recording: { ...recording, unit: 'microseconds' } },
  ]);
  expect(faultsIn(JSON.stringify(file))).toEqual([]);
  expect(file.profiles[0]).toEqual({
    ...{ type: 'sampled', name: 'after', unit: 'none', startValue: 0, endValue: 10 },
    samples: [[], [1], [1, 2]],
    weights: [1, 5, 4],
  });
  expect(file.profiles[1]).toMatchObject({ unit: 'microseconds', samples: [[], [4], [4, 5]] });
  expect(file.shared.frames[2]).toEqual({ name: 'inner', file: 'a.js', line: 9 });
});
