// The average over the last `sizeMs`, as a queue:
// new readings join at its end, old ones leave from its front.

export function create(sizeMs: number): LastMinute {
  const queue: Reading[] = [];
  return {
    add(reading) {
      queue.push(reading);
      const cutoff = reading.timestampMs - sizeMs;
      while (queue[0] !== undefined && queue[0].timestampMs <= cutoff) queue.shift();
    },
    average() {
      return queue.reduce((sum, { value }) => sum + value, 0) / queue.length;
    },
  };
}
