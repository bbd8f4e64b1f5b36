// The course map's lab cards, made by scripts/vite/lab-index.ts, in the order of the course.
declare module 'virtual:lab-index' {
  import type { LabCard } from './lab-card.ts';
  export const cards: readonly LabCard[];
}
