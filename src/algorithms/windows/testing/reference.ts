// Window cases from the public test suites of Flink, Beam and Kafka Streams. They are not ours to copy and may be absent.
import { existsSync, readFileSync } from 'node:fs';
import type { SessionRules, WindowSpec } from '../types.ts';

type Span = readonly [start: number, end: number];

interface FixedCase {
  readonly kind: 'tumbling' | 'sliding';
  readonly size: number;
  readonly slide: number;
  readonly offset: number;
  readonly source: string;
}

/** An event, or a watermark, each with the results that must come of it. */
export type ScenarioStep =
  | readonly ['e', key: string, value: number, timestampMs: number, results?: readonly ScenarioResult[]]
  | readonly ['w', watermarkMs: number, results: readonly ScenarioResult[]];

/** Key, sum, the window's last moment, and for sessions start and end. */
export type ScenarioResult = readonly (string | number)[];

export interface WindowCases {
  readonly assign: readonly (FixedCase & { readonly ts: number; readonly windows: readonly Span[] })[];
  readonly window_start: readonly {
    readonly ts: number;
    readonly offset: number;
    readonly size: number;
    readonly start: number;
  }[];
  readonly beam_sliding: readonly (FixedCase & {
    readonly timestamps: readonly number[];
    readonly expect: readonly { readonly window: Span; readonly timestamps: readonly number[] }[];
  })[];
  readonly sessions: readonly {
    readonly gap: number;
    readonly timestamps: readonly number[];
    readonly expect: readonly { readonly window: Span; readonly timestamps: readonly number[] }[];
    readonly source: string;
  }[];
  readonly flink_merge: readonly { readonly windows: readonly Span[]; readonly merged: readonly Span[] }[];
  readonly operator_scenarios: readonly {
    readonly name: string;
    readonly window: { readonly kind: string; readonly size?: number; readonly slide?: number; readonly gap?: number };
    readonly allowed_lateness: number;
    readonly trigger: string;
    readonly steps: readonly ScenarioStep[];
  }[];
  readonly kafka_grace: readonly {
    readonly name: string;
    readonly gap: number;
    readonly grace: number;
    readonly records: readonly (readonly [key: string, timestampMs: number])[];
    readonly dropped: readonly string[];
  }[];
}

const file = new URL('../../../../../shared/reference/windows/window_cases.json', import.meta.url);

export const windowCases: WindowCases | undefined = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as WindowCases)
  : undefined;

/** What a test says that skips because the cases are not there. */
export const ABSENT_CASES =
  'the window cases are absent: they are read from ../shared/reference/windows and not copied here';

export const fixedSpec = ({ kind, size, slide, offset }: FixedCase): WindowSpec =>
  kind === 'tumbling'
    ? { kind, sizeMs: size, offsetMs: offset }
    : { kind, sizeMs: size, slideMs: slide, offsetMs: offset };

export const rulesOf = (source: string): SessionRules =>
  source.startsWith('beam') ? 'beam' : source.startsWith('kafka') ? 'kafka' : 'flink';
