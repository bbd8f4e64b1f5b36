// Reads how many tests passed, failed and were skipped from the reports of the test runners.

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

/**
 * Vitest's JSON report. A file that could not be loaded has no tests, so it counts as one failure.
 * @param {unknown} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    /** @type {{numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
     *   testResults: {status: string, assertionResults: {status: string}[]}[]}} */ (report);
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests };
}

/**
 * Playwright's JSON report. A test that passed only when repeated has failed once: it counts as failed.
 * @param {unknown} report
 * @returns {Counts}
 */
export function playwrightCounts(report) {
  const { stats, errors } =
    /** @type {{stats: {expected: number, unexpected: number, flaky: number, skipped: number}, errors: unknown[]}} */ (
      report
    );
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed === 0 && errors.length > 0 ? 1 : failed, skipped: stats.skipped };
}
