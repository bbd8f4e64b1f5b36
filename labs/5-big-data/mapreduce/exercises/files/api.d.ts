// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** The file that a record comes from. */
interface SourceFile {
  /** Its name, without folders. */
  readonly file: string;
}

/** Gives out a pair: a key, and a value that JSON can hold. */
type EmitFile = (key: string, value: unknown) => void;
