// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** The start of a window, in milliseconds since the epoch; it ends a window's size later, that moment excluded. */
type WindowStart = number;
