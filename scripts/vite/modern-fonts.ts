// KaTeX's style sheet offers each font in three formats; every browser that runs this site takes the first.
import type { Plugin } from 'vite';

const OLDER_FORMATS = /,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(['"][a-z]+['"]\)/g;

export function modernFonts(): Plugin {
  return {
    name: 'headroom:modern-fonts',
    enforce: 'pre',
    transform(code, id) {
      return /\/katex[^/]*\.css$/.test(id) ? { code: code.replace(OLDER_FORMATS, ''), map: null } : undefined;
    },
  };
}
