// The editor that others import: Monaco is fetched when this is first shown, and the code can be read meanwhile.
import { type ComponentType, useEffect, useState } from 'react';
import { CodeBlock } from './CodeBlock.tsx';
import { editorMessages } from './messages.ts';
import type { CodeEditorProps } from './types.ts';
import './editor.css';

export type LoadEditor = () => Promise<ComponentType<CodeEditorProps>>;

export interface LazyCodeEditorProps extends CodeEditorProps {
  /** How the editor is fetched; tests pass their own. */
  readonly load?: LoadEditor;
}

type Loading =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly Editor: ComponentType<CodeEditorProps> };

export function LazyCodeEditor(props: LazyCodeEditorProps) {
  const [attempt, setAttempt] = useState(0);
  return <LoadingAttempt key={attempt} {...props} onRetry={() => setAttempt(attempt + 1)} />;
}

// React.lazy would remember a failure for good; here another attempt can follow.
function LoadingAttempt({ load = loadEditor, onRetry, ...props }: LazyCodeEditorProps & { onRetry(): void }) {
  const [loading, setLoading] = useState<Loading>({ state: 'loading' });
  const messages = editorMessages(props.locale);

  useEffect(() => {
    let isCurrent = true;
    load().then(
      (Editor) => isCurrent && setLoading({ state: 'ready', Editor }),
      () => isCurrent && setLoading({ state: 'failed' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [load]);

  if (loading.state === 'ready') return <loading.Editor {...props} />;
  return (
    <div className="code-editor" aria-busy={loading.state === 'loading'}>
      <CodeBlock code={props.value} label={props.label} />
      {loading.state === 'loading' ? (
        <p className="code-editor-hint" role="status">
          {messages.loading}
        </p>
      ) : (
        <p className="code-editor-hint code-editor-failed" role="alert">
          {messages.loadFailed}{' '}
          <button type="button" onClick={onRetry}>
            {messages.retry}
          </button>
        </p>
      )}
    </div>
  );
}

async function loadEditor(): Promise<ComponentType<CodeEditorProps>> {
  // Monaco is asked for by its own name too, so that it becomes a file that is cached apart from the component.
  const [{ CodeEditor }] = await Promise.all([import('./CodeEditor.tsx'), import('./monaco.ts')]);
  return CodeEditor;
}
