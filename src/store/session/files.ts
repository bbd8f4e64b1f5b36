// Hands a lab's files to a worker.
import type { Bridge } from '../../worker/bridge.ts';
import type { InputReply } from '../../worker/room.ts';

export async function readFiles(bridge: Bridge, lab: string, files: readonly File[]): Promise<InputReply> {
  const read = await Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  return bridge.calls.readInput(lab, read);
}
