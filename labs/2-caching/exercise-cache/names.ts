// How objects are called.

export const requestName = (id: number): string => `r-${id}`;
export const instanceName = (index: number): string => `app-${index + 1}`;
