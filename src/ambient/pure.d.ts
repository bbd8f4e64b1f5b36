// What the pure rooms may use beyond the language: a deep copy of plain data, which every host has.
declare function structuredClone<T>(value: T): T;
