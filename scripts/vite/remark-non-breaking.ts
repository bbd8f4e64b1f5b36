// Keeps the lines of lessons from ending in the midst of a figure.
import { withoutBadBreaks } from '../../src/view/text/breaks.ts';

interface Node {
  readonly type: string;
  value?: string;
  readonly children?: readonly Node[];
}

function walk(node: Node): void {
  if (node.type === 'text' && node.value !== undefined) node.value = withoutBadBreaks(node.value);
  for (const child of node.children ?? []) walk(child);
}

/** A remark plugin: prose only, neither code nor formulas. */
export const remarkNonBreaking = () => walk;
