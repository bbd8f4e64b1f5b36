// One Monaco editor with its model, free of React: made, driven by plain calls, and disposed without a trace.
import type * as Monaco from 'monaco-editor/editor';
import { CompilerUnavailable } from './language/client.ts';
import { checkModel } from './language/providers.ts';
import { editorMessages } from './messages.ts';
import { monaco, typescriptClient } from './monaco.ts';
import { createEchoFilter, normalizeLineEndings, smallestChange } from './textSync.ts';
import type { CodeEditorApi, Compiled, EditorLanguage, EditorLocale, EditorMarker } from './types.ts';

const MARKER_OWNER = 'headroom';
/** Below this width lines wrap and the margins shrink, in CSS pixels. */
const NARROW_WIDTH_PX = 520;

export interface EditorSetup {
  /** Unique on the page. */
  readonly key: string;
  readonly fileName: string;
  readonly language: EditorLanguage;
  readonly text: string;
  readonly declarations: string;
  readonly hintId: string;
  onChange(text: string): void;
  locale(): EditorLocale;
}

export interface EditorInstance {
  readonly api: CodeEditorApi;
  /** Writes a text from outside, if it truly differs; undo brings the old one back. */
  setText(text: string): void;
  setDeclarations(declarations: string): void;
  setMarkers(markers: readonly EditorMarker[]): void;
  setReadOnly(readOnly: boolean): void;
  setLabel(label: string): void;
  dispose(): void;
}

export function createEditorInstance(container: HTMLElement, setup: EditorSetup): EditorInstance {
  const { key, fileName, language } = setup;
  const uri = monaco.Uri.from({ scheme: 'file', path: `/${key}/${fileName}` });
  const text = normalizeLineEndings(setup.text);
  const model = monaco.editor.createModel(text, language === 'text' ? 'plaintext' : 'typescript', uri);
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  const editor = monaco.editor.create(container, { ...baseOptions(), model });
  const echoes = createEchoFilter();
  let declarations = setup.declarations;
  let writing = false;

  const sourceFile =
    language === 'text' ? undefined : () => ({ key, fileName, language, declarations, text: model.getValue() });
  const closeFile = sourceFile && typescriptClient.open(uri.toString(), sourceFile);
  const check = sourceFile && checkModel(monaco, typescriptClient, model);

  const changes = model.onDidChangeContent(() => {
    if (writing) return;
    const value = model.getValue();
    echoes.emitted(value);
    setup.onChange(value);
  });
  const fitting = fitToWidth(editor, container);
  describeBy(editor, setup.hintId);
  void document.fonts.load('14px "JetBrains Mono Variable"').then(() => monaco.editor.remeasureFonts());
  // Its icons come with it, not when the first one is drawn: that may be after the network has gone.
  void document.fonts.load('16px codicon');

  const api: CodeEditorApi = {
    async compile(options = {}) {
      const messages = editorMessages(setup.locale());
      if (model.isDisposed()) throw new Error(messages.closed);
      if (sourceFile === undefined) {
        return { ok: false, problems: [{ line: 1, column: 1, message: messages.notAProgram }] };
      }
      const file = sourceFile();
      try {
        return await typescriptClient.ask<Compiled>(async (service) => service.compile(file, options));
      } catch (error) {
        if (error instanceof CompilerUnavailable) throw new Error(messages.compilerFailed, { cause: error });
        throw new Error(messages.compilerGaveUp(error instanceof Error ? error.message : String(error)), {
          cause: error,
        });
      }
    },
    focus: () => editor.focus(),
    reveal(line, column = 1) {
      const position = model.validatePosition({ lineNumber: line, column });
      editor.setPosition(position);
      editor.revealPositionInCenterIfOutsideViewport(position);
    },
    async format() {
      await editor.getAction('editor.action.formatDocument')?.run();
    },
  };

  return {
    api,
    setText(next) {
      const current = model.getValue();
      const wanted = normalizeLineEndings(next);
      if (!echoes.accepts(wanted, current)) return;
      const change = smallestChange(current, wanted);
      if (change === undefined) return;
      const range = monaco.Range.fromPositions(model.getPositionAt(change.start), model.getPositionAt(change.end));
      writing = true;
      model.pushStackElement();
      model.pushEditOperations(editor.getSelections(), [{ range, text: change.text }], () => null);
      model.pushStackElement();
      writing = false;
    },
    setDeclarations(next) {
      if (next === declarations) return;
      declarations = next;
      check?.schedule();
    },
    setMarkers(markers) {
      monaco.editor.setModelMarkers(
        model,
        MARKER_OWNER,
        markers.map((marker) => toMarkerData(model, marker)),
      );
    },
    setReadOnly: (readOnly) => editor.updateOptions({ readOnly, domReadOnly: readOnly }),
    setLabel: (ariaLabel) => editor.updateOptions({ ariaLabel }),
    dispose() {
      fitting.dispose();
      changes.dispose();
      check?.dispose();
      closeFile?.();
      editor.dispose();
      model.dispose();
    },
  };
}

function baseOptions(): Monaco.editor.IStandaloneEditorConstructionOptions {
  // iOS zooms into text fields under 16 pixels.
  const fontSize = matchMedia('(pointer: coarse)').matches ? 16 : 14;
  return {
    fontFamily: "'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, monospace",
    fontSize,
    lineHeight: 1.55,
    fontLigatures: false,
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: false,
    automaticLayout: true,
    accessibilitySupport: 'auto',
    fixedOverflowWidgets: true,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    padding: { top: 10, bottom: 10 },
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    overviewRulerLanes: 0,
    wordBasedSuggestions: 'off',
    suggest: { showWords: false, preview: false },
    unicodeHighlight: { ambiguousCharacters: false },
    bracketPairColorization: { enabled: false },
    matchBrackets: 'near',
    // Parameters that a lab's signature names need not all be used.
    showUnused: false,
    renderFinalNewline: 'on',
    stickyScroll: { enabled: false },
    links: false,
    // A line that only the compiler counts would put every fault behind it on the wrong line.
    unusualLineTerminators: 'auto',
    lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.Off },
    scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
  };
}

function fitToWidth(editor: Monaco.editor.IStandaloneCodeEditor, container: HTMLElement): Monaco.IDisposable {
  const adapt = (): void => {
    const isNarrow = container.clientWidth < NARROW_WIDTH_PX;
    editor.updateOptions({
      wordWrap: isNarrow ? 'on' : 'off',
      wrappingIndent: 'indent',
      folding: !isNarrow,
      glyphMargin: false,
      lineNumbersMinChars: isNarrow ? 2 : 3,
      lineDecorationsWidth: isNarrow ? 12 : 10,
    });
  };
  const observer = new ResizeObserver(adapt);
  observer.observe(container);
  adapt();
  return { dispose: () => observer.disconnect() };
}

/** Monaco has no option for a description, so the attribute is set on the field that takes the keys. */
function describeBy(editor: Monaco.editor.IStandaloneCodeEditor, hintId: string): void {
  const field = editor.getDomNode()?.querySelector('[role="textbox"], textarea');
  field?.setAttribute('aria-describedby', hintId);
}

function toMarkerData(model: Monaco.editor.ITextModel, marker: EditorMarker): Monaco.editor.IMarkerData {
  const severities = {
    error: monaco.MarkerSeverity.Error,
    warning: monaco.MarkerSeverity.Warning,
    info: monaco.MarkerSeverity.Info,
  } as const;
  const lineNumber = Math.min(Math.max(1, marker.line), model.getLineCount());
  const firstColumn = marker.column ?? Math.max(1, model.getLineFirstNonWhitespaceColumn(lineNumber));
  const start = model.validatePosition({ lineNumber, column: firstColumn });
  const wordEnd = marker.column === undefined ? undefined : model.getWordAtPosition(start)?.endColumn;
  const endColumn = marker.endColumn ?? wordEnd ?? model.getLineMaxColumn(lineNumber);
  return {
    severity: severities[marker.severity],
    message: marker.message,
    startLineNumber: lineNumber,
    startColumn: start.column,
    endLineNumber: lineNumber,
    endColumn: Math.max(endColumn, start.column + 1),
  };
}
