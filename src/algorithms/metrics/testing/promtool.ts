// Prometheus's own checker, for tests of what is written for Prometheus. Where there is none, Debian's prometheus is installed if
// we may; otherwise those tests skip, and say so.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How long a test must wait for it. */
export const INSTALL_MS = 300_000;
/** What a test says that skips. */
export const ABSENT_PROMTOOL = 'no promtool is here, and none could be installed';

function findPromtool(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, 'promtool')).find((path) => existsSync(path));
}

function installPrometheus(): void {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: INSTALL_MS / 2 };
  const install = () =>
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'prometheus'], options);
  if (install().status === 0) return;
  spawnSync('apt-get', ['update', '-qq'], options);
  install();
}

/** The path of promtool; undefined where there is none to be had. */
export function providePromtool(): string | undefined {
  if (findPromtool() === undefined) installPrometheus();
  return findPromtool();
}
