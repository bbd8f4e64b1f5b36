// The picture of the task: clients, instances with their L1, L2 and the service, and every request on its way.
import { drawFates } from '#src/view/stage/fate-legend.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel, drawLink } from '#src/view/stage/marks.ts';
import { drawQueue } from '#src/view/stage/queue.ts';
import type { Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { createSvgStage } from '#src/view/stage/svg-stage.ts';
import { instanceName } from '../names.ts';
import type { Snapshot } from '../snapshot.ts';
import { layStage, type StageLayout } from './layout.ts';
import { drawLoads } from './loads.ts';
import { drawPlace } from './place.ts';
import { linkTo, placeLegs } from './places.ts';
import { drawRings } from './rings.ts';

/** Generous for a letter of 12 px in either script, and for one of the narrow figures of 11 px. */
const LETTER = 6.6;
/** Beside the name of an instance, where its figures share the line. */
const NAME_ROOM = 66;

interface Scene {
  readonly root: Group;
  readonly frame: StageFrame<Snapshot>;
  readonly layout: StageLayout;
  readonly context: StageContext;
}

const pressing = ({ context, frame: { selected } }: Scene, kind: string, id: number, label: string) => ({
  label,
  selected: selected?.kind === kind && selected.id === id,
  onPress: (anchor: DOMRect) => {
    context.select({ kind, id }, anchor);
  },
});

function drawLinks({ root, frame: { snapshot }, layout }: Scene): void {
  const { legs, service, l2, instances } = snapshot;
  instances.forEach((_, index) => {
    const toL2 = legs.filter(({ instance, leg }) => instance === index && (leg === 'toL2' || leg === 'fromL2')).length;
    const toService = service.loads.filter(({ instance }) => instance === index).length;
    drawLink(child(root, 'g', `l2-link-${index}`), {
      ...linkTo('l2', layout, index),
      traffic: toL2 / 8,
      cut: l2.condition !== 'up',
    });
    drawLink(child(root, 'g', `service-link-${index}`), {
      ...linkTo('service', layout, index),
      traffic: toService / 12,
      cut: service.isFailing,
    });
  });
}

function drawClients({ root, layout, context: { text } }: Scene, height: number): void {
  const wires = layout.isUpright
    ? []
    : layout.clients.flatMap((from) => layout.instances.map(({ door }) => ({ from, to: door })));
  child(root, 'g', 'wires')
    .selectAll('line')
    .data(wires)
    .join('line')
    .attr('x1', ({ from }) => from[0])
    .attr('y1', ({ from }) => from[1])
    .attr('x2', ({ to }) => to[0])
    .attr('y2', ({ to }) => to[1])
    .attr('stroke', 'var(--line)')
    .attr('stroke-width', 1);
  child(root, 'g', 'clients')
    .selectAll('circle')
    .data(layout.clients)
    .join('circle')
    .attr('cx', ([x]) => x)
    .attr('cy', ([, y]) => y)
    .attr('r', 5)
    .attr('fill', 'var(--paper)')
    .attr('stroke', 'var(--ink3)')
    .attr('stroke-width', 1.5);
  const words = layout.isUpright || height < 280 ? '' : text.say('stage.clients');
  // Over the circles, from their left edge on.
  drawLabel(root, 'clients-name', { x: (layout.clients[0]?.[0] ?? 0) - 6, y: 20, words });
}

/** The longest of what may be said of an L1 that has room. */
function l1Words(text: StageContext['text'], count: number, capacity: number, room: number): string {
  const words = text.say('stage.l1', { count, capacity });
  if (words.length * LETTER <= room) return words;
  const figures = `${count}/${capacity}`;
  return figures.length * LETTER <= room ? figures : String(count);
}

function drawInstances(scene: Scene): void {
  const { root, frame, layout, context } = scene;
  const { snapshot, selected } = frame;
  const { text } = context;
  snapshot.instances.forEach((instance, index) => {
    const place = layout.instances[index];
    if (place === undefined) return;
    const group = child(root, 'g', `instance-${index}`);
    const name = instanceName(index);
    const count = instance.entryCount;
    drawPlace(child(group, 'g', 'place'), {
      ...place.box,
      ...{ name, load: count / snapshot.capacity, isTight: layout.isUpright },
      line: l1Words(text, count, snapshot.capacity, layout.isUpright ? place.box.width - NAME_ROOM : place.box.width),
      trouble: instance.restarts > 0 ? text.say('stage.restarts', { count: instance.restarts }) : '',
      isTroubled: count > snapshot.capacity,
      press: pressing(
        ...([scene, 'instance', index] as const),
        text.say('stage.instance', { name, count, capacity: snapshot.capacity, waiting: instance.waitingCount }),
      ),
    });
    drawRings(child(group, 'g', 'rings'), {
      ...{ box: place.cells, entries: instance.entries, radius: 4.5, pitchX: 14, pitchY: 14, hasKeys: false },
      ...{ count, more: (hidden: number) => (layout.isUpright ? '' : text.say('stage.more', { count: hidden })) },
    });
    const { waiting } = instance;
    const row = child(group, 'g', 'waiting');
    drawQueue(row, {
      ...place.waiting,
      waiting: waiting.map(({ request, at }) => ({ id: request, fate: at === 'other' ? 'retry' : 'waiting' })),
      ...(selected?.kind === 'request' ? { selected: selected.id } : {}),
      nameOf: (id) => text.say('stage.request', { id: String(id) }),
      count: instance.waitingCount,
      words: waiting.length === 0 ? '' : text.say('stage.waiting', { count: instance.waitingCount }),
      more: (more) => text.say('stage.more', { count: more }),
      onPress: (id, anchor) => {
        context.select({ kind: 'request', id }, anchor);
      },
    });
    // Said still, but not written where there is no room; and its floor would lie on the edge of the box.
    if (!place.waiting.hasWords) {
      row.selectChild('text.words').text('');
      row.selectChild('line.floor').attr('opacity', 0);
    }
  });
  for (let index = snapshot.instances.length; index < 4; index += 1)
    for (const name of ['instance', 'l2-link', 'service-link']) root.selectChild(`g.${name}-${index}`).remove();
}

function drawFar(scene: Scene): void {
  const { root, frame, layout, context } = scene;
  const { l2, service } = frame.snapshot;
  const { text } = context;
  const l2State = l2.condition === 'up' ? '' : text.say(l2.condition === 'silent' ? 'stage.silent' : 'stage.refusing');
  const group = child(root, 'g', 'l2');
  drawPlace(child(group, 'g', 'place'), {
    ...layout.l2,
    ...{ name: text.say('stage.l2'), line: text.say('stage.entries', { count: l2.count }), trouble: l2State },
    press: pressing(
      ...([scene, 'l2', 0] as const),
      text.say('stage.l2Name', { count: l2.count, state: l2State === '' ? text.say('stage.well') : l2State }),
    ),
  });
  const isNarrow = layout.l2Cells.width < 200;
  drawRings(child(group, 'g', 'rings'), {
    ...{ box: layout.l2Cells, entries: l2.entries, radius: 6, pitchX: isNarrow ? 82 : 98, pitchY: 19, hasKeys: true },
    ...{ count: l2.count, more: (hidden: number) => text.say('stage.more', { count: hidden }) },
  });
  const serviceState = service.isFailing
    ? text.say('stage.failing')
    : service.slowdown === 1
      ? ''
      : text.say('stage.slowed', { factor: service.slowdown });
  const { serving, places, queued } = service;
  const place = child(root, 'g', 'service');
  const busy = isNarrow && queued > 0 ? `${serving}/${places}` : text.say('stage.places', { serving, places });
  drawPlace(child(place, 'g', 'place'), {
    ...layout.service,
    ...{ name: text.say('stage.service'), load: serving / places, trouble: serviceState },
    line: queued === 0 ? busy : `${busy} ${text.say('stage.queued', { count: queued })}`,
    press: pressing(
      ...([scene, 'service', 0] as const),
      text.say('stage.serviceName', {
        ...{ serving, places, queued, state: serviceState === '' ? text.say('stage.well') : serviceState },
      }),
    ),
  });
  drawLoads(child(place, 'g', 'loads'), {
    ...{ box: layout.loads, loads: service.loads, text },
    selected: frame.selected?.kind === 'request' ? frame.selected.id : undefined,
    onPress: (request, anchor) => {
      context.select({ kind: 'request', id: request }, anchor);
    },
  });
}

function drawFoot({ root, frame, layout, context: { text } }: Scene, width: number): void {
  const entries = [
    { fate: 'hit', words: text.say('stage.hit') },
    { fate: 'retry', words: text.say('stage.joined') },
    { fate: 'miss', words: text.say('stage.miss') },
    { fate: 'failed', words: text.say('stage.failed') },
  ] as const;
  drawFates(root, { x: 14, y: layout.foot, entries });
  const { lastError, lastComplaint } = frame.snapshot;
  const complaint = lastComplaint === 'rejected' ? lastError : text.say(`stage.error.${lastComplaint ?? 'wrong'}`);
  const isWell = lastComplaint === undefined;
  const letters = entries.reduce((sum, entry) => sum + entry.words.length + 5, 2);
  const room = Math.floor((width - 28) / LETTER) - letters;
  const words = isWell ? text.say('stage.hint') : text.say('stage.error', { error: complaint });
  const fits = words.length <= room ? words : isWell || room < 24 ? '' : `${words.slice(0, room - 1)}…`;
  drawLabel(root, isWell ? 'hint' : 'error', {
    ...{ x: width - 14, y: layout.foot + 4, anchor: 'end', words: fits },
    colour: isWell ? 'ink2' : 'failed-ink',
  });
  drawLabel(root, isWell ? 'error' : 'hint', { x: 0, y: 0, words: '' });
}

export function createStage(host: HTMLElement, context: StageContext): Stage<Snapshot> {
  const { text } = context;
  return createSvgStage<Snapshot>(host, context, {
    draw(root, frame, width, height) {
      const layout = layStage(width, height, frame.snapshot.instances.length);
      const scene = { root, frame, layout, context };
      drawClients(scene, height);
      drawLinks(scene);
      drawInstances(scene);
      drawFar(scene);
      drawFoot(scene, width);
    },
    crowd: ({ snapshot, time }, width, height) => placeLegs(snapshot, time, width, height, context.reducedMotion),
    describe(snapshot) {
      if (snapshot.reads + snapshot.inSystem === 0) return text.say('stage.before');
      const { inSystem, service, l1Hits, l2Hits, joined, misses, failed } = snapshot;
      const { serving, queued } = service;
      return text.say('stage.describe', { inSystem, serving, queued, l1: l1Hits, l2: l2Hits, joined, misses, failed });
    },
  });
}
