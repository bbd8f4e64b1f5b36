// The site: what is built, what is kept for offline use, and under which policy the page runs.
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { assetFileName } from './scripts/vite/asset-names.ts';
import { confinedHosts } from './scripts/vite/confined-host.ts';
import { labIndex } from './scripts/vite/lab-index.ts';
import { modernFonts } from './scripts/vite/modern-fonts.ts';
import { offline } from './scripts/vite/offline.ts';
import { pagePolicy } from './scripts/vite/page-policy.ts';
import { sourcePlugins } from './scripts/vite/source-plugins.ts';

export default defineConfig({
  plugins: [
    { ...optimizeLocales.vite({ locales: ['en-US', 'ru-RU'] }), enforce: 'pre' },
    sourcePlugins(),
    tailwindcss(),
    modernFonts(),
    labIndex(),
    confinedHosts(),
    pagePolicy(),
    offline(),
  ],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The TypeScript worker is 6.9 MB and meant to be; scripts/check-size.mjs is the budget.
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { output: { assetFileNames: assetFileName } },
  },
});
