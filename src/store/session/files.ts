// Hands a lab's files to a worker, piece by piece: no file is ever held whole, and the worker can answer in between.
import type { Bridge } from '../../worker/bridge.ts';
import type { InputReply } from '../../worker/room.ts';

const PIECE_BYTES = 4 << 20;

/** @param onProgress is told how much of all files was read, 0 … 1 */
export async function readFiles(
  { calls }: Bridge,
  lab: string,
  files: readonly File[],
  onProgress: (share: number) => void = () => undefined,
): Promise<InputReply> {
  const all = files.reduce((sum, { size }) => sum + size, 0);
  let read = 0;
  const reading = await calls.openInput(lab);
  for (const file of files) {
    await calls.nextInputFile(reading, file.name);
    for (let start = 0; start < file.size; start += PIECE_BYTES) {
      const bytes = new Uint8Array(await file.slice(start, start + PIECE_BYTES).arrayBuffer());
      const problem = await calls.pushInput(reading, bytes);
      if (problem !== undefined) return { ok: false, problem };
      read += bytes.length;
      onProgress(read / all);
    }
  }
  return calls.endInput(reading);
}
