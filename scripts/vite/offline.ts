// The service worker: everything a lab needs is precached, the editor is kept once it has been opened. Files that come with
// a lab are kept by the page itself (src/store/session/samples.ts), which can tell a whole one from a damaged one.
import type { PluginOption } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { SAMPLES_FOLDER } from './asset-names.ts';

/** Large files that only the editor loads, named after their chunk. They are cached when first used. */
const EDITOR_FILES = ['**/{ts.worker,editor.worker,monaco,editor.api}*.{js,css}'];

export function offline(): PluginOption {
  return VitePWA({
    registerType: 'prompt',
    // The app registers it by `virtual:pwa-register`, so that it can offer the new version in words.
    injectRegister: false,
    // The patterns below find the icons already.
    includeManifestIcons: false,
    manifest: {
      id: '/',
      name: 'Headroom',
      short_name: 'Headroom',
      description: 'A learning lab for performance and scalability',
      start_url: '/',
      display: 'standalone',
      background_color: '#fbfaf7',
      theme_color: '#fbfaf7',
      icons: [
        { src: '/icons/mark.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        { src: '/icons/mark-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
        { src: '/icons/mark-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
        { src: '/icons/mark-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{js,css,html,svg,png,woff2,wasm,json,txt}'],
      globIgnores: [...EDITOR_FILES, `${SAMPLES_FOLDER}/**`],
      maximumFileSizeToCacheInBytes: 4_000_000,
      // Frames and data files are asked for by their own address, never answered with the shell.
      navigateFallbackDenylist: [/\.[a-z0-9]+$/i],
      runtimeCaching: [
        {
          urlPattern: /\/assets\/(ts\.worker|editor\.worker|monaco|editor\.api|codicon)[^/]*$/,
          handler: 'CacheFirst',
          options: { cacheName: 'editor', expiration: { maxEntries: 40 } },
        },
      ],
    },
  });
}
