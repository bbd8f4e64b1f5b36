// What the stage says: of the present, of a service, of a trace and of a span.
import type { Text } from '#src/view/text/text.ts';
import type { ServiceView, Snapshot } from '../snapshot.ts';
import type { RowView, TraceView } from '../trace-view.ts';

interface Selected {
  readonly kind: string;
  readonly id: number;
}

const isOf = ({ id, rows }: TraceView, { kind, id: chosen }: Selected): boolean =>
  kind === 'request' ? id === chosen : kind === 'span' && rows.some((row) => row.id === chosen);

/**
 * The trace that is shown: the chosen one, that of a chosen span, else the one that offers itself.
 * @param before what was shown last: who has chosen a trace keeps it, though newer ones take its place in the snapshot
 */
export function shownTrace(
  { traces, featured }: Snapshot,
  selected: Selected | undefined,
  before?: { readonly trace: TraceView | undefined; readonly timeMs: number },
): TraceView | undefined {
  if (selected === undefined) return traces[featured];
  const chosen = traces.find((trace) => isOf(trace, selected));
  if (chosen !== undefined) return chosen;
  const kept = before?.trace;
  return kept !== undefined && isOf(kept, selected) && kept.atMs <= (before?.timeMs ?? 0) ? kept : traces[featured];
}

export function serviceState({ slowdown, failPercent, losesContext, queued, spans }: ServiceView, text: Text): string {
  if (failPercent > 0) return text.say('stage.fails', { percent: failPercent });
  if (losesContext) return text.say('stage.loses');
  if (slowdown !== 1) return text.say('stage.slowed', { factor: slowdown });
  if (queued > 0) return text.say('stage.waiting', { count: queued });
  return spans > 0 ? text.say('stage.spans', { count: spans }) : '';
}

export const isTroubled = ({ slowdown, failPercent, losesContext }: ServiceView): boolean =>
  slowdown > 1 || failPercent > 0 || losesContext;

export function serviceWords(service: ServiceView, text: Text): string {
  const state = serviceState(service, text);
  const args = { name: service.name, percent: Math.round(100 * service.load), queued: service.queued, state };
  return text.say(state === '' ? 'stage.service' : 'stage.serviceAndState', args);
}

function fateWords({ kept, failed, parts }: Pick<TraceView, 'kept' | 'failed' | 'parts'>, text: Text): string {
  const words = [text.say(kept ? 'stage.kept' : 'stage.dropped')];
  if (failed) words.push(text.say('stage.failed'));
  if (parts > 1) words.push(text.say('stage.inParts', { parts }));
  return words.join(', ');
}

export function traceWords(trace: TraceView, isFile: boolean, text: Text): string {
  const args = { trace: trace.traceId.slice(0, 8), request: trace.id, ms: trace.durationMs };
  const fate = isFile ? (trace.failed ? `, ${text.say('stage.failed')}` : '') : `, ${fateWords(trace, text)}`;
  return `${text.say(isFile ? 'stage.trace' : 'stage.traceOf', args)}${fate}`;
}

export function rowWords(
  { service, name, startMs, endMs, criticalMs, failed, kept, root }: RowView,
  text: Text,
): string {
  const args = { service, name, start: startMs, ms: endMs - startMs, critical: criticalMs };
  const words = [text.say(criticalMs > 0 ? 'stage.rowOnPath' : 'stage.row', args)];
  if (failed) words.push(text.say('stage.failed'));
  if (!kept) words.push(text.say('stage.dropped'));
  if (root === 'orphan') words.push(text.say('stage.orphan'));
  return words.join(', ');
}

/** The present in one sentence. */
export function presentWords(
  { isFile, settled, keptTraces, inFlight, brokenPercent, traces }: Snapshot,
  text: Text,
): string {
  if (isFile) return text.say('stage.file', { count: settled, shown: traces.length });
  if (settled === 0) return text.say('stage.start');
  const args = { settled, kept: keptTraces, inFlight, broken: brokenPercent };
  return text.say(brokenPercent > 0 ? 'stage.nowBroken' : 'stage.now', args);
}
