// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** What a list may hold, mixed as it comes. `1` and `'1'` are two values. */
type ListValue = number | string | boolean | null;
