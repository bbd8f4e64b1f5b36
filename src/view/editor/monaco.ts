// Monaco with the few features the labs need, wired to our own TypeScript worker. This file is loaded only when an
// editor is opened; its chunk is named after it.
import 'monaco-editor/editor/browser/coreCommands';
import 'monaco-editor/editor/contrib/caretOperations/browser/caretOperations';
import 'monaco-editor/editor/contrib/gotoError/browser/markerSelectionStatus';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/iPadShowKeyboard/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/quickCommand/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/unusualLineTerminators/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/typescript/register';
import '@fontsource-variable/jetbrains-mono/wght.css';
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { createTypescriptClient, type TypescriptClient } from './language/client.ts';
import { registerTypescriptFeatures } from './language/providers.ts';
import TypescriptWorker from './language/ts.worker.ts?worker';

// The two languages go through our own client, so this is Monaco's general worker only.
self.MonacoEnvironment = { getWorker: (_moduleId, label) => new EditorWorker({ name: label }) };

/** One compiler for all editors of the page, started by the first and stopped some time after the last. */
export const typescriptClient: TypescriptClient = createTypescriptClient(
  () => new TypescriptWorker({ name: 'typescript' }),
);
registerTypescriptFeatures(monaco, typescriptClient);

export { monaco };
