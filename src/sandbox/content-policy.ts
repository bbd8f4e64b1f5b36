// The two content policies: the page's, and the one of the frame in which a student's code runs. The frame is a
// `srcdoc` document: it needs no request, so it works offline (an opaque frame does not go through the service worker),
// but it is bound by the page's policy as well as by its own. So the page must allow the frame's bootstrap, by hash, and
// workers from blob addresses. Neither policy allows eval.
import { FRAME_BOOTSTRAP, FRAME_BOOTSTRAP_HASH } from './frame-bootstrap.ts';

type Directives = Readonly<Record<string, readonly string[]>>;

const PAGE_DIRECTIVES: Directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'", `'${FRAME_BOOTSTRAP_HASH}'`],
  'worker-src': ["'self'", 'blob:'],
  'connect-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'manifest-src': ["'self'"],
  'frame-src': ["'self'"],
  'base-uri': ["'none'"],
  'object-src': ["'none'"],
  'form-action': ["'none'"],
};

/** A worker inherits this: no `connect-src`, no script address, nothing but the worker's own text. */
const FRAME_DIRECTIVES: Directives = {
  'default-src': ["'none'"],
  'script-src': [`'${FRAME_BOOTSTRAP_HASH}'`],
  'worker-src': ['blob:'],
};

function serialise(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

/** The page's policy, for `<meta http-equiv="Content-Security-Policy">` or a header. */
export function pageContentPolicy(): string {
  return serialise(PAGE_DIRECTIVES);
}

/** The policy of the frame's own document. */
export function frameContentPolicy(): string {
  return serialise(FRAME_DIRECTIVES);
}

/** The whole document of the frame, for `srcdoc`. */
export function frameDocument(): string {
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${frameContentPolicy()}">` +
    `<title>Headroom sandbox</title><script>${FRAME_BOOTSTRAP}</script></html>`
  );
}
