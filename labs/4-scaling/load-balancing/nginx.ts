// The production hand-over: an nginx upstream block with this algorithm, these weights and these checks.
import type { ExportedFile, Setup } from '../../../src/contract/model.ts';
import { type Params, serverNamesOf } from './parameters.ts';

/** nginx's directive for each algorithm it has, and a remark where its way differs or it has none. */
const DIRECTIVES: Readonly<Record<Params['algorithm'], readonly string[]>> = {
  'round-robin': [],
  'weighted-round-robin': ['# nginx spreads the turns of a weighted server smoothly instead of in a burst.'],
  'smooth-weighted-round-robin': [],
  'least-connections': ['least_conn;'],
  'ip-hash': ['ip_hash;'],
  random: ['random;'],
  'power-of-two-choices': ['random two least_conn;'],
  'peak-ewma': [
    '# nginx Open Source has no peak EWMA; two random choices by connections come nearest.',
    'random two least_conn;',
  ],
  'consistent-hash': ['hash $remote_addr consistent;'],
  'own-code': ['# Your own pick() does not run in nginx; least_conn is what most of them come to.', 'least_conn;'],
};

const WEIGHTED: readonly string[] = [
  'weighted-round-robin',
  'smooth-weighted-round-robin',
  'least-connections',
  'ip-hash',
  'consistent-hash',
  'random',
  'power-of-two-choices',
];

/** Characters that nginx would read as syntax have no place in an address. */
const addressOf = (name: string): string => {
  const safe = name.replace(/[^A-Za-z0-9._:[\]-]/g, '-');
  return safe.includes(':') ? safe : `${safe}:8080`;
};

export function exportNginx(setup: Setup): readonly ExportedFile[] {
  const params = setup.params as Params;
  const names = serverNamesOf(params);
  const servers = names.map((name, index) => {
    const weight = params.weights[index] ?? 1;
    const options = [
      ...(weight !== 1 && WEIGHTED.includes(params.algorithm) ? [`weight=${weight}`] : []),
      ...(params.healthChecks === 'off' ? ['max_fails=0'] : ['max_fails=1', 'fail_timeout=10s']),
    ];
    return `    server ${addressOf(name)} ${options.join(' ')};`;
  });
  const lines = [
    '# Put this into the http block. Replace the server names by addresses that resolve.',
    ...(params.healthChecks === 'active'
      ? ['# nginx Open Source has no active probes: failed requests are what it learns from.']
      : []),
    'upstream backend {',
    ...DIRECTIVES[params.algorithm].map((line) => `    ${line}`),
    ...servers,
    '}',
    '',
    'server {',
    '    listen 8000;',
    '    location / {',
    '        proxy_pass http://backend;',
    ...(params.timeoutMs > 0 ? [`        proxy_read_timeout ${Math.max(1, Math.round(params.timeoutMs))}ms;`] : []),
    `        proxy_next_upstream ${params.retries > 0 ? 'error timeout' : 'off'};`,
    ...(params.retries > 0 ? [`        proxy_next_upstream_tries ${params.retries + 1};`] : []),
    '    }',
    '}',
    '',
  ];
  return [{ name: 'load-balancing.conf', text: lines.join('\n') }];
}
