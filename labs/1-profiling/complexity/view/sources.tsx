// What the two functions look like as code, beside the stage.
import { CodeBlock } from '#src/view/editor/CodeBlock.tsx';
import type { SnapshotInstrument } from '#src/view/stage/stage.ts';
import { SOURCES } from '../functions/sources.ts';
import type { Snapshot } from '../model.ts';

export const sources: SnapshotInstrument<Snapshot> = {
  id: 'sources',
  render: ({ snapshot: { functions }, text }) => (
    <section>
      <h2 className="m-0 mb-1 font-semibold text-[13px]/[18px]">{text.say('source.title')}</h2>
      {(['slow', 'fast'] as const).map((racer) => {
        const name = text.say(`name.${functions[racer]}`);
        return (
          <div
            key={racer}
            className="mb-2 [&_.code-block]:px-2! [&_.code-block]:py-1.5! [&_.code-block]:text-[11px]/[16px]!"
          >
            <div className="text-[12px]/[17px] text-ink2">{name}</div>
            <CodeBlock code={SOURCES[functions[racer]].trimEnd()} label={name} />
          </div>
        );
      })}
    </section>
  ),
};
