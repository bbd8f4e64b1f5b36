// `npm test`: installs what is missing, runs every check in order, even after one has failed, and closes with a count.
// A name or several (`node scripts/test.mjs lint unit`) run those alone.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/paths.mjs';
import { playwrightCounts, vitestCounts } from './lib/reports.mjs';

/** @typedef {import('./lib/reports.mjs').Counts} Counts */
/** @typedef {{name: string, minutes: number, report?: string, read?: (report: unknown) => Counts, browser?: boolean}} Check */

/** In the order a developer wants to hear of them: the quick ones first. @type {readonly Check[]} */
const CHECKS = [
  { name: 'format', minutes: 2 },
  { name: 'lint', minutes: 5 },
  { name: 'types', minutes: 5 },
  { name: 'fences', minutes: 2 },
  { name: 'dead-code', minutes: 3 },
  { name: 'content', minutes: 1 },
  { name: 'unit', minutes: 10, report: '.cache/reports/unit.json', read: vitestCounts },
  { name: 'build', minutes: 5 },
  { name: 'size', minutes: 2, browser: true },
  { name: 'e2e', minutes: 20, report: '.cache/reports/e2e.json', read: playwrightCounts, browser: true },
];

/**
 * Runs `npm run check:<name>` without standard input; false when it fails or takes longer than it may.
 * @param {Check} check
 * @returns {Promise<boolean>}
 */
function run({ name, minutes }) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', `check:${name}`], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
    });
    const stop = () => {
      try {
        if (child.pid !== undefined) process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(() => {
      console.error(`check:${name} took more than ${String(minutes)} minutes and was stopped.`);
      stop();
    }, minutes * 60_000);
    const interrupt = () => {
      stop();
      process.exit(130);
    };
    process.once('SIGINT', interrupt);
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt);
      resolve(code === 0);
    });
    child.on('error', () => resolve(false));
  });
}

/**
 * What a finished check counts for: its tests, or itself as one. A failure that no test reports is one more.
 * @param {Check} check
 * @param {boolean} succeeded
 * @returns {Counts}
 */
function countsOf({ report, read }, succeeded) {
  const itself = { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
  if (report === undefined || read === undefined) return itself;
  try {
    const counts = read(JSON.parse(readFileSync(join(ROOT, report), 'utf8')));
    return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } catch {
    return { ...itself, passed: 0, failed: 1 };
  }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !CHECKS.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`There is no check ${unknown.join(', ')}. There are: ${CHECKS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
ensureInstalled();
const checks = CHECKS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (checks.some(({ browser }) => browser === true)) await ensureBrowser();
const total = { passed: 0, failed: 0, skipped: 0 };
const rows = [];
for (const check of checks) {
  console.log(`\n── ${check.name}`);
  if (check.report !== undefined) rmSync(join(ROOT, check.report), { force: true });
  const startedAtMs = performance.now();
  const counts = countsOf(check, await run(check));
  const seconds = (performance.now() - startedAtMs) / 1000;
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  rows.push(
    [
      check.name.padEnd(10),
      counts.failed === 0 ? 'passed' : 'FAILED',
      `${seconds.toFixed(1)} s`.padStart(8),
      check.report === undefined ? '' : `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
    ].join('  '),
  );
}
console.log(`\n${rows.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
