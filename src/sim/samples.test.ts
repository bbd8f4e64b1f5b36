// Rows of samples: appended, taken back, handed out as blocks.
import { describe, expect, it } from 'vitest';
import { SampleRecorder } from './samples.ts';

function recorderOf(rows: number): SampleRecorder {
  const recorder = new SampleRecorder(2);
  for (let index = 0; index < rows; index += 1) recorder.append().set([index, index * 10]);
  return recorder;
}

describe('SampleRecorder', () => {
  it('hands out rows from any of them on, and grows', () => {
    const recorder = recorderOf(1000);
    expect(recorder.count).toBe(1000);
    const { first, rows, values } = recorder.block(997);
    expect({ first, rows, values: [...values] }).toEqual({
      first: 997,
      rows: 3,
      values: [997, 9970, 998, 9980, 999, 9990],
    });
    expect(recorder.block(0).values[2 * 500 + 1]).toBe(5000);
  });

  it('gives nothing from beyond its end, and everything from before its start', () => {
    expect(recorderOf(3).block(9)).toMatchObject({ first: 3, rows: 0 });
    expect(recorderOf(3).block(-4)).toMatchObject({ first: 0, rows: 3 });
  });

  it('hands out copies', () => {
    const recorder = recorderOf(1);
    recorder.block(0).values.fill(7);
    expect([...recorder.block(0).values]).toEqual([0, 0]);
  });

  it('writes over what was taken back, on clean rows', () => {
    const recorder = recorderOf(3);
    recorder.rewind(1);
    expect(recorder.latest(1)).toBe(0);
    expect([...recorder.append()]).toEqual([0, 0]);
    expect(recorder.count).toBe(2);
  });

  it('can go forward again until it is cut off', () => {
    const recorder = recorderOf(3);
    recorder.rewind(1);
    recorder.rewind(3);
    expect(recorder.latest(0)).toBe(2);
    recorder.rewind(1);
    recorder.truncate();
    recorder.rewind(3);
    expect(recorder.latest(0)).toBe(0);
  });

  it('knows no latest sample of nothing, and none of a series that is not there', () => {
    expect(new SampleRecorder(1).latest(0)).toBeNaN();
    expect(recorderOf(2).latest(-1)).not.toBe(20);
    expect(new SampleRecorder(0).append().length).toBe(0);
  });
});
