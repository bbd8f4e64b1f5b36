// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** What a list may hold, mixed as it comes. `1`, `'1'` and `1n` are three values. */
type ListValue = number | string | boolean | bigint | null | undefined;
