// The bytes of a client's address that nginx's ip_hash reads: the /24 of IPv4, the whole of IPv6.
import { encodeUtf8 } from '../text/utf8.ts';

const FULL_STOP = 46;
const ZERO = 48;

/** The four octets of a dotted address, or undefined. Read by character: this runs once for each request. */
function octetsOf(text: string): number[] | undefined {
  const octets: number[] = [];
  let octet = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at === text.length ? FULL_STOP : text.charCodeAt(at);
    if (code === FULL_STOP) {
      if (octet < 0 || octets.length === 4) return undefined;
      octets.push(octet);
      octet = -1;
    } else {
      if (code < ZERO || code > ZERO + 9) return undefined;
      octet = Math.max(octet, 0) * 10 + code - ZERO;
      if (octet > 255) return undefined;
    }
  }
  return octets.length === 4 ? octets : undefined;
}

/** The bytes of colon-separated groups; the last may be a dotted IPv4 address. */
function groupBytes(text: string): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    const octets = index === groups.length - 1 && group.includes('.') ? octetsOf(group) : undefined;
    if (octets !== undefined) bytes.push(...octets);
    else if (/^[\da-f]{1,4}$/i.test(group))
      bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff);
    else return undefined;
  }
  return bytes;
}

/** The sixteen bytes of an IPv6 address (RFC 4291), or undefined. */
function ipv6Bytes(text: string): number[] | undefined {
  const halves = text.split('::');
  const head = groupBytes(halves[0] ?? '');
  const tail = groupBytes(halves[1] ?? '');
  if (halves.length > 2 || head === undefined || tail === undefined) return undefined;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

/** Three bytes of an IPv4 address, sixteen of IPv6; of any other name, which nginx never meets, its UTF-8. */
export function hashedAddressBytes(address: string): ArrayLike<number> {
  const octets = octetsOf(address);
  if (octets !== undefined) {
    octets.length = 3;
    return octets;
  }
  return (address.includes(':') ? ipv6Bytes(address) : undefined) ?? encodeUtf8(address);
}
