// Connects Monaco to the TypeScript worker: inline problems, completion, parameter hints, hover and formatting.
import type * as Monaco from 'monaco-editor/editor';
import type { TypescriptClient } from './client.ts';
import type { Diagnostic, Explanation, SourceFile, Span } from './protocol.ts';

type MonacoApi = typeof Monaco;
type Model = Monaco.editor.ITextModel;

const LANGUAGE = 'typescript';
const MARKER_OWNER = 'typescript';
const PAUSE_BEFORE_CHECK_MS = 350;

export function registerTypescriptFeatures(monaco: MonacoApi, client: TypescriptClient): void {
  /**
   * Asks about the file in the model; nothing when it is not ours or was closed. An answer about a text that has since
   * grown is still given: Monaco drops what it no longer wants, and filters a list by what was typed meanwhile.
   */
  async function about<Answer>(
    model: Model,
    question: (file: SourceFile) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    const file = client.read(model.uri.toString());
    if (file === undefined) return undefined;
    // A compiler that cannot be loaded is reported by `compile`; typing goes on without help.
    const answer = await question(file).catch(() => undefined);
    return model.isDisposed() ? undefined : answer;
  }

  monaco.languages.registerCompletionItemProvider(LANGUAGE, {
    triggerCharacters: ['.', '"', "'", '`', '/', '@', '<', '#'],
    async provideCompletionItems(model, position) {
      const offset = model.getOffsetAt(position);
      const word = model.getWordUntilPosition(position);
      const wordRange = new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, position.column);
      const found = await about(model, (file) => client.ask((service) => service.completions(file, offset)));
      return {
        suggestions: (found ?? []).map(
          (completion): CompletionWithOffset => ({
            label: completion.name,
            kind: completionKind(monaco, completion.kind),
            insertText: completion.insertText,
            sortText: completion.sortText,
            range: completion.replaces === undefined ? wordRange : rangeOf(monaco, model, completion.replaces),
            tags: completion.isDeprecated ? [monaco.languages.CompletionItemTag.Deprecated] : [],
            about: { model, offset },
          }),
        ),
      };
    },
    async resolveCompletionItem(item: CompletionWithOffset) {
      if (item.about === undefined) return item;
      const { model, offset } = item.about;
      const name = typeof item.label === 'string' ? item.label : item.label.label;
      const details = await about(model, (file) =>
        client.ask((service) => service.completionDetails(file, offset, name)),
      );
      if (details === undefined) return item;
      return { ...item, detail: details.code, documentation: { value: details.documentation } };
    },
  });

  monaco.languages.registerSignatureHelpProvider(LANGUAGE, {
    signatureHelpTriggerCharacters: ['(', ','],
    async provideSignatureHelp(model, position) {
      const offset = model.getOffsetAt(position);
      const help = await about(model, (file) => client.ask((service) => service.signatureHelp(file, offset)));
      if (help === undefined) return null;
      const value = {
        activeSignature: help.activeSignature,
        activeParameter: help.activeParameter,
        signatures: help.signatures.map((signature) => ({
          label: signature.code,
          documentation: { value: signature.documentation },
          parameters: signature.parameters.map(({ label, documentation }) => ({
            label: [label[0], label[1]] satisfies [number, number],
            documentation: { value: documentation },
          })),
        })),
      };
      return { value, dispose: () => undefined };
    },
  });

  monaco.languages.registerHoverProvider(LANGUAGE, {
    async provideHover(model, position) {
      const offset = model.getOffsetAt(position);
      const info = await about(model, (file) => client.ask((service) => service.hover(file, offset)));
      return info && { range: rangeOf(monaco, model, info.span), contents: hoverContents(info) };
    },
  });

  monaco.languages.registerDocumentFormattingEditProvider(LANGUAGE, {
    async provideDocumentFormattingEdits(model) {
      const edits = await about(model, (file) => client.ask((service) => service.format(file)));
      return (edits ?? []).map(({ span, text }) => ({ range: rangeOf(monaco, model, span), text }));
    },
  });
}

export interface ModelCheck {
  /** Checks soon, for example after the declarations changed. */
  schedule(): void;
  dispose(): void;
}

/** Keeps a model's inline problems current, a moment after each change. */
export function checkModel(monaco: MonacoApi, client: TypescriptClient, model: Model): ModelCheck {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  const schedule = (pauseMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void check(), pauseMs);
  };
  async function check(): Promise<void> {
    const file = client.read(model.uri.toString());
    if (file === undefined) return;
    round += 1;
    const mine = round;
    const version = model.getVersionId();
    const found = await client.ask((service) => service.diagnostics(file)).catch(() => []);
    if (model.isDisposed() || mine !== round || model.getVersionId() !== version) return;
    monaco.editor.setModelMarkers(
      model,
      MARKER_OWNER,
      found.map((diagnostic) => toMarker(monaco, diagnostic)),
    );
  }
  const subscription = model.onDidChangeContent(() => schedule(PAUSE_BEFORE_CHECK_MS));
  schedule(0);
  return {
    schedule: () => schedule(0),
    dispose() {
      clearTimeout(timer);
      subscription.dispose();
    },
  };
}

interface CompletionWithOffset extends Monaco.languages.CompletionItem {
  readonly about?: { readonly model: Model; readonly offset: number };
}

function rangeOf(monaco: MonacoApi, model: Model, { start, length }: Span): Monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(start + length));
}

function hoverContents({ code, documentation }: Explanation): Monaco.IMarkdownString[] {
  return [{ value: `\`\`\`typescript\n${code}\n\`\`\`` }, { value: documentation }];
}

function toMarker(monaco: MonacoApi, diagnostic: Diagnostic): Monaco.editor.IMarkerData {
  const severities = {
    error: monaco.MarkerSeverity.Error,
    warning: monaco.MarkerSeverity.Warning,
    info: monaco.MarkerSeverity.Info,
    hint: monaco.MarkerSeverity.Hint,
  } as const;
  return {
    severity: severities[diagnostic.severity],
    message: diagnostic.message,
    code: String(diagnostic.code),
    startLineNumber: diagnostic.line,
    startColumn: diagnostic.column,
    endLineNumber: diagnostic.endLine,
    endColumn: diagnostic.endColumn,
    tags: [
      ...(diagnostic.isUnused ? [monaco.MarkerTag.Unnecessary] : []),
      ...(diagnostic.isDeprecated ? [monaco.MarkerTag.Deprecated] : []),
    ],
  };
}

/** TypeScript's `ScriptElementKind` to Monaco's icon. */
function completionKind(monaco: MonacoApi, kind: string): Monaco.languages.CompletionItemKind {
  const kinds = monaco.languages.CompletionItemKind;
  switch (kind) {
    case 'primitive type':
    case 'keyword':
      return kinds.Keyword;
    case 'const':
      return kinds.Constant;
    case 'var':
    case 'let':
    case 'local var':
    case 'parameter':
      return kinds.Variable;
    case 'property':
    case 'getter':
    case 'setter':
      return kinds.Field;
    case 'function':
    case 'local function':
      return kinds.Function;
    case 'method':
    case 'construct':
    case 'call':
    case 'index':
      return kinds.Method;
    case 'enum':
      return kinds.Enum;
    case 'enum member':
      return kinds.EnumMember;
    case 'module':
    case 'external module name':
      return kinds.Module;
    case 'class':
    case 'local class':
      return kinds.Class;
    case 'interface':
    case 'type':
      return kinds.Interface;
    case 'type parameter':
      return kinds.TypeParameter;
    case 'string':
      return kinds.Value;
    default:
      return kinds.Property;
  }
}
