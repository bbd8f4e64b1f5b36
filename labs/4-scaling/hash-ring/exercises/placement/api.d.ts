// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** A good hash of a text: a whole number from 0 to 4294967295. The same text always has the same hash. */
type TextHash = (text: string) => number;

interface KeyPlacement {
  /** A node joins. */
  add(node: string): void;
  /** A node that is there leaves. */
  remove(node: string): void;
  /** The name of the node that has the key. Asked only while there is a node. */
  owner(key: string): string | undefined;
}
