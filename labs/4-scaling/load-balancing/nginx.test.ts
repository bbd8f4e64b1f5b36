// nginx itself reads every hand-over and accepts it, whatever the algorithm, the names, the weights and the checks. Where
// there is no nginx, Debian's is installed if we may; otherwise the tests of it are skipped, and say so.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveParameters } from '#src/sim/parameters.ts';
import { lab } from './lab.ts';
import { exportNginx } from './nginx.ts';
import { ALGORITHM_NAMES } from './parameters.ts';

const INSTALL_MS = 300_000;

function findNginx(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path));
}

function installNginx(): void {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: INSTALL_MS / 2 };
  const install = () =>
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'nginx-light'], options);
  if (install().status === 0) return;
  spawnSync('apt-get', ['update', '-qq'], options);
  install();
}

let nginx: string | undefined;
let folder = '';

beforeAll(async () => {
  if (findNginx() === undefined) installNginx();
  nginx = findNginx();
  folder = await mkdtemp(join(tmpdir(), 'headroom-nginx-'));
}, INSTALL_MS);

afterAll(() => rm(folder, { recursive: true, force: true }));

const exported = (changes: Readonly<Record<string, unknown>>): string => {
  const resolved = resolveParameters(lab.parameters, changes);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  const [file] = exportNginx({ params: resolved.value });
  return file?.text ?? '';
};

let written = 0;

/** What nginx says against a file that is included in its http block; empty where it accepts it. */
async function complaintOf(program: string, text: string): Promise<string> {
  written += 1;
  const included = join(folder, `${String(written)}.conf`);
  const main = join(folder, `${String(written)}.main.conf`);
  // Places that anybody may write to: it must also work for who is not root.
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  await writeFile(included, text);
  await writeFile(
    main,
    `pid ${join(folder, 'pid')}; error_log stderr; events {} http { access_log off; ${places.join(' ')} include ${included}; }`,
  );
  return new Promise((resolve) => {
    execFile(program, ['-t', '-q', '-p', folder, '-c', main], (error, _out, complaint) =>
      resolve(
        error === null ? complaint.replace(/.*"user" directive makes sense only.*\n/, '') : `${complaint}${text}`,
      ),
    );
  });
}

const CHECKS = ['off', 'active', 'passive'] as const;
const NAME_LISTS: readonly (readonly string[])[] = [
  [],
  ['127.0.0.1:19001', '127.0.0.1:19002', '127.0.0.1'],
  ['localhost', 'localhost:81', 'LOCALHOST:8081'],
  ['::1', '[::1]:9000', '[::1]', '1:2:3:4:5:6:7::', '::ffff'],
  ['web 1', 'сервер-2', 'a;b{c}', 'x\n}evil', '$host', '"', "'", '#', '\\'],
  ['a:b', 'a:99999', 'a:0', 'a:', ':80', 'unix:/tmp/x', '1.2.3', '256.1.1.1', '1:2:3', '[x]:80', 'server:8080:1', '-a'],
];

describe('nginx accepts', () => {
  it.for(ALGORITHM_NAMES.flatMap((algorithm) => CHECKS.map((healthChecks) => [algorithm, healthChecks] as const)))(
    '%s with checks %s, whatever the servers are called',
    async ([algorithm, healthChecks], context) => {
      const program = nginx ?? context.skip('no nginx is here, and none could be installed');
      for (const serverNames of NAME_LISTS) {
        const text = exported({ algorithm, healthChecks, serverNames, weights: [5, 1, 1000] });
        expect(await complaintOf(program, text)).toBe('');
      }
    },
  );

  it('two hundred servers of any weight', async (context) => {
    const program = nginx ?? context.skip('no nginx is here, and none could be installed');
    const weights = Array.from({ length: 200 }, (_, index) => 1 + ((index * 7) % 1000));
    for (const algorithm of ['smooth-weighted-round-robin', 'consistent-hash', 'power-of-two-choices'])
      expect(await complaintOf(program, exported({ algorithm, servers: 200, weights }))).toBe('');
  });

  it('any timeout and any number of retries', async (context) => {
    const program = nginx ?? context.skip('no nginx is here, and none could be installed');
    for (const timeoutMs of [0, 0.3, 1, 75_001, 120_000])
      for (const retries of [0, 1, 5]) expect(await complaintOf(program, exported({ timeoutMs, retries }))).toBe('');
  });

  it('any names at all', async (context) => {
    const program = nginx ?? context.skip('no nginx is here, and none could be installed');
    // A host name that nobody knows is the one thing that nginx may refuse; it says "host not found".
    const names = fc.uniqueArray(
      fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.ipV6(), fc.ipV4()),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(names, async (serverNames) => {
        const complaint = await complaintOf(program, exported({ serverNames }));
        expect(complaint === '' || complaint.includes('host not found in upstream')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is asked in earnest: it refuses what it does not know', async (context) => {
    const program = nginx ?? context.skip('no nginx is here, and none could be installed');
    expect(await complaintOf(program, exported({}).replace('zone', 'peak_ewma'))).toContain('unknown directive');
    expect(await complaintOf(program, exported({}).replace('max_fails=1', 'max_fails=x'))).toContain(
      'invalid parameter',
    );
  });
});

describe('what stands in the file', () => {
  const method = (algorithm: string): readonly string[] =>
    exported({ algorithm })
      .split('\n')
      .filter((line) => /^ {4}(?:least_conn|ip_hash|hash|random)\b/.test(line))
      .map((line) => line.trim());
  const comments = (changes: Readonly<Record<string, unknown>>): string =>
    exported(changes)
      .split('\n')
      .filter((line) => line.trim().startsWith('#'))
      .join('\n');

  it.each([
    ['round-robin', []],
    ['weighted-round-robin', []],
    ['smooth-weighted-round-robin', []],
    ['least-connections', ['least_conn;']],
    ['ip-hash', ['ip_hash;']],
    ['random', ['random;']],
    ['power-of-two-choices', ['random two least_conn;']],
    ['peak-ewma', ['random two least_conn;']],
    ['consistent-hash', ['hash $remote_addr consistent;']],
    ['own-code', ['least_conn;']],
  ])('%s is %j', (algorithm, lines) => expect(method(algorithm)).toEqual(lines));

  it('says where nginx does otherwise, and only there', () => {
    expect(comments({ algorithm: 'weighted-round-robin' })).toMatch(/burst/);
    expect(comments({ algorithm: 'peak-ewma' })).toMatch(/no peak EWMA/);
    expect(comments({ algorithm: 'own-code' })).toMatch(/does not run in nginx/);
    expect(comments({ healthChecks: 'active' })).toMatch(/no active probes/);
    expect(comments({ timeoutMs: 0 })).toMatch(/for ever/);
    const plain = comments({ algorithm: 'smooth-weighted-round-robin', healthChecks: 'passive' });
    expect(plain).not.toMatch(/burst|EWMA|does not run|probes|for ever/);
  });

  it('gives weights to who reads them, and checks to all', () => {
    const serverNames = ['a', 'b', 'c'];
    const servers = (changes: Readonly<Record<string, unknown>>): readonly string[] =>
      exported({ serverNames, weights: [5, 1, 2], ...changes })
        .split('\n')
        .filter((line) => line.startsWith('    server '))
        .map((line) => line.trim());
    expect(servers({ algorithm: 'least-connections', healthChecks: 'passive' })).toEqual([
      'server a:8080 weight=5 max_fails=1 fail_timeout=10s;',
      'server b:8080 max_fails=1 fail_timeout=10s;',
      'server c:8080 weight=2 max_fails=1 fail_timeout=10s;',
    ]);
    expect(servers({ algorithm: 'round-robin', healthChecks: 'off' })).toEqual([
      'server a:8080 max_fails=0;',
      'server b:8080 max_fails=0;',
      'server c:8080 max_fails=0;',
    ]);
  });

  it('names the servers that have no address in a comment', () => {
    expect(exported({ serverNames: ['web 1\n;'], healthChecks: 'off' })).toContain(
      'server 127.0.0.1:8081 max_fails=0; # web 1 ;: put its address here\n',
    );
  });
});
