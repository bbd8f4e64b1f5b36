// A scrape from a file: the text format 0.0.4, line by line. Every line that cannot be used is told by its number.
import { createExpositionReader, type ExpositionFault } from '#src/algorithms/metrics/read-exposition.ts';
import { openTextFile, problemAt, shownText } from '#src/algorithms/text/text-file.ts';
import { decodeUtf8 } from '#src/algorithms/text/utf8.ts';
import type { InputProblem, InputReader } from '#src/contract/model.ts';
import { OPENED_MS, type OpenedScrape } from './opened.ts';

const MOST_SAMPLES = 200_000;
const MOST_LINE_BYTES = 65_536;

const SENTENCES: Readonly<Record<ExpositionFault['reason'], (given: string, name: string) => string>> = {
  name: (given) => `a metric's name is wanted (letters, digits, _ and :, no digit first), not ${given}`,
  labelName: (given) => `a label's name is wanted (letters, digits and _, no digit first), not ${given}`,
  labelTwice: (_given, name) => `the label ${name} stands there twice`,
  equals: (given, name) => `behind the label ${name} an = is wanted, not ${given}`,
  openQuote: (given, name) => `the value of ${name} must stand in double quotes, not ${given}`,
  escape: (given, name) => `in the value of ${name} a backslash is followed by \\, " or n, not as in ${given}`,
  unclosed: (_given, name) => `the value of ${name} has no closing quote`,
  labelEnd: (given, name) => `behind the value of ${name} a comma or } is wanted, not ${given}`,
  noValue: (_given, name) => `${name} has no value`,
  value: (given, name) => `the value of ${name} must be a number, +Inf, -Inf or NaN, not ${given}`,
  timestamp: (given, name) => `the timestamp of ${name} is a whole number of milliseconds, not ${given}`,
  exemplar: (given, name) =>
    `${name} has an exemplar, which belongs to OpenMetrics and not to the text format 0.0.4: ${given}`,
  rest: (given, name) => `${name} has more than a value and a timestamp: ${given}`,
  comment: (given, name) => `# ${name} wants the name of a metric, not ${given}`,
  type: (given, name) => `the type of ${name} is counter, gauge, histogram, summary or untyped, not ${given}`,
  typeTwice: (_given, name) => `the type of ${name} stands there already`,
  typeLate: (_given, name) => `the type of ${name} must stand before its samples`,
  helpTwice: (_given, name) => `the help of ${name} stands there already`,
  twice: (given) => `this series stands there already: ${given}`,
  le: (given, name) => `${name} needs the label le with a number or +Inf, not ${given}`,
  quantile: (given, name) => `${name} needs the label quantile with a number from 0 to 1, not ${given}`,
  negative: (given, name) => `${name} counts something and cannot be ${given}`,
  many: (given) => `a file may have ${given} samples, this one has more`,
};

function problemOf({ reason, line, given, name }: ExpositionFault): InputProblem {
  const args = { line, given: given === '' ? '""' : shownText(given), name: shownText(name) };
  return problemAt(line, SENTENCES[reason](args.given, args.name), { key: `input.${reason}`, args });
}

/** @param mostSamples for tests */
export function createScrapeReader(mostSamples = MOST_SAMPLES): InputReader {
  return {
    open() {
      const reader = createExpositionReader(mostSamples);
      let lines = 0;
      return openTextFile({
        mostLineBytes: MOST_LINE_BYTES,
        line(bytes, start, end) {
          lines += 1;
          if (end - start > MOST_LINE_BYTES)
            return problemAt(lines, `a line may have ${MOST_LINE_BYTES} bytes, this one has more`, {
              key: 'input.longLine',
              args: { line: lines, most: MOST_LINE_BYTES },
            });
          const text = decodeUtf8(bytes, start, end);
          if (text === undefined)
            return problemAt(lines, 'this is not text in UTF-8', { key: 'input.utf8', args: { line: lines } });
          const fault = reader.line(text);
          return fault === undefined ? undefined : problemOf(fault);
        },
        end() {
          if (reader.samples === 0)
            return {
              message: 'the file holds no samples; a line such as http_requests_total{code="200"} 1027 is wanted',
              phrase: { key: 'input.empty' },
            };
          const input: OpenedScrape = { families: reader.families(), samples: reader.samples };
          const args = { series: reader.samples, metrics: input.families.length };
          return { input, summary: { key: 'input.summary', args }, until: OPENED_MS };
        },
      });
    },
  };
}
