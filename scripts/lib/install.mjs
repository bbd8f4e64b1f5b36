// Installs what is missing, so that each command works on a fresh clone. Runs without node_modules.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** @typedef {Record<string, {version?: string, optional?: boolean}>} LockedPackages */

/**
 * @param {string} file
 * @returns {LockedPackages}
 */
function packagesOf(file) {
  try {
    /** @type {unknown} */
    const lock = JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
    return /** @type {{packages: LockedPackages}} */ (lock).packages;
  } catch {
    return {};
  }
}

/** True when node_modules holds each locked package at its locked version; what only other platforms need may be absent. */
function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional === true && installed[path] === undefined),
  );
}

/** Says so and stops when Node is too old; runs `npm ci` when a package is missing. Standard output stays free. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Headroom needs Node 20.19 or newer; this is ${process.version}.`);
    process.exit(1);
  }
  if (isInstalled()) return;
  console.error('Installing the locked packages (npm ci) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed; its message stands above.');
    process.exit(1);
  }
}
