// The course map's lab cards, made by scripts/vite/lab-index.ts in the order of the course: `readonly LabCard[]`, which an
// ambient declaration cannot import by a relative path. src/app/labs.ts gives them their type.
declare module 'virtual:lab-index' {
  export const cards: unknown;
}
