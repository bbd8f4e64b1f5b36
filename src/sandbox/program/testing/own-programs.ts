// Our own programs, by topic: `programs/<topic>.txt`, each after a line `=== name`.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProgramToRun } from './real-node.ts';

const FOLDER = fileURLToPath(new URL('./programs/', import.meta.url));

export function ownTopics(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => name.slice(0, -'.txt'.length));
}

/** Where a program says `log`. */
const PRELUDE = 'const log = console.log;\n';

export function ownPrograms(topic: string): readonly ProgramToRun[] {
  const parts = readFileSync(`${FOLDER}${topic}.txt`, 'utf8').split(/^=== (.*)\n/m);
  const kind = topic === 'modules' ? 'module' : 'commonjs';
  return Array.from({ length: (parts.length - 1) / 2 }, (_, index) => {
    const source = parts[index * 2 + 2] ?? '';
    const name = `${topic}: ${parts[index * 2 + 1] ?? ''}`;
    return { name, source: source.includes('console.log') ? source : `${PRELUDE}${source}`, kind };
  });
}
