// How a crowd of moving dots does in a real browser: frames a second, and script a frame on the main thread.
// Load this module in a page (through Vite) and call `benchCrowd`; it needs nothing else of the page.
import { readTokens } from '../theme/tokens.ts';
import { createCrowd, FATE_SHAPE } from './crowd.ts';
import { FATES } from './fates.ts';

export interface CrowdBenchOptions {
  readonly dots: number;
  readonly frames: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface CrowdBenchResult {
  readonly dots: number;
  readonly framesPerSecond: number;
  /** Main-thread script of one frame: moving and painting all dots. */
  readonly scriptP50Ms: number;
  readonly scriptP95Ms: number;
  /** The pointer's question "which dot?", once. */
  readonly hitTestMs: number;
}

/** Moves `dots` dots for `frames` pictures and takes the times. */
export async function benchCrowd(options: CrowdBenchOptions): Promise<CrowdBenchResult> {
  const { dots: count, frames, width, height } = options;
  const host = document.createElement('div');
  host.style.cssText = `position:fixed;inset:0;width:${width}px;height:${height}px`;
  document.body.append(host);
  const crowd = createCrowd(host, { tokens: () => readTokens() });
  crowd.resize(width, height);
  const dots = {
    count,
    x: new Float32Array(count),
    y: new Float32Array(count),
    hue: new Uint8Array(count),
    shape: new Uint8Array(count),
    opacity: new Float32Array(count),
  };
  for (let index = 0; index < count; index += 1) {
    dots.y[index] = (index * 7919) % height;
    dots.hue[index] = index % FATES.length;
    dots.shape[index] = FATE_SHAPE[index % FATES.length] ?? 0;
    dots.opacity[index] = index % 5 === 0 ? 0.5 : 1;
  }
  const spent: number[] = [];
  const nextPicture = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let warm = 0; warm < 10; warm += 1) await nextPicture();
  const started = performance.now();
  for (let frame = 0; frame < frames; frame += 1) {
    await nextPicture();
    const before = performance.now();
    for (let index = 0; index < count; index += 1)
      dots.x[index] = (index * 104_729 + frame * (1 + (index % 3))) % width;
    crowd.draw(dots);
    spent.push(performance.now() - before);
  }
  const framesPerSecond = (frames * 1000) / (performance.now() - started);
  const before = performance.now();
  crowd.at(width / 2, height / 2);
  const hitTestMs = performance.now() - before;
  crowd.destroy();
  host.remove();
  spent.sort((a, b) => a - b);
  const quantile = (share: number): number => spent[Math.floor((spent.length - 1) * share)] ?? Number.NaN;
  return { dots: count, framesPerSecond, scriptP50Ms: quantile(0.5), scriptP95Ms: quantile(0.95), hitTestMs };
}
