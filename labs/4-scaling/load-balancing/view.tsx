// The picture of load balancing: clients, balancer, queues one can count, servers with their load, requests on their way.
import { select } from 'd3';
import { type Crowd, createCrowd } from '#src/view/stage/crowd.ts';
import { exportSvg } from '#src/view/stage/export.ts';
import { drawFates } from '#src/view/stage/fate-legend.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { drawBox, drawLabel, drawLink, drawServer, type ServerMark } from '#src/view/stage/marks.ts';
import { drawQueue, type QueueMark } from '#src/view/stage/queue.ts';
import type { LabView, Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { appendSurface } from '#src/view/stage/svg-stage.ts';
import type { ServerView, Snapshot } from './snapshot.ts';
import { hasFoot, hasWideFoot, isUpright, layStage, type Point, type StageLayout } from './stage-layout.ts';
import { placeCrowd } from './view/crowd-places.ts';
import { instruments } from './view/instruments.tsx';
import { MOST_BOXES, MOST_BOXES_UPRIGHT, type Shown, shownServers } from './view/shown-servers.ts';

/** A request that waited three times its mean service time is late. */
const LATE_SERVICES = 3;

function stateWords(context: StageContext, server: ServerView): string {
  const { text } = context;
  if (server.condition === 1) return text.say('stage.dead');
  if (server.condition === 2) return text.say('stage.cutOff');
  if (server.slowdown !== 1) return text.say('stage.slowed', { factor: server.slowdown });
  return text.say(server.eligible ? 'stage.healthy' : 'stage.believedDown');
}

/** Below this height there is room for one line under the name: what is the matter, if anything is; and then for none. */
const LOW_BOX = 62;
const LOWEST_BOX = 44;

class BalancingStage implements Stage<Snapshot> {
  private readonly host: HTMLElement;
  private readonly context: StageContext;
  private readonly svg: SVGSVGElement;
  private readonly root: Group;
  private readonly crowd: Crowd;
  private frame: StageFrame<Snapshot> | undefined;
  private width = 640;
  private height = 420;
  private onStage: Int32Array = new Int32Array(0);
  /** What each part of the picture shows, as data: it is drawn again when that changes, not with every frame. */
  private readonly shows = new WeakMap<Element, string>();

  constructor(host: HTMLElement, context: StageContext) {
    this.host = host;
    this.context = context;
    const svg = appendSurface(host);
    this.svg = svg.node() as SVGSVGElement;
    this.root = svg.append('g');
    this.crowd = createCrowd(host, { tokens: () => context.tokens() });
    this.svg.addEventListener('click', this.press);
  }

  /** A click beside the handles may have hit a request on its way. */
  private readonly press = (event: MouseEvent): void => {
    const box = this.host.getBoundingClientRect();
    const index = this.crowd.at(event.clientX - box.left, event.clientY - box.top);
    const request = this.onStage[index];
    this.context.select(
      request === undefined ? undefined : { kind: 'request', id: request },
      new DOMRect(event.clientX, event.clientY, 1, 1),
    );
  };

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    select(this.svg).attr('viewBox', `0 0 ${String(width)} ${String(height)}`);
    this.crowd.resize(width, height);
    if (this.frame !== undefined) this.draw(this.frame);
  }

  draw(frame: StageFrame<Snapshot>): void {
    this.frame = frame;
    const shown = shownServers(frame.snapshot, isUpright(this.width) ? MOST_BOXES_UPRIGHT : MOST_BOXES);
    const layout = layStage(this.width, this.height, shown.length);
    this.drawStructure(frame, layout, shown);
    this.drawCrowd(frame, layout, shown);
  }

  private drawStructure(
    { snapshot, selected }: StageFrame<Snapshot>,
    layout: StageLayout,
    shown: readonly Shown[],
  ): void {
    const { text } = this.context;
    const count = snapshot.servers.length;
    this.refresh(this.root, { width: this.width, height: this.height, count }, () => this.drawGround(layout, count));
    this.root
      .selectAll<SVGGElement, Shown>('g.lane')
      .data(shown, ({ id }) => id)
      .join((enter) => {
        const lane = enter.append('g').attr('class', 'lane');
        lane.append('g').attr('class', 'link');
        lane.append('g').attr('class', 'queue');
        lane.append('g').attr('class', 'box');
        return lane;
      })
      .each((datum, index, nodes) => {
        const lane = select(nodes[index] as SVGGElement);
        const part = (name: string): Group => lane.select<SVGGElement>(`g.${name}`);
        this.drawLane(snapshot, selected, layout, datum, index, part);
      });
    let box = this.root.select<SVGGElement>('g.balancer') as unknown as Group;
    if (box.empty()) box = this.root.append('g').attr('class', 'balancer');
    const balancer = {
      ...layout.balancer,
      name: text.say('stage.balancer'),
      ...(layout.axis === 'x' ? { line: text.say('stage.inSystem', { count: snapshot.inSystem }) } : {}),
    };
    this.refresh(box, balancer, drawBox);
    drawLabel(this.root, 'failed-so-far', {
      x: layout.balancer.x + layout.balancer.width / 2,
      y: layout.balancer.y + layout.balancer.height + 18,
      anchor: 'middle',
      colour: 'failed',
      words:
        layout.axis === 'x' && snapshot.failed > 0
          ? text.say('stage.failedSoFar', { count: text.number(snapshot.failed, 0) })
          : '',
    });
  }

  private refresh<Mark>(group: Group, mark: Mark, draw: (group: Group, mark: Mark) => void): void {
    const element = group.node();
    // Functions are left out: they do the same for the same part.
    const says = JSON.stringify(mark);
    if (element === null || this.shows.get(element) === says) return;
    this.shows.set(element, says);
    draw(group, mark);
  }

  /** What only the size of the stage and the number of servers change. */
  private drawGround(layout: StageLayout, count: number): void {
    const { text } = this.context;
    this.root
      .selectAll<SVGLineElement, Point>('line.wire')
      .data(layout.clients)
      .join('line')
      .attr('class', 'wire')
      .attr('x1', ([x]) => x)
      .attr('y1', ([, y]) => y)
      .attr('x2', layout.door[0])
      .attr('y2', layout.door[1])
      .attr('stroke', 'var(--line2)')
      .attr('stroke-width', 1);
    this.root
      .selectAll<SVGCircleElement, Point>('circle.client')
      .data(layout.clients)
      .join('circle')
      .attr('class', 'client')
      .attr('cx', ([x]) => x)
      .attr('cy', ([, y]) => y)
      .attr('r', 5)
      .attr('fill', 'var(--paper)')
      .attr('stroke', 'var(--ink3)')
      .attr('stroke-width', 1.5);
    drawLabel(this.root, 'clients', {
      x: 14,
      y: 20,
      words: layout.axis === 'x' && this.height > 260 ? text.say('stage.clients') : '',
    });
    const foot = hasWideFoot(this.width, this.height);
    const shown = layout.servers.length;
    const [hint, busiest] =
      shown < count ? ['', text.say('stage.busiest', { shown, count })] : [text.say('stage.hint'), ''];
    const footEnd = { x: this.width - 14, y: this.height - 12, anchor: 'end' } as const;
    drawLabel(this.root, 'hint', { ...footEnd, words: foot ? hint : '' });
    drawLabel(this.root, 'busiest', { ...footEnd, words: foot ? busiest : '' });
    drawFates(this.root, {
      x: 14,
      y: this.height - (isUpright(this.width) ? 11 : 16),
      entries: hasFoot(this.height)
        ? [
            { fate: 'miss', words: text.say('stage.late') },
            { fate: 'retry', words: text.say('stage.retried') },
            { fate: 'failed', words: text.say('stage.failed') },
          ]
        : [],
    });
  }

  private drawLane(
    snapshot: Snapshot,
    selected: StageFrame<Snapshot>['selected'],
    layout: StageLayout,
    { server, id }: Shown,
    index: number,
    part: (name: string) => Group,
  ): void {
    const { text } = this.context;
    const box = layout.servers[index];
    const link = layout.links[index];
    if (box === undefined || link === undefined) return;
    const lying = layout.axis === 'x';
    const wire = { ...link, axis: layout.axis, traffic: server.share, cut: server.condition === 2 };
    this.refresh(part('link'), wire, drawLink);
    const lateMs = LATE_SERVICES * snapshot.serviceTimeMs;
    this.refresh<QueueMark>(
      part('queue'),
      {
        x: lying ? box.x - 14 : box.x + box.width / 2,
        y: lying ? box.y + box.height / 2 : box.y - 14,
        length: layout.queueLength,
        direction: lying ? 'left' : 'up',
        waiting: Array.from(server.queue, (request, place) => ({
          id: request,
          fate: (server.queuedForMs[place] ?? 0) > lateMs ? ('miss' as const) : ('waiting' as const),
        })),
        count: server.queued,
        ...(selected?.kind === 'request' ? { selected: selected.id } : {}),
        nameOf: (request) => text.say('stage.request', { id: String(request) }),
        words: server.queued === 0 || !lying ? '' : text.say('stage.waitingHere', { count: server.queued }),
        more: (count) => text.say('stage.more', { count }),
        onPress: (request, anchor) => {
          this.context.select({ kind: 'request', id: request }, anchor);
        },
      },
      drawQueue,
    );
    const state = stateWords(this.context, server);
    const serviceMs = (snapshot.serviceTimeMs * server.slowdown) / server.speed;
    const percent = Math.round(100 * server.utilisation);
    const isWell = server.condition === 0 && server.slowdown === 1 && server.eligible;
    const ms = text.number(serviceMs, 0);
    const isWeighted = snapshot.servers.some(({ weight }) => weight !== 1);
    const speedWords = isWeighted
      ? text.say('stage.serviceTimeAndWeight', { ms, weight: server.weight })
      : text.say('stage.serviceTime', { ms });
    this.refresh<ServerMark>(
      part('box'),
      {
        ...box,
        name: server.name,
        lines: !lying
          ? [
              text.unit(serviceMs, 'ms'),
              server.queued === 0 ? state : text.say('stage.waitingHere', { count: server.queued }),
            ]
          : box.height < LOW_BOX
            ? [isWell ? speedWords : state].slice(0, box.height < LOWEST_BOX ? 0 : 1)
            : [speedWords, state],
        load: Math.min(1, server.busy / snapshot.capacityPerServer),
        state: server.condition !== 0 ? 'down' : isWell ? 'healthy' : 'trouble',
        press: {
          label: text.say('stage.server', { name: server.name, percent, queued: server.queued, state }),
          selected: selected?.kind === 'server' && selected.id === id,
          onPress: (anchor) => {
            this.context.select({ kind: 'server', id }, anchor);
          },
        },
      },
      drawServer,
    );
  }

  private drawCrowd({ snapshot, time }: StageFrame<Snapshot>, layout: StageLayout, shown: readonly Shown[]): void {
    this.onStage = snapshot.moving.request;
    this.crowd.draw(placeCrowd(snapshot, time, layout, shown, this.context.reducedMotion));
  }

  toSvg(): string {
    return exportSvg({ svgs: [this.svg], above: [this.crowd.toSvg()] }, this.width, this.height, this.context.tokens());
  }

  describe(): string {
    const snapshot = this.frame?.snapshot;
    if (snapshot === undefined) return '';
    const longest = snapshot.servers.reduce((most, server) => (server.queued > most.queued ? server : most));
    return this.context.text.say('stage.describe', {
      inSystem: snapshot.inSystem,
      failed: snapshot.failed,
      longest: longest.queued,
      name: longest.name,
    });
  }

  destroy(): void {
    this.svg.removeEventListener('click', this.press);
    this.crowd.destroy();
    this.svg.remove();
  }
}

export const view: LabView<Snapshot> = {
  createStage: (host, context) => new BalancingStage(host, context),
  instruments,
};
