// Words and figures that several parts of the picture use.
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../model.ts';

/** A value of the metric: times as people say them, others as they are. */
export function valueWords(value: number, unit: Snapshot['unit'], text: Text): string {
  if (Number.isNaN(value)) return '–';
  if (unit.symbol === '' || !Number.isFinite(value)) return text.number(value);
  if (Number.isNaN(unit.seconds)) return text.unit(value, unit.symbol);
  const seconds = value * unit.seconds;
  return Math.abs(seconds) >= 1 ? text.unit(seconds, 's', 2) : text.unit(1000 * seconds, 'ms');
}

/** "p99" where it is a percentile. */
export function quantileName(quantile: number): string {
  const percent = Number((100 * quantile).toPrecision(10));
  return quantile >= 0 && quantile <= 1 ? `p${String(percent)}` : `q = ${String(quantile)}`;
}

/** A bound as the exposition writes it. */
export const boundWords = (bound: number | undefined): string =>
  bound === undefined ? '+Inf' : String(Number(bound.toPrecision(6)));

/** Short enough to stand under its bucket. */
export const shortBound = (bound: number): string => String(Number(bound.toPrecision(3)));

export const totalOf = ({ counts }: Snapshot): number => counts.reduce((sum, count) => sum + count, 0);

/** What the stage says of the moment. */
export function presentWords(snapshot: Snapshot, text: Text, compact = false): string {
  const { estimate, truth, unit, bucket, bounds, opened } = snapshot;
  const name = quantileName(snapshot.quantile);
  if (opened !== undefined && opened.metric === '') return text.say('stage.noHistogram');
  if (totalOf(snapshot) === 0) return text.say(opened === undefined ? 'stage.start' : 'stage.noAnswer', { name });
  if (bucket < 0) return text.say('stage.noAnswer', { name });
  const args = { name, estimate: valueWords(estimate, unit, text) };
  if (opened !== undefined)
    return text.say(bucket === bounds.length ? 'stage.openedBeyond' : 'stage.opened', {
      ...{ ...args, low: valueWords(snapshot.low, unit, text), high: valueWords(snapshot.high, unit, text) },
    });
  const told = { ...args, truth: valueWords(truth, unit, text) };
  if (bucket === bounds.length) return text.say(compact ? 'stage.beyondShort' : 'stage.beyond', told);
  return text.say('stage.both', { ...told, error: signedPercent(estimate, truth, text) });
}

/** "+37 %". */
export function signedPercent(estimate: number, truth: number, text: Text): string {
  const share = estimate / truth - 1;
  return `${share > 0 ? '+' : ''}${text.percent(share, Math.abs(share) < 0.1 ? 1 : 0)}`;
}
