// The service graph: boxes with their load, calls between them as thick as their traffic, the share that failed in words.
import { select } from 'd3';
import { type Group, handle } from '#src/view/stage/handle.ts';
import { child, drawLabel, drawLoad, linkPath, linkPoint, linkWidth } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { EdgeView, ServiceView, Snapshot } from '../snapshot.ts';
import type { StageLayout } from './layout.ts';
import { isTroubled, serviceState, serviceWords } from './words.ts';

/** Below this share no words are made of it. */
const LEAST_FAILED = 0.005;

export function drawEdges(group: Group, { edges }: Snapshot, layout: StageLayout, { text }: StageContext): void {
  group
    .selectAll<SVGGElement, EdgeView>('g.edge')
    .data(edges)
    .join((enter) => enter.append('g').attr('class', 'edge'))
    .each(function (edge, index) {
      const one = select(this);
      const line = layout.edges[index];
      if (line === undefined) return;
      const share = edge.calls === 0 ? 0 : edge.failed / edge.calls;
      child(one, 'path', 'link')
        .attr('d', linkPath(line))
        .attr('fill', 'none')
        .attr('stroke', 'var(--line2)')
        .attr('stroke-width', linkWidth(edge.traffic))
        .attr('stroke-dasharray', edge.isAsynchronous ? '2 5' : null);
      child(one, 'path', 'failed')
        .attr('d', share > 0 ? linkPath(line) : null)
        .attr('fill', 'none')
        .attr('stroke', 'var(--failed)')
        .attr('stroke-width', linkWidth(edge.traffic) * Math.min(1, share))
        .attr('opacity', 0.9);
      const [x, y] = linkPoint(line, 0.55);
      drawLabel(one, 'words', {
        ...{ x: x + 2, y: y - 6, size: 10.5, anchor: 'middle', colour: 'failed', halo: true },
        words:
          share >= LEAST_FAILED && !layout.compact
            ? text.say('stage.edgeFailed', { percent: Math.round(1000 * share) / 10 })
            : '',
      });
    });
}

export function drawServices(
  group: Group,
  { services, isFile }: Snapshot,
  layout: StageLayout,
  context: StageContext,
  chosen: number | undefined,
): void {
  group
    .selectAll<SVGGElement, ServiceView>('g.service')
    .data(services, ({ id }) => id)
    .join((enter) => enter.append('g').attr('class', 'service'))
    .each((service, index, nodes) => {
      const box = layout.services[index];
      if (box === undefined) return;
      drawService(select(nodes[index] as SVGGElement), service, box, layout, context, {
        ...{ isChosen: service.id === chosen, isFile },
      });
    });
}

function drawService(
  group: Group,
  service: ServiceView,
  { x, y, width, height }: StageLayout['services'][number],
  { compact }: StageLayout,
  { text, select: choose }: StageContext,
  { isChosen, isFile }: { readonly isChosen: boolean; readonly isFile: boolean },
): void {
  const trouble = isTroubled(service);
  const state = serviceState(service, text);
  const hasLine = height >= 33 && state !== '';
  const inset = compact ? 11 : 16;
  group.attr('transform', `translate(${x} ${y})`);
  child(group, 'rect', 'box')
    .attr('width', width)
    .attr('height', height)
    .attr('rx', 7)
    .attr('fill', 'var(--panel)')
    .attr('stroke', trouble ? 'var(--failed)' : 'var(--ink)')
    .attr('stroke-width', isChosen ? 2.6 : 1.4)
    .attr('stroke-dasharray', service.losesContext ? '5 4' : null);
  drawLoad(group, {
    ...{ height, radius: 7, thickness: compact ? 5 : 6.2 },
    ...{ load: service.load, hue: trouble ? 'failed' : 'served' },
  });
  drawLabel(group, 'name', {
    ...{ x: inset, y: hasLine ? height / 2 - 3 : height / 2 + 4.5, words: service.name },
    ...{ size: compact ? 11.5 : 14, weight: 600, colour: 'ink' as const },
  });
  drawLabel(group, 'state', {
    ...{ x: inset, y: height / 2 + 12, size: compact ? 9.5 : 11, words: hasLine ? state : '' },
    ...(trouble ? { colour: 'failed' as const } : {}),
  });
  // A low box has no line: what waits there is told beside its name.
  drawLabel(group, 'count', {
    ...{ x: width - 7, y: height / 2 + 4, size: 10, anchor: 'end', mono: true },
    words: !hasLine && service.queued > 0 ? String(service.queued) : '',
  });
  if (isFile) {
    group.attr('role', 'img').attr('aria-label', serviceWords(service, text));
    return;
  }
  handle(group, {
    label: serviceWords(service, text),
    selected: isChosen,
    onPress: (anchor) => {
      choose({ kind: 'service', id: service.id }, anchor);
    },
  });
}
