// What the student's code of this exercise may name, as `declarations` of grade.ts tells the editor.

type Key = number | string;

interface EvictionPolicy {
  onHit(key: Key): void;
  onInsert(key: Key): void;
  evict(): Key;
}
