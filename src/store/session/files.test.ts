// Large files reach the worker in pieces, and whoever waits sees how far they have come.
import { describe, expect, it } from 'vitest';
import type { Bridge, HostCalls } from '../../worker/bridge.ts';
import { readFiles } from './files.ts';

function fakeBridge(problemAt = Number.POSITIVE_INFINITY) {
  const told: string[] = [];
  const calls = {
    openInput: (lab: string) => Promise.resolve(`reading of ${lab}`),
    nextInputFile: (_: string, name: string) => {
      told.push(name);
      return Promise.resolve();
    },
    pushInput: (_: string, { length }: Uint8Array) => {
      told.push(String(length));
      return Promise.resolve(told.length >= problemAt ? { message: 'no', phrase: { key: 'no' } } : undefined);
    },
    endInput: (reading: string) => Promise.resolve({ ok: true, input: reading, summary: { key: 'x' } }),
  } as unknown as HostCalls;
  const bridge: Bridge = { calls, ended: new Promise(() => undefined), close: () => undefined };
  return { bridge, told };
}
const file = (name: string, bytes: number): File => new File([new Uint8Array(bytes)], name);
const MIB = 1 << 20;

describe('files', () => {
  it('come in pieces of four mebibytes, one file after the other, and tell how far they are', async () => {
    const { bridge, told } = fakeBridge();
    const shares: number[] = [];
    const reply = await readFiles(bridge, 'any', [file('a', 9 * MIB), file('b', MIB)], (share) => shares.push(share));
    expect(told).toEqual(['a', String(4 * MIB), String(4 * MIB), String(MIB), 'b', String(MIB)]);
    expect(shares).toEqual([0.4, 0.8, 0.9, 1]);
    expect(reply).toMatchObject({ ok: true, input: 'reading of any' });
  });

  it('are sent no further than the first problem', async () => {
    const { bridge, told } = fakeBridge(3);
    expect(await readFiles(bridge, 'any', [file('a', 20 * MIB)])).toMatchObject({
      ok: false,
      problem: { message: 'no' },
    });
    expect(told).toEqual(['a', String(4 * MIB), String(4 * MIB)]);
  });

  it('that are empty are told of, and nothing else', async () => {
    const { bridge, told } = fakeBridge();
    await readFiles(bridge, 'any', [file('a', 0)]);
    expect(told).toEqual(['a']);
  });
});
