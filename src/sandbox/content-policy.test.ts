import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { frameContentPolicy, frameDocument, pageContentPolicy } from './content-policy.ts';
import { FRAME_BOOTSTRAP, FRAME_BOOTSTRAP_HASH } from './frame-bootstrap.ts';

describe('content policies', () => {
  it('allow exactly the bootstrap text by its hash', () => {
    const hash = createHash('sha256').update(FRAME_BOOTSTRAP, 'utf8').digest('base64');
    expect(FRAME_BOOTSTRAP_HASH).toBe(`sha256-${hash}`);
    const script = /<script>([\s\S]*)<\/script>/.exec(frameDocument())?.[1];
    expect(script).toBe(FRAME_BOOTSTRAP);
    for (const policy of [pageContentPolicy(), frameContentPolicy()]) expect(policy).toContain(`'sha256-${hash}'`);
  });

  it('allow no code from text, no inline script, no foreign address', () => {
    for (const policy of [pageContentPolicy(), frameContentPolicy()]) {
      expect(policy).toMatch(/^default-src 'none'; /);
      expect(policy).not.toMatch(/'unsafe-eval'|https?:|\*/);
      expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toMatch(/unsafe-inline|blob:|data:/);
    }
    expect(frameContentPolicy()).not.toMatch(/connect-src|'self'/);
  });

  it('keep the bootstrap free of what would end or change its element', () => {
    expect(FRAME_BOOTSTRAP).not.toMatch(/<\/script|<!--|\r/i);
  });
});
