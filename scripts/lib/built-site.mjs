// The built site in a browser, for whoever measures it: builds it when stale, serves it, starts Chromium, and ends both.
import { chromium } from '@playwright/test';
import { BROWSER_ARGUMENTS, findBrowser } from './browser.mjs';
import { buildSite, isSiteFresh, SITE } from './build.mjs';
import { serveFolder } from './serve.mjs';

/**
 * @template T
 * @param {(site: import('../bench.ts').BuiltSite) => Promise<T>} use
 * @returns {Promise<T | undefined>} undefined where there is no browser
 */
export async function withBuiltSite(use) {
  const executablePath = await findBrowser();
  if (executablePath === undefined) return undefined;
  if (!isSiteFresh() && buildSite() !== 0) throw new Error('the site could not be built');
  const { server, address } = await serveFolder(SITE, 0);
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS });
  try {
    return await use({ browser, address });
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
