// What can be chosen in a segmented control or a select.

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** A second line where there is room: lists, not segments. */
  readonly description?: string;
  readonly isDisabled?: boolean;
}
