// Serves the proof page under the site's content policy, and a second origin that counts everything that reaches it.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { bundleClassicScript } from '../../scripts/vite/confined-host.ts';
import { pageContentPolicy } from '../../src/sandbox/content-policy.ts';
import { listen, startListener, stop } from '../support/listener.ts';

export interface ProofSite {
  readonly url: string;
  readonly listenerUrl: string;
  /** What reached the listening origin, and what reached the page's origin after its own files. */
  reached(): readonly string[];
  forget(): void;
  /** What the page posts to /report next. */
  nextReport(): Promise<unknown>;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function startProofSite(): Promise<ProofSite> {
  const host = await bundleClassicScript(root, 'src/sandbox/testing/probe-host.ts', true);
  const comlinkHost = await bundleClassicScript(root, 'src/sandbox/testing/comlink-host.ts', true);
  const page = await bundleClassicScript(root, 'e2e/sandbox/page.ts', true);
  const html =
    `<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="${pageContentPolicy()}">` +
    '<title>wait</title></head><body><p>Proof page</p><script src="/page.js"></script></body></html>';
  const files: Readonly<Record<string, readonly [string, string]>> = {
    '/': ['text/html', html],
    '/page.js': ['text/javascript', page],
    '/host.js': ['text/javascript', host],
    '/comlink-host.js': ['text/javascript', comlinkHost],
  };
  let requests: string[] = [];
  let onReport: (report: unknown) => void = () => undefined;
  const site = createServer((request, response) => {
    if (request.url === '/report') {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => {
        body += chunk;
      });
      request.on('end', () => {
        response.end();
        onReport(JSON.parse(body));
      });
      return;
    }
    const file = files[request.url ?? ''];
    if (file === undefined) {
      if (request.url !== '/favicon.ico') requests.push(`site ${request.method ?? ''} ${request.url ?? ''}`);
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': `${file[0]}; charset=utf-8`, 'cache-control': 'no-store' }).end(file[1]);
  });
  const listener = await startListener((what) => requests.push(what));
  const sitePort = await listen(site);
  return {
    url: `http://127.0.0.1:${sitePort}`,
    listenerUrl: listener.url,
    reached: () => requests,
    forget: () => {
      requests = [];
    },
    nextReport: () =>
      new Promise((resolve) => {
        onReport = resolve;
      }),
    close: async () => {
      await Promise.all([stop(site), listener.close()]);
    },
  };
}
