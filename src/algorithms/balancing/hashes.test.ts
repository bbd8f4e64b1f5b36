// Where the hashes leave nginx's recordings: other addresses, other names, and fallbacks.
import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32OfText } from '../hashing/crc32.ts';
import { balancers, type ServerTable } from './balancer.ts';
import { hashedAddressBytes } from './client-address.ts';
import { never, request, table, upstreams } from './testing/servers.ts';

const bytesOf = (address: string): number[] => Array.from(hashedAddressBytes(address));

describe('the address that is hashed', () => {
  it.each([
    ['192.0.2.77', [192, 0, 2]],
    ['0.0.0.0', [0, 0, 0]],
    ['::', new Array(16).fill(0)],
    ['2001:db8::A:1', [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 1]],
    ['::ffff:192.0.2.7', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 192, 0, 2, 7]],
    ['1:2:3:4:5:6:7::', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 0]],
    ['1:2:3:4:5:6:7:8', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]],
  ])('%s', (address, bytes) => expect(bytesOf(address)).toEqual(bytes));
  it.each([
    '',
    'localhost',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '1..2.3',
    '1.2.3.x',
    ':',
    '1:2',
    '1::2::3',
    '1:2:3:4:5:6:7::8',
    '12345::',
    'g::',
    '::1.2.3',
  ])('is the text itself when it is none: %j', (text) => expect(bytesOf(text)).toEqual(Array.from(Buffer.from(text))));
  it('takes for IPv6 what Node takes for IPv6', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('0', 'f', '1a', ':', '::', '.', '7'), maxLength: 20 }), (text) => {
        fc.pre(text.includes(':'));
        expect(bytesOf(text).length === 16 && !bytesOf(text).every((byte, at) => byte === text.charCodeAt(at))).toBe(
          isIPv6(text),
        );
      }),
    );
    fc.assert(fc.property(fc.ipV6(), (address) => bytesOf(address).length === 16));
  });
});

describe('IP hash', () => {
  const pick = (servers: ServerTable, clientIp: string, state = balancers['ip-hash'].create(servers)) =>
    balancers['ip-hash'].pick(state, servers, request({ clientIp }), never);
  it('keeps a /24 together, whatever the servers', () => {
    fc.assert(
      fc.property(
        fc.ipV4(),
        fc.nat(255),
        fc.array(fc.nat(8), { minLength: 1, maxLength: 9 }),
        (address, last, more) => {
          const servers = table(
            more.map(String),
            more.map((weight) => weight + 1),
          );
          const neighbour = address.replace(/\d+$/, String(last));
          expect(pick(servers, neighbour)).toBe(pick(servers, address));
        },
      ),
    );
  });
  it('moves only the clients of the server that is out', () => {
    const [whole, without] = [upstreams('ABCD', [4, 3, 1, 2]), upstreams('ABCD', [4, 3, 1, 2])];
    without.eligible[1] = 0;
    for (let net = 0; net < 500; net += 1) {
      const address = `10.${net % 7}.${net % 256}.1`;
      if (pick(whole, address) !== 1) expect(pick(without, address)).toBe(pick(whole, address));
    }
  });
  it('gives up after 21 hashes, as nginx, and takes turns', () => {
    // Two places of a thousand are healthy, so that few addresses come upon them within 21 hashes.
    const servers = upstreams('ABC', [998, 1, 1]);
    servers.eligible[0] = 0;
    const state = balancers['ip-hash'].create(servers);
    // Iterates 89 → … by the formula of nginx until B or C comes up.
    const triesNeeded = (address: string): number => {
      let hash = 89;
      for (let tries = 1; ; tries += 1) {
        for (const octet of address.split('.').slice(0, 3)) hash = (hash * 113 + Number(octet)) % 6271;
        if (hash % 1000 >= 998 || tries > 100) return tries;
      }
    };
    const addresses = Array.from({ length: 3000 }, (_, net) => `10.${net >> 8}.${net & 255}.1`);
    const late = addresses.filter((address) => triesNeeded(address) === 22);
    const last = addresses.filter((address) => triesNeeded(address) === 21);
    expect(last.length).toBeGreaterThan(0);
    const untouched = structuredClone(state);
    for (const address of last) pick(servers, address, state);
    expect(state).toEqual(untouched);
    expect(late.length).toBeGreaterThan(3);
    late.forEach((address, turn) => {
      expect(pick(servers, address, state)).toBe(1 + (turn % 2));
    });
  });
});

describe('consistent hash', () => {
  const consistent = balancers['consistent-hash'];
  const owners = (servers: ServerTable, state = consistent.create(servers)) =>
    Array.from({ length: 500 }, (_, index) =>
      consistent.pick(state, servers, request({ key: `user:${index}` }), never),
    );
  it('follows a change of names and weights as if made anew, and keeps its ring when only health changes', () => {
    const servers = upstreams('ABC');
    const state = consistent.create(servers);
    servers.weights[1] = 4;
    consistent.serversChanged?.(state, servers);
    expect(owners(servers, state)).toEqual(owners(upstreams('ABC', [1, 4, 1])));
    const fewer = upstreams('AC');
    consistent.serversChanged?.(state, fewer);
    expect(owners(fewer, state)).toEqual(owners(upstreams('AC')));
    const { points } = state as { points: Uint32Array };
    fewer.eligible[0] = 0;
    consistent.serversChanged?.(state, fewer);
    expect((state as { points: Uint32Array }).points).toBe(points);
  });
  it('a joining server takes keys and moves none between the others', () => {
    const before = owners(upstreams('ABC'));
    owners(upstreams('ABCD')).forEach((owner, index) => {
      if (owner !== 3) expect(owner).toBe(before[index]);
    });
  });
  it('parts a name into host and port only where digits follow the last colon', () => {
    // The first point of a server is the CRC of host, zero, port and four zero bytes.
    const firstPoint = (host: string, port: string): number => crc32OfText(`${host}\0${port}\0\0\0\0`);
    const pointsOf = (name: string) => (consistent.create(table([name])) as { points: Uint32Array }).points;
    expect(pointsOf('10.0.0.1:80')).toContain(firstPoint('10.0.0.1', '80'));
    expect(pointsOf('server-1')).toContain(firstPoint('server-1', ''));
    expect(pointsOf('a:b')).toContain(firstPoint('a:b', ''));
    expect(pointsOf('unix:/tmp/s:1')).toContain(firstPoint('/tmp/s:1', ''));
    expect(pointsOf('[::1]:80')).toContain(firstPoint('[::1]', '80'));
  });
  it('looks at 21 points and then takes turns, as nginx', () => {
    const servers = upstreams('ABC', [50, 1, 1]);
    const state = consistent.create(servers) as {
      points: Uint32Array;
      owners: Int32Array;
      currentWeights: Float64Array;
    };
    servers.eligible[0] = 0;
    let fallbacks = 0;
    let atTheLast = 0;
    for (let index = 0; index < 400; index += 1) {
      const key = `user:${index}`;
      const hash = crc32OfText(key);
      const at = Math.max(
        0,
        state.points.findIndex((point) => point >= hash),
      );
      const row = Array.from({ length: 21 }, (_, offset) => state.owners[(at + offset) % state.owners.length]);
      const onRing = row.find((owner) => owner !== 0);
      if (onRing !== undefined && row.indexOf(onRing) === 20) atTheLast += 1;
      const turn = state.currentWeights[1] === 0 ? 1 : 2;
      const server = consistent.pick(state, servers, request({ key }), never);
      if (onRing === undefined) fallbacks += 1;
      expect(server).toBe(onRing ?? turn);
    }
    expect(fallbacks).toBeGreaterThan(100);
    expect(fallbacks).toBeLessThan(300);
    expect(atTheLast).toBeGreaterThan(0);
  });
  it('has no place for an empty key', () => {
    const servers = upstreams('ABC');
    const state = consistent.create(servers);
    expect(Array.from({ length: 4 }, () => consistent.pick(state, servers, request({ key: '' }), never))).toEqual([
      0, 1, 2, 0,
    ]);
  });
  it('refuses weights for which no ring can be held', () => {
    expect(() => consistent.create(upstreams('AB', [20_000, 1]))).toThrow(/at most, not 20001/);
    const servers = upstreams('AB');
    const state = consistent.create(servers);
    const before = structuredClone(state);
    servers.weights[0] = 1e9;
    expect(() => consistent.serversChanged?.(state, servers)).toThrow(RangeError);
    expect((state as { points: unknown }).points).toEqual((before as { points: unknown }).points);
  });
});
