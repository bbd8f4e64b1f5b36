// Browser tests run against the built site: the walks two at a time, what holds deadlines one after the other beside them.
import { defineConfig } from '@playwright/test';
import { BROWSER_ARGUMENTS, findBrowser } from './scripts/lib/browser.mjs';

const port = Number(process.env['HEADROOM_E2E_PORT'] ?? 4187);
const executablePath = await findBrowser();

/** They stop a student's code after so many seconds, count pictures, or time real work. */
const DEADLINES = ['sandbox/*.spec.ts', 'student-code.spec.ts', 'job.spec.ts', 'first-view.spec.ts'];

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  globalTimeout: 19 * 60_000,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.cache/reports/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${String(port)}`,
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
    // A trace of every test takes a third of the time; `--trace retain-on-failure` where one fails.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: BROWSER_ARGUMENTS, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  projects: [
    { name: 'walks', testIgnore: DEADLINES },
    { name: 'deadlines', testMatch: DEADLINES, workers: 1 },
  ],
  webServer: {
    command: `node scripts/start.mjs --port ${String(port)}`,
    url: `http://localhost:${String(port)}`,
    reuseExistingServer: false,
    timeout: 180_000,
  },
});
