// Serves the proof page under the site's content policy, and a second origin that counts everything that reaches it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { bundleClassicScript } from '../../scripts/vite/confined-host.ts';
import { pageContentPolicy } from '../../src/sandbox/content-policy.ts';

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

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

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
  const listener = createServer((request, response) => {
    requests.push(`listener ${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('1;');
  });
  // Any connection counts, also one that speaks no HTTP.
  listener.on('connection', () => requests.push('listener connection'));
  listener.on('upgrade', (request, socket) => {
    requests.push(`listener upgrade ${request.url ?? ''}`);
    socket.destroy();
  });
  const [sitePort, listenerPort] = await Promise.all([listen(site), listen(listener)]);
  return {
    url: `http://127.0.0.1:${sitePort}`,
    listenerUrl: `http://127.0.0.1:${listenerPort}`,
    reached: () => requests,
    forget: () => {
      requests = [];
    },
    nextReport: () =>
      new Promise((resolve) => {
        onReport = resolve;
      }),
    close: async () => {
      for (const server of [site, listener]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
