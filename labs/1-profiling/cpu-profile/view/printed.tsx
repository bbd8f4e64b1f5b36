// What the program printed, and its dearest lines, once it is over.
import type { SnapshotInstrument } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../snapshot.ts';

const MOST_OUTPUT = 12;

export const printed: SnapshotInstrument<Snapshot> = {
  id: 'printed',
  render: ({ snapshot: { isFile, output, lines, total }, text }) => {
    if (isFile) return null;
    const shown = output.flatMap((each) => each.split('\n'));
    return (
      <section className="flex flex-col gap-3">
        {lines.length === 0 ? null : (
          <div>
            <h2 className="m-0 mb-1 font-semibold text-[13px]/[18px]">{text.say('lines.title')}</h2>
            <table className="w-full border-collapse text-[11.5px]/[17px] tabular-nums">
              {lines.map(({ line, hits, operations, text: code }) => (
                <tbody key={line} className="border-t border-line">
                  <tr>
                    <th scope="row" className="pt-0.5 text-left font-normal">
                      {text.say('lines.line', { line })}
                    </th>
                    <td className="pl-2 text-right">{text.say('lines.hits', { hits })}</td>
                    <td className="pl-2 text-right">{text.percent(operations / total)}</td>
                  </tr>
                  <tr>
                    <td
                      colSpan={3}
                      className="max-w-0 truncate pb-0.5 font-mono [font-variant-ligatures:none] text-[10.5px]/[16px] text-ink2"
                      title={code}
                    >
                      {code}
                    </td>
                  </tr>
                </tbody>
              ))}
            </table>
          </div>
        )}
        {shown.length === 0 ? null : (
          <div>
            <h2 className="m-0 mb-1 font-semibold text-[13px]/[18px]">{text.say('printed.title')}</h2>
            <pre className="m-0 max-h-40 overflow-auto whitespace-pre-wrap font-mono text-[11.5px]/[17px]">
              {shown.slice(0, MOST_OUTPUT).join('\n')}
              {shown.length > MOST_OUTPUT ? '\n…' : ''}
            </pre>
          </div>
        )}
      </section>
    );
  },
};
