// The picture of one queue: clients, the wire, a row one can count, and the servers it leads to.
import { select } from 'd3';
import { drawFates } from '#src/view/stage/fate-legend.ts';
import { type Group, listHandle } from '#src/view/stage/handle.ts';
import { child, drawBox, drawLabel, drawLink, drawServer } from '#src/view/stage/marks.ts';
import { drawQueue } from '#src/view/stage/queue.ts';
import type { LabView, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { createSvgStage, type SvgPicture } from '#src/view/stage/svg-stage.ts';
import type { Snapshot } from './model.ts';
import type { ServerView } from './snapshot.ts';
import { type Box, hasFoot, isUpright, layStage, type StageLayout } from './stage-layout.ts';
import { placeCrowd } from './view/crowd-places.ts';
import { instruments } from './view/instruments.tsx';
import { drawParts } from './view/parts.ts';

/** A request that has waited three mean services is late. */
const LATE_SERVICES = 3;

interface Placed {
  readonly server: ServerView;
  readonly box: Box;
}

const layoutOf = ({ servers, networkLatencyMs }: Snapshot, width: number, height: number): StageLayout =>
  layStage(width, height, servers.length, networkLatencyMs > 0);

const picture = (context: StageContext): SvgPicture<Snapshot> => {
  const { text, select: choose } = context;
  const requestName = (id: number): string => text.say('stage.request', { id: String(id) });
  const serverName = ({ id }: ServerView): string => text.say('stage.server', { number: id + 1 });

  const stateOf = (server: ServerView): string => {
    if (server.pausedForMs > 0) return text.say('stage.paused', { seconds: text.number(server.pausedForMs / 1000, 1) });
    if (server.leaving) return text.say('stage.leaving');
    if (server.request === -1) return text.say('stage.idle');
    return text.say('stage.serving', { request: requestName(server.request) });
  };
  const isTroubled = (server: ServerView): boolean => server.pausedForMs > 0 || server.slowdown !== 1;

  const drawBoxes = (root: Group, placed: readonly Placed[], frame: StageFrame<Snapshot>): void => {
    const ms = text.unit(frame.snapshot.serviceMs, 'ms');
    root
      .selectAll<SVGGElement, Placed>('g.box')
      .data(placed, ({ server }) => server.id)
      .join('g')
      .attr('class', 'box')
      .each(function ({ server, box }) {
        const state = stateOf(server);
        const speed =
          server.slowdown === 1
            ? text.say('stage.mean', { ms })
            : text.say('stage.slowed', { factor: text.number(server.slowdown) });
        drawServer(select(this), {
          ...box,
          name: serverName(server),
          lines: box.height < 44 ? [] : box.height < 62 ? [state] : [speed, state],
          load: server.request === -1 ? 0 : 1,
          state: isTroubled(server) ? 'trouble' : 'healthy',
          press: {
            label: text.say('stage.serverState', { name: serverName(server), state }),
            selected: frame.selected?.kind === 'server' && frame.selected.id === server.id,
            onPress: (anchor) => {
              choose({ kind: 'server', id: server.id }, anchor);
            },
          },
        });
      });
  };

  const drawCells = (root: Group, placed: readonly Placed[], { selected }: StageFrame<Snapshot>): void => {
    const row = child(root, 'g', 'cells');
    const press = (id: number, anchor: DOMRect): void => {
      choose({ kind: 'server', id }, anchor);
    };
    const cells = row
      .selectAll<SVGRectElement, Placed>('rect')
      .data(placed, ({ server }) => server.id)
      .join('rect')
      .attr('x', ({ box }) => box.x)
      .attr('y', ({ box }) => box.y)
      .attr('width', ({ box }) => box.width)
      .attr('height', ({ box }) => box.height)
      .attr('rx', ({ box }) => Math.min(5, box.width / 4))
      .attr('fill', ({ server }) =>
        server.request === -1 ? 'var(--panel)' : isTroubled(server) ? 'var(--failed)' : 'var(--served)',
      )
      .attr('fill-opacity', 0.85)
      .attr('stroke', ({ server }) => (isTroubled(server) ? 'var(--failed)' : 'var(--ink)'))
      .attr('stroke-width', ({ server }) => (selected?.kind === 'server' && selected.id === server.id ? 2.6 : 1))
      .attr('stroke-dasharray', ({ server }) => (server.pausedForMs > 0 ? '3 2' : null))
      .attr('role', 'option')
      .attr('aria-label', ({ server }) =>
        text.say('stage.serverState', { name: serverName(server), state: stateOf(server) }),
      )
      .style('cursor', 'pointer')
      .on('click', (event: MouseEvent, { server }) => {
        event.stopPropagation();
        if (event.currentTarget instanceof Element) press(server.id, event.currentTarget.getBoundingClientRect());
      });
    listHandle(row, {
      label: text.say('stage.bank', { count: placed.length }),
      ids: placed.map(({ server }) => server.id),
      selected: selected?.kind === 'server' ? selected.id : undefined,
      elementOf: (id) => cells.filter(({ server }) => server.id === id).node(),
      onPress: press,
    });
  };

  const drawWire = (root: Group, { there, back, axis }: StageLayout, snapshot: Snapshot): void => {
    const traffic = Math.min(1, snapshot.arrivalRatePerS / 400);
    drawLink(child(root, 'g', 'there'), { ...there, axis, traffic });
    drawLink(child(root, 'g', 'back'), { ...back, axis, traffic });
    const latency = snapshot.networkLatencyMs;
    drawLabel(root, 'wire', {
      x: back.to[0] + 14,
      y: back.from[1] + 20,
      words: axis === 'y' || latency === 0 ? '' : text.say('stage.wire', { ms: text.unit(latency / 2, 'ms') }),
    });
  };

  const drawWaiting = (root: Group, layout: StageLayout, { snapshot, selected }: StageFrame<Snapshot>): void => {
    const lateMs = LATE_SERVICES * snapshot.serviceMs;
    drawQueue(child(root, 'g', 'queue'), {
      x: layout.head[0],
      y: layout.head[1],
      length: layout.queueLength,
      direction: layout.axis === 'x' ? 'left' : 'up',
      waiting: Array.from(snapshot.waiting, (id, place) => ({
        id,
        fate: (snapshot.waitedMs[place] ?? 0) > lateMs ? ('miss' as const) : ('waiting' as const),
      })),
      count: snapshot.waitingCount,
      ...(selected?.kind === 'request' ? { selected: selected.id } : {}),
      nameOf: requestName,
      words: layout.axis === 'x' ? text.say('stage.waiting', { count: snapshot.waitingCount }) : '',
      more: (count) => `+${text.number(count, 0)}`,
      onPress: (id, anchor) => {
        choose({ kind: 'request', id }, anchor);
      },
    });
  };

  return {
    draw(root, frame, width, height) {
      const { snapshot, selected } = frame;
      const layout = layoutOf(snapshot, width, height);
      drawWire(root, layout, snapshot);
      drawWaiting(root, layout, frame);
      drawBox(child(root, 'g', 'clients'), {
        ...layout.clients,
        name: text.say('stage.clients'),
        line: text.unit(snapshot.arrivalRatePerS, '1/s'),
        press: {
          label: text.say('stage.clientsState', { rate: text.unit(snapshot.arrivalRatePerS, '1/s') }),
          selected: selected?.kind === 'clients',
          onPress: (anchor) => {
            choose({ kind: 'clients', id: 0 }, anchor);
          },
        },
      });
      drawParts(child(root, 'g', 'parts'), { box: layout.parts, parts: snapshot.parts, text });
      const placed = snapshot.servers.map((server, index) => ({ server, box: layout.servers[index] as Box }));
      drawBoxes(child(root, 'g', 'boxes'), layout.wordy ? placed : [], frame);
      drawCells(child(root, 'g', 'bank'), layout.wordy ? [] : placed, frame);
      drawLabel(root, 'caption', {
        x: layout.caption?.[0] ?? 0,
        y: layout.caption?.[1] ?? 0,
        words:
          layout.caption === undefined
            ? ''
            : text.say('stage.bankState', { count: snapshot.servers.length, busy: snapshot.busy }),
      });
      const foot = hasFoot(height);
      drawFates(root, {
        x: 14,
        y: height - 14,
        entries: foot ? [{ fate: 'miss', words: text.say('stage.late') }] : [],
      });
      drawLabel(root, 'hint', {
        x: width - 14,
        y: height - 10,
        anchor: 'end',
        words: foot && !isUpright(width) ? text.say('stage.hint') : '',
      });
    },
    crowd: ({ snapshot }, width, height) =>
      placeCrowd(snapshot, layoutOf(snapshot, width, height), context.reducedMotion),
    describe: ({ waitingCount, busy, servers }) =>
      text.say('stage.describe', { waiting: waitingCount, busy, servers: servers.length }),
  };
};

export const view: LabView<Snapshot> = {
  createStage: (host, context) => createSvgStage(host, context, picture(context)),
  instruments,
};
