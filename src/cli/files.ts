// Files that a call names.
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ExportedFile } from '../contract/model.ts';
import { Misuse, sentenceOf } from './misuse.ts';

/** @throws Misuse when there is no such file, or it cannot be read as text */
export async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new Misuse(`${path} cannot be read: ${sentenceOf(error)}`);
  }
}

/** As `mkdir -p`. Node's own never comes back where nothing can be made, as below /proc. */
async function makeFolder(folder: string): Promise<void> {
  const isThere = (): Promise<boolean> =>
    stat(folder)
      .then((found) => found.isDirectory())
      .catch(() => false);
  if (await isThere()) return;
  const above = dirname(folder);
  if (above !== folder) await makeFolder(above);
  try {
    await mkdir(folder);
  } catch (error) {
    if (!(await isThere())) throw error;
  }
}

/** Writes files into a folder, all of them or none: each is written beside its place and moved there at the end. */
export async function writeAll(folder: string, files: readonly ExportedFile[]): Promise<void> {
  const there = await stat(folder).catch(() => undefined);
  if (there !== undefined && !there.isDirectory()) throw new Misuse(`--out takes a folder, and ${folder} is a file`);
  const moves = files.map(({ name, text, executable }) => {
    const path = join(folder, basename(name));
    return { path, beside: `${path}.${process.pid}.part`, text, executable };
  });
  try {
    await makeFolder(folder);
    for (const { beside, text, executable } of moves) {
      await writeFile(beside, text);
      if (executable === true) await chmod(beside, 0o755);
    }
    for (const { path, beside } of moves) await rename(beside, path);
  } catch (error) {
    await Promise.all(moves.map(({ beside }) => rm(beside, { force: true }).catch(() => undefined)));
    throw new Misuse(`${folder} cannot be written: ${sentenceOf(error)}`);
  }
}
