// The course map's lab cards, made by scripts/vite/lab-index.ts, in the order of the course.
declare module 'virtual:lab-index' {
  export const cards: readonly import('./lab-card.ts').LabCard[];
}
