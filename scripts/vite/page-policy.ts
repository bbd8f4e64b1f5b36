// Writes the page's content policy into the built index.html. The development server sends none: its client talks to the
// page in ways that the policy forbids on purpose.
import type { Plugin } from 'vite';
import { pageContentPolicy } from '../../src/sandbox/content-policy.ts';

export function pagePolicy(): Plugin {
  return {
    name: 'headroom:page-policy',
    apply: 'build',
    transformIndexHtml() {
      const attrs = { 'http-equiv': 'Content-Security-Policy', content: pageContentPolicy() };
      return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }];
    },
  };
}
