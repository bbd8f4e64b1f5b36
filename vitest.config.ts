// Unit, property and reference tests: they sit beside the code. A test that needs a page says so with
// `// @vitest-environment jsdom` on its first line.
import { defineConfig } from 'vitest/config';
import { confinedHosts } from './scripts/vite/confined-host.ts';
import { labIndex } from './scripts/vite/lab-index.ts';
import { sourcePlugins } from './scripts/vite/source-plugins.ts';

export default defineConfig({
  plugins: [sourcePlugins(), confinedHosts(), labIndex()],
  test: {
    include: ['{src,labs,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    maxWorkers: 2,
    // Property tests search; none of them waits for a clock.
    testTimeout: 60_000,
    restoreMocks: true,
  },
});
