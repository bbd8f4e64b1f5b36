// The size budget: what a first visit to the built site really loads, and what the service worker keeps from the start.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { BROWSER_ARGUMENTS, findBrowser } from './lib/browser.mjs';
import { EDITOR_FILES, FIRST_VIEW_KB, PRECACHE_KB, SAMPLE_FILES } from './lib/budget.mjs';
import { buildSite, isSiteFresh, SITE } from './lib/build.mjs';
import { serveFolder } from './lib/serve.mjs';

/** @param {string} file */
const gzippedKb = (file) => gzipSync(readFileSync(join(SITE, file)), { level: 9 }).length / 1000;
/** @param {readonly string[]} files */
const sumKb = (files) => files.reduce((sum, file) => sum + gzippedKb(file), 0);

/** The scripts that home asks for, in the order asked. */
async function firstViewScripts() {
  const { server, address } = await serveFolder(SITE, 0);
  const executablePath = await findBrowser();
  const browser = await chromium.launch({
    args: BROWSER_ARGUMENTS,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    /** @type {Set<string>} */
    const scripts = new Set();
    context.on('request', (request) => {
      const { pathname, origin } = new URL(request.url());
      if (`${origin}/` === address && pathname.endsWith('.js')) scripts.add(pathname.slice(1));
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    return [...scripts];
  } finally {
    await browser.close();
    server.close();
  }
}

function precachedFiles() {
  const worker = readFileSync(join(SITE, 'sw.js'), 'utf8');
  return [...worker.matchAll(/url:\s*"([^"]+)"/g)].map((match) => match[1] ?? '');
}

if (!isSiteFresh() && buildSite() !== 0) process.exit(1);
const problems = [];
const scripts = await firstViewScripts();
const firstViewKb = sumKb(scripts);
for (const file of scripts) console.log(`${gzippedKb(file).toFixed(1).padStart(8)} kB  ${file}`);
console.log(
  `${firstViewKb.toFixed(1).padStart(8)} kB  JavaScript of the first view, gzipped (at most ${FIRST_VIEW_KB})`,
);
if (scripts.length === 0) problems.push('The first view loads no script at all.');
if (firstViewKb > FIRST_VIEW_KB) problems.push(`The first view is over its budget of ${FIRST_VIEW_KB} kB.`);

const precached = precachedFiles();
const precachedKb = sumKb(precached);
console.log(
  `${precachedKb.toFixed(1).padStart(8)} kB  kept for offline use in ${precached.length} files (at most ${PRECACHE_KB})`,
);
if (precached.length === 0) problems.push('The service worker precaches nothing.');
if (precachedKb > PRECACHE_KB) problems.push(`The precache is over its budget of ${PRECACHE_KB} kB.`);

for (const file of [...scripts, ...precached]) {
  if (EDITOR_FILES.test(file)) problems.push(`${file} belongs to the editor and must load only when one is opened.`);
}
for (const file of precached)
  if (SAMPLE_FILES.test(file)) problems.push(`${file} comes with a lab and must load only when it is opened.`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
