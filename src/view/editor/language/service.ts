// A TypeScript language service for single files that must not see each other. Free of workers and of Monaco, so that
// it can be tested; the compiler and its library texts are passed in.
import type ts from 'typescript';
import type { Compiled, Problem } from '../types.ts';
import type { Diagnostic, Explanation, SignatureHelp, SourceFile, TypescriptService } from './protocol.ts';

type Typescript = typeof ts;

interface Project {
  readonly paths: { readonly source: string; readonly declarations: string };
  readonly service: ts.LanguageService;
  update(file: SourceFile): void;
}

const LIBRARY = 'lib.es2022.d.ts';
const OUTPUT_DIRECTORY = '/output';

/** `libraries` maps a library's file name (`lib.es2022.d.ts`) to its text. */
export function createTypescriptService(
  typescript: Typescript,
  libraries: Readonly<Record<string, string>>,
): TypescriptService {
  const projects = new Map<string, Project>();
  // Shared, so that the standard library is parsed once. Every project's own paths begin with its key.
  const registry = typescript.createDocumentRegistry(true);

  function open(file: SourceFile): Project {
    let project = projects.get(file.key);
    if (project !== undefined && project.paths.source !== sourcePath(file)) {
      project.service.dispose();
      project = undefined;
    }
    project ??= createProject(typescript, libraries, registry, file);
    projects.set(file.key, project);
    project.update(file);
    return project;
  }

  function explain(info: ts.QuickInfo | ts.CompletionEntryDetails): Explanation {
    return {
      code: typescript.displayPartsToString([...(info.displayParts ?? [])]),
      documentation: documentationOf(typescript, info.documentation, info.tags),
    };
  }

  return {
    diagnostics(file) {
      const { service, paths } = open(file);
      const found = [
        ...service.getSyntacticDiagnostics(paths.source),
        ...service.getSemanticDiagnostics(paths.source),
        ...service.getSuggestionDiagnostics(paths.source),
      ];
      return found.map((diagnostic) => describeDiagnostic(typescript, diagnostic));
    },

    completions(file, offset) {
      const { service, paths } = open(file);
      const preferences = { includeCompletionsWithInsertText: true, includeCompletionsForModuleExports: false };
      const found = service.getCompletionsAtPosition(paths.source, offset, preferences);
      return (found?.entries ?? []).map((entry) => ({
        name: entry.name,
        kind: entry.kind,
        sortText: entry.sortText,
        insertText: entry.insertText ?? entry.name,
        replaces: entry.replacementSpan,
        isDeprecated: entry.kindModifiers?.split(',').includes('deprecated') === true,
      }));
    },

    completionDetails(file, offset, name) {
      const { service, paths } = open(file);
      const details = service.getCompletionEntryDetails(paths.source, offset, name, {}, undefined, {}, undefined);
      return details && explain(details);
    },

    signatureHelp(file, offset) {
      const { service, paths } = open(file);
      const help = service.getSignatureHelpItems(paths.source, offset, undefined);
      return help && describeSignatures(typescript, help);
    },

    hover(file, offset) {
      const { service, paths } = open(file);
      const info = service.getQuickInfoAtPosition(paths.source, offset);
      return info && { ...explain(info), span: info.textSpan };
    },

    format(file) {
      const { service, paths } = open(file);
      const settings: ts.FormatCodeSettings = {
        ...typescript.getDefaultFormatCodeSettings('\n'),
        indentSize: 2,
        tabSize: 2,
        semicolons: typescript.SemicolonPreference.Insert,
      };
      const edits = service.getFormattingEditsForDocument(paths.source, settings);
      return edits.map((edit) => ({ span: edit.span, text: edit.newText }));
    },

    compile(file, options) {
      const { service, paths } = open(file);
      const toProblems = (diagnostics: readonly ts.Diagnostic[]): readonly Problem[] =>
        diagnostics
          .filter((diagnostic) => diagnostic.category === typescript.DiagnosticCategory.Error)
          .map((diagnostic) => describeDiagnostic(typescript, diagnostic))
          .map(({ line, column, message }) => ({ line, column, message }));
      const syntaxProblems = toProblems(service.getSyntacticDiagnostics(paths.source));
      if (syntaxProblems.length > 0) return { ok: false, problems: syntaxProblems };
      const problems = toProblems(service.getSemanticDiagnostics(paths.source));
      if (problems.length > 0 && options.allowTypeErrors === false) return { ok: false, problems };
      const output = options.lowersAsync === true ? lowered(typescript, file) : emitted(service, paths.source);
      return compiled(output, file.fileName, problems);
    },

    close(key) {
      projects.get(key)?.service.dispose();
      projects.delete(key);
    },
  };
}

function sourcePath(file: SourceFile): string {
  const extension = file.language === 'typescript' ? '.ts' : '.js';
  const name = file.fileName.replace(/[^\w.-]/g, '_');
  return `/${file.key}/${name.endsWith(extension) ? name : name + extension}`;
}

function createProject(
  typescript: Typescript,
  libraries: Readonly<Record<string, string>>,
  registry: ts.DocumentRegistry,
  file: SourceFile,
): Project {
  const paths = { source: sourcePath(file), declarations: `/${file.key}/~declarations.d.ts` };
  const texts = new Map<string, string>();
  const versions = new Map<string, number>();
  const options = compilerOptions(typescript, file.language);
  const read = (path: string): string | undefined => texts.get(path) ?? libraries[path];
  const service = typescript.createLanguageService(
    {
      getCompilationSettings: () => options,
      getScriptFileNames: () => [paths.source, paths.declarations],
      getScriptVersion: (path) => String(versions.get(path) ?? 0),
      getScriptSnapshot: (path) => {
        const text = read(path);
        return text === undefined ? undefined : typescript.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => '/',
      getDefaultLibFileName: () => LIBRARY,
      fileExists: (path) => read(path) !== undefined,
      readFile: read,
    },
    registry,
  );
  const write = (path: string, text: string): void => {
    if (texts.get(path) === text) return;
    texts.set(path, text);
    versions.set(path, (versions.get(path) ?? 0) + 1);
  };
  return {
    paths,
    service,
    update(next) {
      write(paths.source, next.text);
      write(paths.declarations, next.declarations);
    },
  };
}

function compilerOptions(typescript: Typescript, language: SourceFile['language']): ts.CompilerOptions {
  return {
    target: typescript.ScriptTarget.ES2022,
    module: typescript.ModuleKind.CommonJS,
    // A file without imports and exports is a module too: its names must not merge with the global ones.
    moduleDetection: typescript.ModuleDetectionKind.Force,
    lib: [LIBRARY],
    types: [],
    strict: language === 'typescript',
    allowJs: true,
    checkJs: true,
    noUncheckedIndexedAccess: false,
    sourceMap: true,
    // JavaScript would otherwise be written over its own source.
    outDir: OUTPUT_DIRECTORY,
    newLine: typescript.NewLineKind.LineFeed,
  };
}

interface Output {
  readonly script: string | undefined;
  readonly sourceMap: string | undefined;
}

function emitted(service: ts.LanguageService, path: string): Output {
  const { outputFiles } = service.getEmitOutput(path);
  return {
    script: outputFiles.find((output) => output.name.endsWith('.js'))?.text,
    sourceMap: outputFiles.find((output) => output.name.endsWith('.map'))?.text,
  };
}

/** For the last language without async functions. */
function lowered(typescript: Typescript, file: SourceFile): Output {
  const { outputText, sourceMapText } = typescript.transpileModule(file.text, {
    fileName: file.fileName,
    compilerOptions: {
      ...compilerOptions(typescript, file.language),
      target: typescript.ScriptTarget.ES2016,
      lib: [],
      importHelpers: false,
    },
  });
  return { script: outputText, sourceMap: sourceMapText };
}

function compiled({ script, sourceMap }: Output, fileName: string, problems: readonly Problem[]): Compiled {
  if (script === undefined || sourceMap === undefined) {
    return { ok: false, problems: [...problems, { line: 1, column: 1, message: 'The compiler wrote no output.' }] };
  }
  const map: unknown = JSON.parse(sourceMap);
  return {
    ok: true,
    script: script.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n'),
    sourceMap: JSON.stringify(Object.assign({}, map, { sourceRoot: '', sources: [fileName] })),
    problems,
  };
}

function describeDiagnostic(typescript: Typescript, diagnostic: ts.Diagnostic): Diagnostic {
  const start = diagnostic.start ?? 0;
  const place = (offset: number): { line: number; column: number } => {
    if (diagnostic.file === undefined) return { line: 1, column: 1 };
    const { line, character } = typescript.getLineAndCharacterOfPosition(diagnostic.file, offset);
    return { line: line + 1, column: character + 1 };
  };
  const end = place(start + (diagnostic.length ?? 1));
  return {
    ...place(start),
    endLine: end.line,
    endColumn: end.column,
    message: typescript.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
    code: diagnostic.code,
    severity: severityOf(typescript, diagnostic.category),
    isUnused: diagnostic.reportsUnnecessary !== undefined,
    isDeprecated: diagnostic.reportsDeprecated !== undefined,
  };
}

function severityOf(typescript: Typescript, category: ts.DiagnosticCategory): Diagnostic['severity'] {
  switch (category) {
    case typescript.DiagnosticCategory.Error:
      return 'error';
    case typescript.DiagnosticCategory.Warning:
      return 'warning';
    case typescript.DiagnosticCategory.Message:
      return 'info';
    default:
      return 'hint';
  }
}

function describeSignatures(typescript: Typescript, help: ts.SignatureHelpItems): SignatureHelp {
  const text = (parts: readonly ts.SymbolDisplayPart[]): string => typescript.displayPartsToString([...parts]);
  return {
    activeSignature: help.selectedItemIndex,
    activeParameter: help.argumentIndex,
    signatures: help.items.map((item) => {
      let code = text(item.prefixDisplayParts);
      const parameters = item.parameters.map((parameter, index) => {
        if (index > 0) code += text(item.separatorDisplayParts);
        const start = code.length;
        code += text(parameter.displayParts);
        return { label: [start, code.length] as const, documentation: text(parameter.documentation) };
      });
      code += text(item.suffixDisplayParts);
      return { code, parameters, documentation: documentationOf(typescript, item.documentation, item.tags) };
    }),
  };
}

function documentationOf(
  typescript: Typescript,
  documentation: readonly ts.SymbolDisplayPart[] | undefined,
  tags: readonly ts.JSDocTagInfo[] | undefined,
): string {
  const paragraphs = [typescript.displayPartsToString([...(documentation ?? [])])];
  for (const tag of tags ?? []) {
    paragraphs.push(`*@${tag.name}* ${typescript.displayPartsToString([...(tag.text ?? [])])}`.trim());
  }
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}
