// A recording as speedscope opens it: https://www.speedscope.app/file-format-schema.json. Sampled: each slice is a stack and
// its weight. Neighbours with the same stack are one.
import type { Recording } from './recording.ts';
import { stackOf } from './replay.ts';

export interface SpeedscopeProfile {
  readonly type: 'sampled';
  readonly name: string;
  readonly unit: 'none' | 'microseconds';
  readonly startValue: number;
  readonly endValue: number;
  readonly samples: readonly (readonly number[])[];
  readonly weights: readonly number[];
}

export interface SpeedscopeFile {
  readonly $schema: 'https://www.speedscope.app/file-format-schema.json';
  readonly exporter: string;
  readonly name: string;
  readonly activeProfileIndex: number;
  readonly shared: {
    readonly frames: readonly { readonly name: string; readonly file?: string; readonly line?: number }[];
  };
  readonly profiles: readonly SpeedscopeProfile[];
}

export interface NamedRecording {
  readonly name: string;
  readonly recording: Recording;
}

/** @param given the first is the one that is shown */
export function toSpeedscope(name: string, given: readonly NamedRecording[]): SpeedscopeFile {
  const frames: SpeedscopeFile['shared']['frames'][number][] = [];
  const profiles = given.map(({ name: own, recording }) => {
    const offset = frames.length;
    for (const { name: functionName, url, line } of recording.functions)
      frames.push({ name: functionName, ...(url === '' ? {} : { file: url }), ...(line === 0 ? {} : { line }) });
    return sampledProfile(own, recording, offset);
  });
  return {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    exporter: 'headroom',
    name,
    activeProfileIndex: 0,
    shared: { frames },
    profiles,
  };
}

function sampledProfile(name: string, recording: Recording, offset: number): SpeedscopeProfile {
  const { slices, contexts, unit } = recording;
  const stacks = new Map<number, readonly number[]>();
  const stackAt = (context: number): readonly number[] => {
    const known = stacks.get(context);
    if (known !== undefined) return known;
    // The root is the whole: no frame of its own.
    const stack = stackOf(recording, context)
      .slice(1)
      .map((each) => offset + (contexts.function[each] ?? 0));
    stacks.set(context, stack);
    return stack;
  };
  const samples: (readonly number[])[] = [];
  const weights: number[] = [];
  let last = -1;
  let endValue = 0;
  for (let slice = 0; slice < slices.context.length; slice += 1) {
    const cost = slices.cost[slice] ?? 0;
    if (cost === 0) continue;
    const context = slices.context[slice] ?? 0;
    endValue += cost;
    if (context === last) weights[weights.length - 1] = (weights.at(-1) ?? 0) + cost;
    else {
      samples.push(stackAt(context));
      weights.push(cost);
    }
    last = context;
  }
  return {
    type: 'sampled',
    name,
    unit: unit === 'operations' ? 'none' : 'microseconds',
    startValue: 0,
    endValue,
    samples,
    weights,
  };
}
