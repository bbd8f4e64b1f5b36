// A lab as the course map knows it: what scripts/vite/lab-index.ts reads out of each manifest at build time.
import type { Localised } from '../contract/text.ts';

export interface LabCard {
  readonly id: string;
  /** From the project's root: `/labs/4-scaling/load-balancing`. */
  readonly folder: string;
  readonly chapter: number;
  readonly order: number;
  readonly sections: readonly string[];
  readonly title: Localised;
  readonly summary: Localised;
  /** Ids, in order. */
  readonly steps: readonly string[];
  readonly tasks: readonly string[];
  readonly exercises: readonly string[];
  readonly challenges: readonly string[];
}
