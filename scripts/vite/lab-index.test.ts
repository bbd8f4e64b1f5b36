// The course map's index: what it takes from the tree and from a manifest.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPlace, manifestFiles } from './lab-index.ts';

describe('the index of labs', () => {
  it('finds every manifest by its place, and neither templates nor folders without one', () => {
    const root = mkdtempSync(join(tmpdir(), 'labs-'));
    try {
      const write = (path: string): void => {
        mkdirSync(join(root, path, '..'), { recursive: true });
        writeFileSync(join(root, path), '');
      };
      write('labs/4-scaling/load-balancing/lab.ts');
      write('labs/2-caching/eviction/lab.ts');
      write('labs/2-caching/unfinished/model.ts');
      write('labs/2-caching/_draft/lab.ts');
      write('labs/_template/lab.ts');
      write('labs/_template/exercises/lab.ts');
      expect(manifestFiles(root).map((file) => file.slice(root.length + 1))).toEqual([
        'labs/2-caching/eviction/lab.ts',
        'labs/4-scaling/load-balancing/lab.ts',
      ]);
      expect(manifestFiles(join(root, 'nowhere'))).toEqual([]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it('wants a lab in the folder of its id, in the folder of its chapter', () => {
    const lab = { id: 'eviction', chapter: 2 };
    expect(() => checkPlace(lab, 'labs/2-caching/eviction')).not.toThrow();
    expect(() => checkPlace(lab, 'labs/2-caching/copy')).toThrow(/name of the folder, not eviction/);
    expect(() => checkPlace(lab, 'labs/20-more/eviction')).toThrow(/20-more begins with, not 2/);
  });
});
