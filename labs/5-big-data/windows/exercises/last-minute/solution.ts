// The average over the last `sizeMs`. "Now" is the newest timestamp, whoever brought it, and whoever is too old for it
// leaves from wherever it stands.

export function create(sizeMs: number): LastMinute {
  let readings: readonly Reading[] = [];
  let newestMs = Number.NEGATIVE_INFINITY;
  return {
    add(reading) {
      newestMs = Math.max(newestMs, reading.timestampMs);
      readings = [...readings, reading].filter(({ timestampMs }) => timestampMs > newestMs - sizeMs);
    },
    average() {
      return readings.reduce((sum, { value }) => sum + value, 0) / readings.length;
    },
  };
}
