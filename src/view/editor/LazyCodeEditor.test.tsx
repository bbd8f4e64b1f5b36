// @vitest-environment jsdom
// While the editor loads, when it cannot be loaded, and when another attempt succeeds.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LazyCodeEditor, type LoadEditor } from './LazyCodeEditor.tsx';
import type { CodeEditorProps } from './types.ts';

afterEach(cleanup);

function FakeEditor({ value, onChange }: CodeEditorProps) {
  return <input aria-label="editor" value={value} onChange={(event) => onChange(event.target.value)} />;
}

const props: CodeEditorProps = {
  value: 'const a = 1;\n',
  onChange: () => undefined,
  language: 'typescript',
  fileName: 'solution.ts',
  label: 'Your code',
  theme: 'light',
  locale: 'en',
};

describe('LazyCodeEditor', () => {
  it('shows the code while the editor loads, then the editor with the same text', async () => {
    let finish: (editor: typeof FakeEditor) => void = () => undefined;
    const load: LoadEditor = () => new Promise((resolve) => (finish = resolve));
    const onChange = vi.fn();
    render(<LazyCodeEditor {...props} onChange={onChange} load={load} />);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your code' }).value).toBe(props.value);
    expect(screen.getByRole('status').textContent).toContain('loading');
    await act(async () => finish(FakeEditor));
    fireEvent.change(screen.getByRole('textbox', { name: 'editor' }), { target: { value: 'new' } });
    expect(onChange).toHaveBeenCalledWith('new');
  });

  it('says that it failed, keeps the code readable, and tries again when asked', async () => {
    const load = vi
      .fn<LoadEditor>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValueOnce(FakeEditor);
    render(<LazyCodeEditor {...props} locale="ru" load={load} />);
    expect((await screen.findByRole('alert')).textContent).toContain('Не удалось загрузить редактор');
    expect(screen.getByRole('textbox', { name: 'Your code' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Загрузить редактор ещё раз' }));
    expect(await screen.findByRole('textbox', { name: 'editor' })).toBeTruthy();
    expect(load).toHaveBeenCalledTimes(2);
  });
});
