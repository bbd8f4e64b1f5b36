// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** Gives out a pair: a key, and a value that JSON can hold. */
type EmitPair = (key: string, value: unknown) => void;
