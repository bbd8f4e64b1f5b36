// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** Names and values of labels; the order in which they stand means nothing. */
type LabelsGiven = Readonly<Record<string, string>>;

interface LabelledCounter {
  /** Adds an amount of 0 or more, 1 unless told otherwise, to the series of these labels. */
  inc(labels?: LabelsGiven, amount?: number): void;
  /** The lines of a scrape, one for each series: `name{label="value",…} 3`. */
  collect(): readonly string[];
}
