// How a counted script is told from another, and how it reaches its counter.

/** The fourth parameter of the student's function. */
export const COUNTER_PARAMETER = '__headroomCounter';

// A compiled script begins with "use strict": none of a student's begins like this.
export const COUNTED_MARK = "'use counted operations';'use strict';";

/** Whether `countScript` made it: the realm that runs it then counts the language's own functions, too. */
export const isCounted = (script: string): boolean => script.startsWith(COUNTED_MARK);
