// Whatever the size of the stage, nothing lies outside it or on top of something else.
import { describe, expect, it } from 'vitest';
import { layStage } from './stage-layout.ts';

describe('the layout', () => {
  it.each([
    [320, 300],
    [479, 420],
    [480, 240],
    [900, 520],
    [1600, 900],
  ])('fits %d × %d', (width, height) => {
    const { server, head, queueLength, direction } = layStage(width, height);
    expect(server.x).toBeGreaterThanOrEqual(0);
    expect(server.y).toBeGreaterThanOrEqual(0);
    expect(server.x + server.width).toBeLessThanOrEqual(width);
    expect(server.y + server.height).toBeLessThanOrEqual(height);
    const isUpright = direction === 'up';
    expect(isUpright ? head.y : head.x).toBeLessThan(isUpright ? server.y : server.x);
    expect((isUpright ? head.y : head.x) - queueLength).toBeGreaterThanOrEqual(0);
  });
});
