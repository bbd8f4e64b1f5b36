// Code to read: plain, selectable, scrolled and left with the keyboard. Needs no editor.
import './editor.css';

export interface CodeBlockProps {
  readonly code: string;
  /** Accessible name. */
  readonly label: string;
}

export function CodeBlock({ code, label }: CodeBlockProps) {
  // A text field that cannot be written to is what browsers already scroll, select and announce well.
  return (
    <textarea
      className="code-block"
      aria-label={label}
      value={code}
      readOnly
      wrap="off"
      spellCheck={false}
      rows={code.split('\n').length}
    />
  );
}
