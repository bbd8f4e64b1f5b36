// The plugins that turn our sources into JavaScript: the same for the site and for the tests.
import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
import rehypeKatex from 'rehype-katex';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import type { PluginOption } from 'vite';
import { remarkNonBreaking } from './remark-non-breaking.ts';

/** Lessons: GitHub's Markdown, and formulas set at build time, so that no formula code reaches the browser. */
function lessons(): PluginOption {
  return {
    enforce: 'pre',
    ...mdx({ remarkPlugins: [remarkGfm, remarkMath, remarkNonBreaking], rehypePlugins: [rehypeKatex] }),
  };
}

export function sourcePlugins(): PluginOption[] {
  return [lessons(), react({ include: /\.(mdx|tsx?)$/ })];
}
