// Files that come with a lab: each that a manifest names is there, is read by that lab's own reader, and says whose it is.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../src/contract/manifest.ts';
import { Host } from '../src/worker/host.ts';
import { loadLab } from '../src/worker/labs.ts';
import { ROOT } from './lib/paths.mjs';

const manifests = import.meta.glob<Manifest>('/labs/[!_]*/[!_]*/lab.ts', { import: 'lab', eager: true });
const labs = Object.entries(manifests).map(([path, manifest]) => ({
  id: manifest.id,
  folder: join(ROOT, dirname(path), 'samples'),
  format: manifest.input,
  samples: manifest.input?.samples ?? [],
}));

it.each(labs)('$id declares all files of its folder samples/, and says where they come from', ({ folder, samples }) => {
  const there = existsSync(folder) ? readdirSync(folder) : [];
  expect(there.filter((file) => file !== 'SOURCE.md').sort()).toEqual(samples.map(({ file }) => file).sort());
  const source = samples.length === 0 ? '' : readFileSync(join(folder, 'SOURCE.md'), 'utf8');
  for (const { file } of samples) expect(source).toContain(`## ${file}`);
});

const all = labs.flatMap(({ samples, ...lab }) => samples.map((sample) => ({ ...lab, sample })));

describe.each(all)('$sample.file of $id', ({ id, folder, format, sample: { file } }) => {
  const name = file.replace(/\.gz$/, '');
  const packed = readFileSync(join(folder, file));
  const bytes = file.endsWith('.gz') ? gunzipSync(packed) : packed;

  it('is a file that a student could open', async () => {
    expect(format?.extensions.some((extension) => name.endsWith(extension))).toBe(true);
    expect(bytes.length).toBeLessThanOrEqual(format?.maxBytes ?? 0);
    const host = new Host({ loadLab, nowMs: () => 0 });
    const reading = await host.openInput(id);
    host.nextInputFile(reading, name);
    expect(host.pushInput(reading, new Uint8Array(bytes))).toBeUndefined();
    expect(host.endInput(reading)).toMatchObject({ ok: true });
  });
});
