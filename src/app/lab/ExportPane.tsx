// Out again: the picture, the series, the log, the run, and what the lab hands over to real tools.
import { type JSX, useEffect, useState } from 'react';
import type { Manifest } from '../../contract/manifest.ts';
import type { Session } from '../../store/session/session.ts';
import type { LaneView } from '../../store/session/state.ts';
import { type ExportFile, ExportPanel } from '../../view/panels/ExportPanel.tsx';
import { toPng } from '../../view/stage/export.ts';
import type { Stage } from '../../view/stage/stage.ts';
import { useLab, useLabText, useSession } from './lab-context.ts';

type Make = (lane: LaneView) => Promise<readonly ExportFile[]>;

/** JSON has no NaN and no infinities: they become words, as on the command line. */
const plain = (_key: string, value: unknown): unknown => {
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
};

const seriesCsv = (manifest: Manifest, session: Session, lane: LaneView): string => {
  const rows = Array.from({ length: lane.sampleCount }, (_, row) =>
    [
      (row + 1) * manifest.clock.sampleEvery,
      ...manifest.series.map((_series, column) => session.sample(lane.id, row, column)),
    ].join(','),
  );
  return `${[['time', ...manifest.series.map((series) => series.name)].join(','), ...rows].join('\n')}\n`;
};

function useMakers(stage: Stage<unknown> | undefined): Readonly<Record<string, Make>> {
  const { manifest, session } = useLab();
  const { id } = manifest;
  const run = () => {
    const active = session.activeRun;
    if (active === undefined) throw new Error('there is no run');
    return active;
  };
  return {
    picture: async () => {
      const svg = stage?.toSvg() ?? '';
      return [
        { name: `${id}.svg`, text: svg, picture: `data:image/svg+xml,${encodeURIComponent(svg)}` },
        { name: `${id}.png`, blob: await toPng(svg) },
      ];
    },
    series: (lane) => Promise.resolve([{ name: `${id}-series.csv`, text: seriesCsv(manifest, session, lane) }]),
    log: async () => {
      const { bridge, lane } = run();
      const records = await bridge.calls.records(lane.id, 0, await bridge.calls.recordCount(lane.id));
      const rows = records.map((record) =>
        [record.time, record.record, record.subject, record.object, record.value].join(','),
      );
      return [{ name: `${id}-log.csv`, text: `${['time,record,subject,object,value', ...rows].join('\n')}\n` }];
    },
    run: async () => {
      const { bridge, lane } = run();
      const { params, seed, actions } = lane.spec;
      const result = await bridge.calls.result(lane.id);
      const whole = { lab: id, seed, params, actions, untilMs: lane.time, metrics: lane.frame?.metrics ?? {}, result };
      return [{ name: `${id}.json`, text: `${JSON.stringify(whole, plain, 1)}\n` }];
    },
    ...Object.fromEntries(
      (manifest.exports ?? []).map(({ target }): [string, Make] => [
        target,
        (lane) => {
          const {
            bridge,
            lane: { input },
          } = run();
          const script = lane.spec.code === undefined ? undefined : session.state.code?.script;
          return bridge.calls.exportTo(target, lane.spec, input, script);
        },
      ]),
    ),
  };
}

function download(file: ExportFile): void {
  const address = URL.createObjectURL(file.blob ?? new Blob([file.text ?? ''], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}

export function ExportPane({ stage }: { readonly stage: Stage<unknown> | undefined }): JSX.Element {
  const { manifest, session } = useLab();
  const text = useLabText();
  const lane = useSession((state) => state.lanes.find((each) => each.id === state.active));
  const makers = useMakers(stage);
  // What a real tool takes comes first, where the lab has it.
  const [selected, setSelected] = useState(manifest.exports?.[0]?.target ?? 'picture');
  const [made, setMade] = useState<{
    readonly of: string;
    readonly files?: readonly ExportFile[];
    readonly problem?: string;
  }>();
  const present = lane === undefined ? '' : `${selected} ${lane.id} ${String(lane.time)}`;
  useEffect(() => {
    // Between two runs there is none: the next one's first moment brings this back.
    if (lane === undefined || made?.of === present || session.activeRun === undefined) return;
    makers[selected]?.(lane).then(
      (files) => {
        setMade({ of: present, files });
      },
      (error: unknown) => {
        setMade({ of: present, problem: error instanceof Error ? error.message : String(error) });
      },
    );
  }, [lane, made, makers, present, selected, session]);
  const own = (['picture', 'series', 'log', 'run'] as const).map((id) => ({
    id,
    title: text.say(`lab.export.${id}`),
    explanation: text.say(`lab.export.${id}About`),
  }));
  const handed = (manifest.exports ?? []).map(({ target, title, explanation }) => ({
    id: target,
    title: text.pick(title),
    explanation: text.pick(explanation),
  }));
  return (
    <ExportPanel
      targets={[...handed, ...own]}
      selected={selected}
      onSelect={setSelected}
      files={made?.of === present ? made.files : undefined}
      problem={made?.of === present ? made.problem : undefined}
      onCopy={(words) => navigator.clipboard.writeText(words)}
      onDownload={download}
    />
  );
}
