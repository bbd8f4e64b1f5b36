// TypeScript to a CommonJS script where there is no editor: command line, grader, tests. In the page the editor's own
// TypeScript worker does this with the same options. Type errors are the editor's affair; here only what cannot run.
import type * as Typescript from 'typescript';
import type { Localised } from '../contract/text.ts';
import { describeRefusal } from './refusals.ts';
import { withSimulatedPromise } from './simulated-promise.ts';
import { describeTooLong, MAX_STUDENT_CODE_LENGTH } from './worker-script.ts';

export interface CompileDiagnostic {
  readonly kind: 'syntax' | 'module' | 'too-long';
  /** A sentence; `syntax` messages are the compiler's, in English. */
  readonly message: Localised;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export interface CompileOptions {
  /** Without async functions, which would make promises of the language's own: the compiler makes generators of them. */
  readonly simulatesPromises?: boolean;
}

export interface CompiledScript {
  /** CommonJS JavaScript for wrapStudentScript or createConfinedWorker; empty when there are diagnostics. */
  readonly script: string;
  /** JSON. */
  readonly sourceMap: string;
  /** Empty when the code can be run. */
  readonly diagnostics: readonly CompileDiagnostic[];
}

type Compiler = typeof Typescript;

/** How the name stands in the text, and what is refused about it. */
interface Refusal {
  readonly node: Typescript.Node;
  readonly what: string;
}

function refusals(ts: Compiler, file: Typescript.SourceFile): readonly Refusal[] {
  const found: Refusal[] = [];
  const visit = (node: Typescript.Node): void => {
    if (ts.isImportDeclaration(node)) {
      if (node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) found.push({ node, what: 'import' });
    } else if (ts.isImportEqualsDeclaration(node)) {
      if (!node.isTypeOnly && ts.isExternalModuleReference(node.moduleReference)) found.push({ node, what: 'import' });
    } else if (ts.isExportDeclaration(node)) {
      if (node.moduleSpecifier !== undefined && !node.isTypeOnly) found.push({ node, what: 'export from' });
    } else if (ts.isCallExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) found.push({ node, what: 'import()' });
      else if (ts.isIdentifier(node.expression) && node.expression.text === 'require') {
        found.push({ node, what: 'require' });
      }
    } else if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
      found.push({ node, what: 'import.meta' });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/**
 * Compiles one file. Never throws on bad code: it comes back as diagnostics, at most 100.
 * @param fileName ends in `.ts` or `.js`; both are read as TypeScript.
 */
export async function compileTypeScript(
  source: string,
  fileName: string,
  { simulatesPromises = false }: CompileOptions = {},
): Promise<CompiledScript> {
  if (source.length > MAX_STUDENT_CODE_LENGTH) {
    const message = describeTooLong(source.length);
    return { script: '', sourceMap: '', diagnostics: [{ kind: 'too-long', message, line: 1, column: 1 }] };
  }
  const { default: ts } = await import('typescript');
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
  const place = (offset: number) => {
    const { line, character } = file.getLineAndCharacterOfPosition(offset);
    return { line: line + 1, column: character + 1 };
  };
  const output = ts.transpileModule(source, {
    fileName: `${fileName.replace(/\.[cm]?[jt]sx?$/, '')}.ts`,
    reportDiagnostics: true,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: simulatesPromises ? ts.ScriptTarget.ES2016 : ts.ScriptTarget.ES2022,
      sourceMap: true,
      strict: true,
      importHelpers: false,
    },
  });
  const syntax = (output.diagnostics ?? [])
    .filter((one) => one.category === ts.DiagnosticCategory.Error)
    .map((one): CompileDiagnostic => {
      const text = ts.flattenDiagnosticMessageText(one.messageText, ' ');
      return { kind: 'syntax', message: { en: text, ru: text }, ...place(one.start ?? 0) };
    });
  const modules = refusals(ts, file).map(({ node, what }): CompileDiagnostic => {
    return { kind: 'module', message: describeRefusal(what, 'modules'), ...place(node.getStart(file)) };
  });
  const diagnostics = [...syntax, ...modules].slice(0, 100);
  // The map is handed over by itself; a comment that names it would point at nothing.
  const text = diagnostics.length > 0 ? '' : output.outputText.replace(/\n\/\/# sourceMappingURL=\S*\s*$/, '\n');
  return {
    script: simulatesPromises && text !== '' ? withSimulatedPromise(text) : text,
    sourceMap: output.sourceMapText ?? '',
    diagnostics,
  };
}
