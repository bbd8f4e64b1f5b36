// The code editor itself. Import LazyCodeEditor instead: this file brings Monaco with it.
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { createEditorInstance, type EditorInstance } from './editorInstance.ts';
import { leaveWithTab } from './leaveWithTab.ts';
import { editorMessages } from './messages.ts';
import { monaco } from './monaco.ts';
import { applyTheme } from './theme.ts';
import type { CodeEditorProps } from './types.ts';
import './editor.css';

export function CodeEditor(props: CodeEditorProps) {
  // Another file is another editor: its undo history is its own.
  return <EditorOfFile key={`${props.language} ${props.fileName}`} {...props} />;
}

function EditorOfFile({
  value,
  onChange,
  language,
  fileName,
  declarations = '',
  label,
  markers,
  readOnly = false,
  theme,
  locale,
  onReady,
}: CodeEditorProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const frame = useRef<HTMLDivElement>(null);
  const container = useRef<HTMLDivElement>(null);
  const instance = useRef<EditorInstance>(null);
  const [isLeaveArmed, setIsLeaveArmed] = useState(false);
  const messages = editorMessages(locale);

  const changed = useEffectEvent((text: string) => onChange(text));
  const currentLocale = useEffectEvent(() => locale);
  const create = useEffectEvent((element: HTMLElement) => {
    const created = createEditorInstance(element, {
      key: `e${id.replace(/[^a-z0-9]/gi, '')}`,
      fileName,
      language,
      text: value,
      declarations,
      hintId,
      onChange: (text) => changed(text),
      locale: () => currentLocale(),
    });
    return created;
  });
  const ready = useEffectEvent((created: EditorInstance) => onReady?.(created.api));

  useEffect(() => {
    if (container.current === null) return undefined;
    const created = create(container.current);
    instance.current = created;
    return () => {
      instance.current = null;
      created.dispose();
    };
  }, []);

  useEffect(() => instance.current?.setText(value), [value]);
  useEffect(() => instance.current?.setDeclarations(declarations), [declarations]);
  useEffect(() => instance.current?.setMarkers(markers ?? []), [markers]);
  useEffect(() => instance.current?.setReadOnly(readOnly), [readOnly]);
  useEffect(() => instance.current?.setLabel(label), [label]);

  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const apply = (): void => applyTheme(monaco, theme, element);
    apply();
    // The page may switch its tokens after this effect, or switch contrast without switching the theme.
    const observer = new MutationObserver(apply);
    observer.observe(document.documentElement, { attributes: true });
    return () => observer.disconnect();
  }, [theme]);

  useEffect(() => (frame.current === null ? undefined : leaveWithTab(frame.current, setIsLeaveArmed)), []);

  // Last, so that the editor is complete when its owner gets hold of it.
  useEffect(() => {
    if (instance.current !== null) ready(instance.current);
  }, []);

  return (
    <div className="code-editor" ref={frame}>
      <div className="code-editor-surface" ref={container} />
      <p className="code-editor-hint" id={hintId} hidden={readOnly}>
        {messages.leaveHint(toggleKeys())}
      </p>
      <p className="code-editor-status" role="status">
        {isLeaveArmed && !readOnly ? messages.leaveArmed : ''}
      </p>
    </div>
  );
}

function toggleKeys(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? 'Ctrl+Shift+M' : 'Ctrl+M';
}
