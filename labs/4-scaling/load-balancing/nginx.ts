// The production hand-over: an nginx upstream with this algorithm, these weights and these checks. nginx takes the file as
// it is; where it has no word for something, the nearest stands there, under a comment that says so.
import type { ExportedFile, Setup } from '#src/contract/model.ts';
import { type Algorithm, type Params, serverNamesOf } from './parameters.ts';

interface Method {
  /** What goes into the upstream block. */
  readonly lines: readonly string[];
  /** Whether the algorithm reads weights here; where it does not, nginx must not either. */
  readonly weighted: boolean;
}

const METHODS: Readonly<Record<Algorithm, Method>> = {
  'round-robin': { lines: [], weighted: false },
  'weighted-round-robin': {
    lines: ['# nginx spreads the turns of a heavy server smoothly; it cannot give them in one burst.'],
    weighted: true,
  },
  'smooth-weighted-round-robin': { lines: [], weighted: true },
  'least-connections': { lines: ['least_conn;'], weighted: true },
  'ip-hash': { lines: ['ip_hash;'], weighted: true },
  random: { lines: ['random;'], weighted: true },
  'power-of-two-choices': { lines: ['random two least_conn;'], weighted: true },
  'peak-ewma': {
    lines: [
      '# nginx has no peak EWMA: the better of two random servers by connections comes nearest.',
      'random two least_conn;',
    ],
    weighted: false,
  },
  'consistent-hash': {
    lines: [
      '# The key is the address of the client; for the path of the request write $request_uri.',
      'hash $remote_addr consistent;',
    ],
    weighted: true,
  },
  'own-code': {
    lines: ['# Your pick() does not run in nginx: least connections comes nearest to most of them.', 'least_conn;'],
    weighted: true,
  },
};

const PORT = 8080;
/** Stand-ins for servers without an address listen on this machine, on the ports from here on. */
const FIRST_STAND_IN_PORT = 8081;
const MOST_PORT = 65_535;

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_PORT;

function isIpV4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

function isIpV6(text: string): boolean {
  const halves = text.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (halves.length > 2 || !groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  // nginx knows no :: that stands for a single group.
  return halves.length === 2 ? groups.length < 7 : groups.length === 8;
}

/** Labels of letters, digits and hyphens, the last of them no number. */
const isHostName = (text: string): boolean =>
  text.length <= 253 &&
  /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(text) &&
  !/(?:^|\.)\d+$/.test(text);

/** `host:port` as nginx takes it, or undefined where the name can be no address. */
function addressOf(name: string): string | undefined {
  if (isIpV6(name)) return `[${name}]:${PORT}`;
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(name);
  const [host = '', port = String(PORT), ...rest] =
    bracketed === null ? name.split(':') : [bracketed[1], ...(bracketed[2] === undefined ? [] : [bracketed[2]])];
  if (rest.length > 0 || !isPort(port)) return undefined;
  if (bracketed !== null) return isIpV6(host) ? `[${host}]:${port}` : undefined;
  return isIpV4(host) || isHostName(host) ? `${host}:${port}` : undefined;
}

/** A name as it may stand in a comment: on one line. */
const inComment = (name: string): string => name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, ' ');

function serverLines(params: Params): readonly string[] {
  const isNamed = params.serverNames.length > 0;
  const { weighted } = METHODS[params.algorithm];
  const checks = params.healthChecks === 'off' ? 'max_fails=0' : 'max_fails=1 fail_timeout=10s';
  return serverNamesOf(params).map((name, index) => {
    const weight = params.weights[index] ?? 1;
    const address = isNamed ? addressOf(name) : undefined;
    const options = `${weighted && weight !== 1 ? `weight=${weight} ` : ''}${checks};`;
    return address === undefined
      ? `server 127.0.0.1:${FIRST_STAND_IN_PORT + index} ${options} # ${inComment(name)}: put its address here`
      : `server ${address} ${options}`;
  });
}

/** nginx waits at most 75 s for a connection. */
const LONGEST_CONNECT_MS = 75_000;

function proxyLines({ timeoutMs, retries }: Params): readonly string[] {
  const waitMs = Math.max(1, Math.round(timeoutMs));
  return [
    'proxy_pass http://backend;',
    ...(timeoutMs > 0
      ? [`proxy_connect_timeout ${Math.min(waitMs, LONGEST_CONNECT_MS)}ms;`, `proxy_read_timeout ${waitMs}ms;`]
      : ['# nginx cannot wait for ever; a day is near enough.', 'proxy_read_timeout 1d;']),
    ...(retries > 0
      ? [
          '# POST, LOCK and PATCH are sent once only, unless non_idempotent stands here, too.',
          'proxy_next_upstream error timeout;',
          `proxy_next_upstream_tries ${retries + 1};`,
        ]
      : ['proxy_next_upstream off;']),
  ];
}

const indented = (lines: readonly string[], by: number): readonly string[] =>
  lines.map((line) => `${' '.repeat(by)}${line}`);

export function exportNginx(setup: Setup): readonly ExportedFile[] {
  const params = setup.params as Params;
  const servers = serverLines(params);
  const lines = [
    '# Belongs into the http block: put it into conf.d, or include it there. Host names must resolve when nginx starts.',
    'upstream backend {',
    '    # One view of the servers for all worker processes.',
    `    zone backend ${servers.length > 50 ? '1m' : '256k'};`,
    ...indented(METHODS[params.algorithm].lines, 4),
    ...(params.healthChecks === 'active'
      ? ['    # nginx has no active probes, only its commercial edition does: it learns from requests that failed.']
      : []),
    ...indented(servers, 4),
    '}',
    '',
    'server {',
    '    listen 8000;',
    '    location / {',
    ...indented(proxyLines(params), 8),
    '    }',
    '}',
    '',
  ];
  return [{ name: 'load-balancing.conf', text: lines.join('\n') }];
}
