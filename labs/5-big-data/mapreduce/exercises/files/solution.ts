// Names of files travel, each once from a map; they are counted once, at the end. No function remembers anything.

export function map(record: string, emit: EmitFile, source: SourceFile): void {
  for (const word of new Set(record.toLowerCase().split(/\s+/))) if (word !== '') emit(word, source.file);
}

export function combine(key: string, values: readonly string[], emit: EmitFile): void {
  for (const file of new Set(values)) emit(key, file);
}

export function reduce(key: string, values: readonly string[], emit: EmitFile): void {
  emit(key, new Set(values).size);
}
