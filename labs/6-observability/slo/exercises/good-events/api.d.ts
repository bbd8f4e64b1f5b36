// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** What a request came to. */
interface AnsweredRequest {
  /** HTTP status; 0 where no answer came in time. */
  readonly status: number;
}
