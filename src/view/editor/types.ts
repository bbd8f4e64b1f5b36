// The public types of the code editor.

export type EditorLanguage = 'typescript' | 'javascript' | 'text';
export type EditorTheme = 'light' | 'dark';
export type EditorLocale = 'en' | 'ru';

/** A mark shown under the text, such as a runtime error mapped back to the student's line. Lines and columns from 1. */
export interface EditorMarker {
  readonly line: number;
  /** First marked column; the whole line when absent. */
  readonly column?: number;
  /** First column after the mark; the end of the word at `column` when absent. */
  readonly endColumn?: number;
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info';
}

/** Something the compiler found. Lines and columns from 1. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface CompileOptions {
  /** Whether code with type errors still compiles; syntax errors always refuse. Default true. */
  readonly allowTypeErrors?: boolean;
  /** Without async functions: they become generators around whatever `Promise` is at hand. Default false. */
  readonly lowersAsync?: boolean;
}

export type Compiled =
  | {
      readonly ok: true;
      /** CommonJS JavaScript (ES2022, or ES2016 where async functions are lowered), without a source map comment. */
      readonly script: string;
      /** Source map (version 3, JSON) from `script` back to the editor's text; its one source is the file's name. */
      readonly sourceMap: string;
      /** Type errors that were let pass. */
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface CodeEditorApi {
  /** Compiles the text as it is now. Rejects with a sentence in the editor's language if the compiler cannot be loaded. */
  compile(options?: CompileOptions): Promise<Compiled>;
  focus(): void;
  /** Puts the caret at the line (and column), from 1, and scrolls there. */
  reveal(line: number, column?: number): void;
  format(): Promise<void>;
}

export interface CodeEditorProps {
  readonly value: string;
  onChange(value: string): void;
  readonly language: EditorLanguage;
  /** Shown in compiler output and the source map, for example `solution.ts`. */
  readonly fileName: string;
  /** Text of a declaration file (`.d.ts`) with the ambient names that this code may use. */
  readonly declarations?: string | undefined;
  /** Accessible name, in the reader's language. */
  readonly label: string;
  readonly markers?: readonly EditorMarker[] | undefined;
  readonly readOnly?: boolean | undefined;
  readonly theme: EditorTheme;
  readonly locale: EditorLocale;
  onReady?(api: CodeEditorApi): void;
}
