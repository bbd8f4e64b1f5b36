// Writes the page's content policy, which src/sandbox/content-policy.ts states, into the built index.html. The
// development server sends none: its client talks to it in ways that the policy forbids on purpose.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Plugin, runnerImport } from 'vite';

interface PolicyModule {
  readonly pageContentPolicy: () => string;
}

export function pagePolicy(source = 'src/sandbox/content-policy.ts'): Plugin {
  let file = '';
  return {
    name: 'headroom:page-policy',
    apply: 'build',
    configResolved(config) {
      file = resolve(config.root, source);
    },
    async transformIndexHtml() {
      if (!existsSync(file)) return [];
      const { module } = await runnerImport<PolicyModule>(file);
      const attrs = { 'http-equiv': 'Content-Security-Policy', content: module.pageContentPolicy() };
      return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }];
    },
  };
}
