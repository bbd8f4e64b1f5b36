// This exercise names nothing but the language.
export {};
