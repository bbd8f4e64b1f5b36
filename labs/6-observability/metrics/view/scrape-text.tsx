// The text of the moment: what a scrape of the first server would read now.
import type { SnapshotInstrument } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';

export const scrapeText: SnapshotInstrument<Snapshot> = {
  id: 'scrape',
  render: ({ snapshot: { servers }, text }) =>
    servers.length === 0 ? null : (
      <section>
        <h2 className="m-0 mb-1 font-semibold text-[13px]/[18px]">{text.say('scrape.title')}</h2>
        {servers.map(({ exposition }, index) => (
          <details key={String(index)} open={index === 0} className="mb-1">
            <summary className="cursor-pointer text-[12px]/[17px] text-ink2">
              {text.say('scrape.of', { server: index + 1 })}
            </summary>
            <pre className="m-0 whitespace-pre-wrap [overflow-wrap:anywhere] rounded border border-line bg-panel p-2 font-mono text-[11px]/[15px]">
              {exposition}
            </pre>
          </details>
        ))}
      </section>
    ),
};
