// The servers that count, Prometheus that reads them, and the wire between.
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawBox, drawServer } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';
import type { ServerView } from '../snapshot.ts';
import type { StageLayout } from './layout.ts';
import { quantileName, valueWords } from './words.ts';

/** A reading lights the wire for so long, in simulated time. */
const LIT_MS = 900;

const serverWords = (server: ServerView, { quantile, unit }: Snapshot, { text }: StageContext): string => {
  const state = server.slowdown === 1 ? 'usual' : server.slowdown > 1 ? 'slow' : 'fast';
  return text.say(`stage.server.${state}`, {
    ...{ factor: server.slowdown, requests: server.requests, inFlight: server.inFlight },
    ...{ name: quantileName(quantile), value: valueWords(server.summary, unit, text) },
  });
};

export function drawServers(
  group: Group,
  snapshot: Snapshot,
  layout: StageLayout,
  context: StageContext,
  chosen: number | undefined,
): void {
  const { text, select } = context;
  const { servers, quantile, unit } = snapshot;
  const busiest = Math.max(1, ...servers.map(({ inFlight }) => inFlight));
  for (const [index, server] of servers.entries()) {
    const box = layout.servers[index];
    if (box === undefined) continue;
    const isSmall = box.width < 110;
    const summary = Number.isNaN(server.summary)
      ? ''
      : `${quantileName(quantile)} ${valueWords(server.summary, unit, text)}`;
    drawServer(child(group, 'g', `server${String(index)}`), {
      ...box,
      name: text.say(isSmall ? 'stage.serverShort' : 'stage.serverName', { server: index + 1 }),
      lines: [
        isSmall ? text.number(server.requests) : text.unit(server.requests, 'requests'),
        isSmall || layout.compact ? '' : summary,
      ],
      load: server.inFlight / busiest,
      state: server.slowdown > 1 ? 'trouble' : 'healthy',
      press: {
        label: `${text.say('stage.serverName', { server: index + 1 })}: ${serverWords(server, snapshot, context)}`,
        selected: chosen === index,
        onPress: (anchor) => {
          select({ kind: 'server', id: index }, anchor);
        },
      },
    });
  }
}

export function drawPrometheus(
  group: Group,
  snapshot: Snapshot,
  layout: StageLayout,
  { text, select }: StageContext,
  selected: boolean,
): void {
  const { scraped, unit, quantile, sinceScrapeMs, servers, scrapeIntervalMs } = snapshot;
  const { prometheus: box, wireY } = layout;
  const middle = box.x + box.width / 2;
  const isLit = sinceScrapeMs < LIT_MS && servers.some(({ lastScrape }) => lastScrape !== 'none');
  const wire = child(group, 'g', 'wire');
  layout.servers.forEach((server, index) => {
    const isLost = servers[index]?.lastScrape === 'lost';
    const x = server.x + server.width / 2;
    child(wire, 'path', `wire${String(index)}`)
      .attr('d', `M${x} ${server.y}V${wireY}H${middle}V${box.y}`)
      .attr('fill', 'none')
      .attr('stroke', isLost ? 'var(--failed)' : isLit ? 'var(--accent)' : 'var(--line2)')
      .attr('stroke-width', isLit ? 2.4 : 1.2)
      .attr('stroke-dasharray', isLost ? '3 4' : null);
    child(wire, 'path', `cut${String(index)}`)
      .attr('d', isLost ? `M${x - 4} ${wireY - 4}l8 8m0-8l-8 8` : null)
      .attr('stroke', 'var(--failed)')
      .attr('stroke-width', 2);
  });
  const next = Math.max(0, (scrapeIntervalMs - sinceScrapeMs) / 1000);
  const value = valueWords(scraped.quantile, unit, text);
  drawBox(child(group, 'g', 'box'), {
    ...box,
    name: 'Prometheus',
    line: layout.compact && box.width < 100 ? value : `${quantileName(quantile)} ${value}`,
    press: {
      label: text.say('stage.prometheus', { next, name: quantileName(quantile), value }),
      selected,
      onPress: (anchor) => {
        select({ kind: 'prometheus', id: 0 }, anchor);
      },
    },
  });
}
