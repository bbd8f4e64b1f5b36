// Builds the site when its sources have changed since the last build.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, stampOf } from './paths.mjs';

const SOURCES = ['src', 'labs', 'public', 'scripts/vite', 'index.html', 'vite.config.ts', 'package-lock.json'];
const STAMP = join(ROOT, '.cache/site-stamp');

export const SITE = join(ROOT, 'dist');

/** Builds dist; the exit code of Vite. */
export function buildSite() {
  const stamp = stampOf(SOURCES);
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status === 0) {
    mkdirSync(join(ROOT, '.cache'), { recursive: true });
    writeFileSync(STAMP, stamp);
  }
  return status ?? 1;
}

export function isSiteFresh() {
  return existsSync(join(SITE, 'index.html')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stampOf(SOURCES);
}
