// The closing count of `npm test` stands on these: nothing that failed or was skipped may be lost.
import { expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from './reports.mjs';

test('a test file that cannot be loaded counts as a failure', () => {
  const report = {
    ...{ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 },
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  };
  expect(vitestCounts(report)).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

test('a browser test that passed only when repeated counts as failed', () => {
  const stats = { expected: 7, unexpected: 0, flaky: 1, skipped: 2 };
  expect(playwrightCounts({ stats, errors: [] })).toEqual({ passed: 7, failed: 1, skipped: 2 });
});

test('a server that did not start counts as a failure', () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
