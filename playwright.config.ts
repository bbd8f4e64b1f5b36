// Browser tests run against the built site, one at a time: several of them measure deadlines.
import { defineConfig } from '@playwright/test';
import { BROWSER_ARGUMENTS, findBrowser } from './scripts/lib/browser.mjs';

const port = Number(process.env['HEADROOM_E2E_PORT'] ?? 4187);
const executablePath = await findBrowser();

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e',
  workers: 1,
  timeout: 60_000,
  globalTimeout: 18 * 60_000,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.cache/reports/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${String(port)}`,
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
    trace: 'retain-on-failure',
    launchOptions: { args: BROWSER_ARGUMENTS, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  webServer: {
    command: `node scripts/start.mjs --port ${String(port)}`,
    url: `http://localhost:${String(port)}`,
    reuseExistingServer: false,
    timeout: 180_000,
  },
});
