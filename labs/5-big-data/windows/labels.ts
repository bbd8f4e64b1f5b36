// Times as they stand in sentences and on the stage: "0:41.300", "13:20:07". The same in both languages.

const two = (value: number): string => String(value).padStart(2, '0');

/** Milliseconds as minutes and seconds, with hours where there are any, to the millisecond where it matters. */
export function timeLabel(ms: number): string {
  if (!Number.isFinite(ms)) return ms > 0 ? '∞' : '−∞';
  const total = Math.round(Math.abs(ms));
  const hours = Math.floor(total / 3_600_000);
  const minutes = Math.floor(total / 60_000) % 60;
  const seconds = Math.floor(total / 1000) % 60;
  const rest = total % 1000;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`;
  const head = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  return `${ms < 0 && total > 0 ? '−' : ''}${head}:${two(seconds)}${fraction}`;
}

/** A span of event time: "0:40–0:50". */
export const spanLabel = (startMs: number, endMs: number): string => `${timeLabel(startMs)}–${timeLabel(endMs)}`;
