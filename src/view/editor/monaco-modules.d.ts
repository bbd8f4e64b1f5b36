// Types for the two files that Monaco ships without declarations: its copy of the TypeScript compiler, and the
// standard library texts that belong to that copy.
declare module 'monaco-editor/languages/features/typescript/lib/typescriptServices' {
  import type ts from 'typescript';
  export const typescript: typeof ts;
}

declare module 'monaco-editor/languages/features/typescript/lib/lib' {
  /** File name (`lib.es2022.d.ts`) to its text. */
  export const libFileMap: Readonly<Record<string, string>>;
}
