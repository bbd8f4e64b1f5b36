// What the page and the TypeScript worker say to each other. Positions are offsets in UTF-16 code units unless a
// field is called `line` or `column`; those count from 1.
import type { Compiled, CompileOptions } from '../types.ts';

/** One editor's file. Every file is a world of its own: no file sees another, nor another's declarations. */
export interface SourceFile {
  /** Unique among open editors, of `[a-z0-9]`. */
  readonly key: string;
  readonly fileName: string;
  readonly language: 'typescript' | 'javascript';
  readonly text: string;
  readonly declarations: string;
}

export interface Diagnostic {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly code: number;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly isUnused: boolean;
  readonly isDeprecated: boolean;
}

export interface Span {
  readonly start: number;
  readonly length: number;
}

export interface Completion {
  readonly name: string;
  /** TypeScript's `ScriptElementKind`, for the icon. */
  readonly kind: string;
  readonly sortText: string;
  readonly insertText: string;
  readonly replaces: Span | undefined;
  readonly isDeprecated: boolean;
}

/** A signature or name as code, and what its comment says. */
export interface Explanation {
  readonly code: string;
  readonly documentation: string;
}

export interface Signature extends Explanation {
  readonly parameters: readonly { readonly label: readonly [number, number]; readonly documentation: string }[];
}

export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  readonly activeSignature: number;
  readonly activeParameter: number;
}

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** What the worker offers. */
export interface TypescriptService {
  diagnostics(file: SourceFile): readonly Diagnostic[];
  completions(file: SourceFile, offset: number): readonly Completion[];
  completionDetails(file: SourceFile, offset: number, name: string): Explanation | undefined;
  signatureHelp(file: SourceFile, offset: number): SignatureHelp | undefined;
  hover(file: SourceFile, offset: number): (Explanation & { readonly span: Span }) | undefined;
  format(file: SourceFile): readonly TextEdit[];
  compile(file: SourceFile, options: CompileOptions): Compiled;
  /** Forgets the file and its declarations. */
  close(key: string): void;
}
