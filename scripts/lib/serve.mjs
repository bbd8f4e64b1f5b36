// A small file server for the built site: what any static host does, and the fallback that the routes need.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * The file that answers a path, or undefined. A path without an extension is a route of the app: the shell answers it.
 * @param {string} folder
 * @param {string} path
 * @returns {string | undefined}
 */
function fileFor(folder, path) {
  const asked = normalize(join(folder, path));
  if (asked !== folder && !asked.startsWith(folder + sep)) return undefined;
  if (statSync(asked, { throwIfNoEntry: false })?.isFile() === true) return asked;
  return extname(path) === '' ? join(folder, 'index.html') : undefined;
}

/** @param {string} url */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

/**
 * Serves `folder` at `port`, or at the next free one of twenty unless `strict`; resolves to the server and its address.
 * @param {string} folder absolute
 * @param {number} port 0 takes any free one
 * @param {boolean} [strict]
 * @returns {Promise<{server: import('node:http').Server, address: string}>}
 */
export async function serveFolder(folder, port, strict = false) {
  const server = createServer((request, response) => {
    const path = pathOf(request.url ?? '/');
    const file = path === undefined || path.includes('\0') ? undefined : fileFor(folder, path);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    if (file === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
      return;
    }
    // Files under /assets/ are named by their content, so a browser may keep them for good.
    const hashed = file.startsWith(join(folder, 'assets') + sep);
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': statSync(file).size,
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    if (request.method === 'HEAD') response.end();
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  });
  const attempts = strict || port === 0 ? 1 : 20;
  for (let attempt = 0; attempt < attempts; attempt++) {
    /** @type {boolean} */
    const taken = await new Promise((resolve, reject) => {
      server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
        if (error.code === 'EADDRINUSE' && attempt + 1 < attempts) resolve(true);
        else reject(error);
      });
      server.listen(port + attempt, '127.0.0.1', () => {
        server.removeAllListeners('error');
        resolve(false);
      });
    });
    if (!taken) break;
    server.removeAllListeners('error');
  }
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
  return { server, address: `http://localhost:${String(bound.port)}/` };
}
