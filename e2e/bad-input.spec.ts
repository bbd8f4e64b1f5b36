// What comes from outside and is wrong: links, figures, files. Each is told in words, and nothing of it is used.
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { NumberParameter } from '../src/contract/manifest.ts';
import { type Experiment, encodeExperiment } from '../src/worker/link.ts';
import { giveFile, textFile } from './support/files.ts';
import { LabPage } from './support/lab-page.ts';
import { MANIFESTS, manifestOf } from './support/labs.ts';
import { countPictures } from './support/pictures.ts';
import { expect, test } from './support/test.ts';
import { WORDS } from './support/words.ts';

const manifest = manifestOf('load-balancing');
const words = WORDS.en;

test.use({ viewport: { width: 1440, height: 900 } });

const SHARED: Experiment = {
  v: 1,
  lab: manifest.id,
  modelVersion: 1,
  active: 0,
  time: 4000,
  runs: [{ role: 'main', params: { servers: 5 }, seed: 9, actions: [], until: 60_000 }],
};
const WHOLE = encodeExperiment(SHARED);
const [RUN] = SHARED.runs;

/** A link that holds any text at all. */
const linkOf = (text: string): string => deflateRaw(text);
const deflateRaw = (text: string): string => deflateSync(text).subarray(2, -4).toString('base64url');
const changed = (change: Readonly<Record<string, unknown>>): string =>
  linkOf(JSON.stringify({ ...SHARED, runs: [{ ...RUN, ...change }] }));

const LINKS: readonly (readonly [string, string, RegExp])[] = [
  ['cut off', WHOLE.slice(0, -9), /cut off or damaged/],
  ['one letter changed', `${WHOLE.slice(0, 20)}${WHOLE[20] === 'A' ? 'B' : 'A'}${WHOLE.slice(21)}`, /damaged|takes/],
  ['no link at all', 'abcdef', /cut off or damaged/],
  ['not even base64', '%%%', /cut off or damaged/],
  ['far too long', 'A'.repeat(70_000), /longer than any/],
  ['small, and huge when unpacked', linkOf(JSON.stringify({ v: 1, junk: 'x'.repeat(2_000_000) })), /longer than any/],
  [
    'a figure out of its range',
    changed({ params: { servers: 100_000 } }),
    /servers takes a whole number from 1 to 200/,
  ],
  ['a figure that is text', changed({ params: { servers: 'many' } }), /servers takes a whole number/],
  ['an unknown setting', changed({ params: { cheat: 1 } }), /no parameter cheat/],
  ['an unknown action', changed({ actions: [{ at: 1, action: 'explode' }] }), /no action explode/],
  ['a run without end', changed({ until: 1e308 }), /damaged/],
  ['another lab’s', linkOf(JSON.stringify({ ...SHARED, lab: 'eviction' })), /belongs to another lab: eviction/],
  ['a hostile name', linkOf(JSON.stringify(SHARED).replace('"params":{', '"params":{"__proto__":{"x":1},')), /damaged/],
  ['a hostile kind of name', linkOf(JSON.stringify(SHARED).replace('"v":1', '"v":1,"constructor":{}')), /damaged/],
];

test('a link that is damaged or does not fit is told and changes nothing', async ({ page }) => {
  test.setTimeout(120_000);
  const lab = await new LabPage(page, manifest).open(`#s=${WHOLE}`);
  await expect.poll(() => lab.time(), 'the whole link works').toBe(4000);
  await expect(lab.seed).toHaveValue('9');
  for (const [index, [what, link, says]] of LINKS.entries()) {
    await test.step(what, async () => {
      // The first as a page that opens, which begins where the student left off; the others in the open page.
      if (index === 0) {
        await page.goto('about:blank');
        await lab.open(`#s=${link}`);
      } else {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, `s=${link}`);
      }
      await expect(lab.problem).toContainText(says);
      await lab.problem.getByRole('button', { name: words.say('lab.problem.dismiss') }).click();
      await expect(lab.problem).toBeHidden();
      await expect(lab.seed).not.toHaveValue('9');
    });
  }
  await lab.button('transport.play').click();
  await expect.poll(() => lab.time()).toBeGreaterThan(0);
  expect(await page.evaluate(() => 'x' in {})).toBe(false);
});

test('a link that is put into the same tab is followed', async ({ page }) => {
  const lab = await new LabPage(page, manifest).open();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `s=${WHOLE}`);
  await expect.poll(() => lab.time()).toBe(4000);
  await expect(lab.seed).toHaveValue('9');
  await page.evaluate(() => {
    location.hash = 's=abcdef';
  });
  await expect(lab.problem).toContainText('cut off or damaged');
  await expect(lab.seed).toHaveValue('9');
});

const TYPED = ['', 'NaN', '-7', '1e999', '99999999999999999999', '3,5'];

for (const each of MANIFESTS) {
  test(`whatever is typed into the fields of ${each.id}, figures stay within their ranges`, async ({ page }) => {
    test.setTimeout(120_000);
    const lab = await new LabPage(page, each).open();
    await page.getByRole('button', { name: words.say('parameters.all') }).click();
    const settings = page.getByRole('dialog', { name: words.say('parameters.all') });
    const numbers = each.parameters.filter((parameter): parameter is NumberParameter => parameter.kind === 'number');
    for (const parameter of numbers) {
      const name = words.say('parameters.exact', { label: parameter.label.en });
      const field = settings.getByRole('textbox', { name, exact: true });
      for (const typed of TYPED) {
        await field.fill(typed);
        await field.press('Enter');
        const shown = async (): Promise<number> => Number((await field.inputValue()) || Number.NaN);
        await expect.poll(shown, `${parameter.name}: ${typed}`).toBeGreaterThanOrEqual(parameter.min);
        expect(await shown(), `${parameter.name}: ${typed}`).toBeLessThanOrEqual(parameter.max);
        if (parameter.integer === true)
          expect(Number.isInteger(await shown()), `${parameter.name}: ${typed}`).toBe(true);
      }
      const setting = settings.locator('[data-parameter]', { has: page.getByRole('textbox', { name, exact: true }) });
      // That of another setting may only now be drawn.
      const back = setting.getByRole('button', { name: /^Back to/ });
      if ((await back.count()) > 0) {
        await back.click();
        // The button is gone, and with it the focus would be.
        await expect(setting.locator(':focus')).toHaveCount(1);
      }
    }
    for (const parameter of each.parameters.filter(({ kind }) => kind === 'numbers')) {
      const field = settings.getByRole('textbox', { name: parameter.label.en, exact: true });
      await field.fill('1, two, -3');
      await field.press('Enter');
      await expect(settings.getByText(/Enter numbers from/)).toBeVisible();
      await field.fill('');
      await field.press('Enter');
    }
    await page.keyboard.press('Escape');
    for (const typed of each.without?.includes('seed') === true ? [] : TYPED) {
      await lab.seed.fill(typed);
      await lab.seed.press('Enter');
      await expect(lab.seed).toHaveValue(/^\d+$/);
    }
    await expect(lab.problem).toBeHidden();
    await lab.button('transport.step').click();
    await expect(lab.button('transport.play')).toBeVisible();
  });
}

const requestRows = (count: number): string[] =>
  Array.from({ length: count }, (_, row) => `${String(row * 20)},10.0.${String(row % 7)}.1`);
const csv = (rows: readonly string[]): string => `timeMs,clientIp\n${rows.join('\n')}\n`;

interface BadFile {
  readonly name: string;
  readonly content: string | Buffer;
  readonly says: RegExp;
}

const BINARY = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe, 0, 0, 1]);
const events = (rows: readonly string[]): string => `key,value,timestampMs\n${rows.join('\n')}\n`;
const eventRows = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `phone-${String(index % 7)},1,${String(index * 200)}`);
const keyRows = (count: number): string[] => Array.from({ length: count }, (_, row) => `user:${String(row % 9)}`);

interface FilesOfLab {
  readonly lab: string;
  readonly bad: readonly BadFile[];
  readonly good: string;
  readonly summary: RegExp;
}

/** f calls g, for a tenth of a millisecond. */
const PROFILE = JSON.stringify({
  nodes: ['(root)', 'f', 'g'].map((functionName, index) => ({
    id: index + 1,
    callFrame: { functionName, scriptId: '1', url: index === 0 ? '' : 'a.js', lineNumber: index, columnNumber: 0 },
    children: index < 2 ? [index + 2] : [],
  })),
  ...{ startTime: 0, endTime: 100, samples: [2, 3, 3, 2], timeDeltas: [10, 20, 30, 20] },
});

const FILES: readonly FilesOfLab[] = [
  {
    lab: 'load-balancing',
    bad: [
      { name: 'empty.csv', content: '', says: /holds no request/ },
      { name: 'header-only.csv', content: 'timeMs,clientIp\n', says: /holds no request/ },
      { name: 'picture.csv', content: BINARY, says: /binary file/ },
      {
        name: 'line-17.csv',
        content: csv([...requestRows(15), 'soon,10.0.0.1', ...requestRows(3)]),
        says: /Line 17: timeMs takes a number from 0, not soon/,
      },
      {
        name: 'cells.csv',
        content: csv([...requestRows(15), '320', ...requestRows(3)]),
        says: /Line 17: 2 values are wanted, there are 1/,
      },
      {
        name: 'order.csv',
        content: csv([...requestRows(15), '1,10.0.0.1']),
        says: /Line 17: timeMs 1 comes after 280/,
      },
      { name: 'columns.csv', content: 'timeMs,clientIp,colour\n1,10.0.0.1,red\n', says: /unknown column: colour/ },
      { name: 'twice.csv', content: 'timeMs,clientIp,timeMs\n1,10.0.0.1,1\n', says: /names a column twice: timeMs/ },
      { name: 'prose.txt', content: 'Dear diary,\n', says: /neither the header/ },
    ],
    good: csv(requestRows(200)),
    summary: /200 requests of 7 clients/,
  },
  {
    lab: 'eviction',
    bad: [
      { name: 'empty.txt', content: '', says: /holds no requests/ },
      { name: 'picture.txt', content: BINARY, says: /Line 1: a trace is text/ },
      { name: 'blank.txt', content: [...keyRows(16), '', ...keyRows(3)].join('\n'), says: /Line 17 is blank/ },
      {
        name: 'size.txt',
        content: [...keyRows(16).map((key) => `${key},10`), 'user:1,much', 'user:2,5'].join('\n'),
        says: /Line 17: the size is a whole number of bytes/,
      },
    ],
    good: keyRows(300).join('\n'),
    summary: /300\srequests/,
  },
  {
    lab: 'windows',
    bad: [
      { name: 'empty.csv', content: '', says: /holds no events/ },
      { name: 'picture.csv', content: BINARY, says: /binary file/ },
      { name: 'headless.csv', content: 'a,1,1000\n', says: /Line 1: the header must name the columns key, value/ },
      { name: 'date.csv', content: events([...eventRows(15), 'a,1,noon']), says: /Line 17: timestampMs takes a whole/ },
      {
        name: 'quote.csv',
        content: events([...eventRows(15), '"a,1,5']),
        says: /Line 17: a quote is opened and never/,
      },
    ],
    good: events(eventRows(300)),
    summary: /300\sevents of 7\skeys/,
  },
  {
    lab: 'metrics',
    bad: [
      { name: 'empty.prom', content: '', says: /holds no samples/ },
      { name: 'picture.prom', content: BINARY, says: /binary file/ },
      { name: 'page.txt', content: '<!doctype html>', says: /Line 1: a metric’s name is wanted/ },
      {
        name: 'value.prom',
        content: 'up 1\nqueue_length{q="a"} long\n',
        says: /Line 2: the value of queue_length must be/,
      },
      { name: 'exemplar.prom', content: 'a_bucket{le="1"} 3 # {id="x"} 1\n', says: /Line 1: .* OpenMetrics/ },
    ],
    good: 'rpc_seconds_bucket{le="0.1"} 5\nrpc_seconds_bucket{le="+Inf"} 9\nup 1\n',
    summary: /Series: 3; metrics: 2/,
  },
  {
    lab: 'cpu-profile',
    bad: [
      { name: 'empty.cpuprofile', content: '', says: /is empty/ },
      { name: 'picture.cpuprofile', content: BINARY, says: /is no CPU profile/ },
      { name: 'trace.json', content: '{"traceEvents":[]}', says: /trace of the Performance panel/ },
      { name: 'cut.cpuprofile', content: PROFILE.slice(0, 200), says: /ends in the middle/ },
      { name: 'circle.cpuprofile', content: PROFILE.replace('"children":[3]', '"children":[1]'), says: /node 1/ },
    ],
    good: PROFILE,
    summary: /4 samples of 3 functions/,
  },
];

for (const { lab: id, bad, good, summary } of FILES) {
  test(`a file that ${id} cannot read is told by its line, and the run stays`, async ({ page }) => {
    const lab = await new LabPage(page, manifestOf(id)).open();
    await lab.scrubTo(0.1);
    await expect.poll(() => lab.time()).toBeGreaterThan(0);
    const time = await lab.time();
    const panel = await lab.panel('data');
    for (const { name, content, says } of bad) {
      await test.step(name, async () => {
        await giveFile(page, { name, mimeType: 'text/plain', buffer: Buffer.from(content) });
        await expect(panel.getByRole('alert')).toContainText(says);
        await expect(lab.problem, 'told once, where the file was opened').toHaveCount(1);
        expect(await lab.time()).toBe(time);
        await panel.getByRole('button', { name: words.say('data.dismiss') }).click();
        await expect(lab.problem).toBeHidden();
      });
    }
    await giveFile(page, textFile('good.txt', good));
    await expect(panel).toContainText('Runs with good.txt');
    await expect(panel).toContainText(summary);
    await expect(lab.problem).toBeHidden();
    await expect(lab.scenario, 'the file is the traffic').toContainText('good.txt');
    const { parameters, input } = manifestOf(id);
    // Said above the stage, of what stands there.
    if (parameters.some(({ name, primary }) => primary === true && input?.replaces?.includes(name) === true))
      await expect(page.getByText(words.say('parameters.fromFile')).first()).toBeVisible();
    await lab.button('transport.play').click();
    await expect.poll(() => lab.time()).toBeGreaterThan(0);
    await panel.getByRole('button', { name: words.say('data.remove') }).click();
    await expect(lab.scenario).not.toContainText('good.txt');
    await expect(panel).not.toContainText('good.txt');
  });
}

interface LargeFile {
  readonly lab: string;
  readonly header: string;
  row(index: number): string;
  /** Enough for 50 MB. */
  readonly rows: number;
  readonly summary: RegExp;
}

const LARGE: readonly LargeFile[] = [
  {
    lab: 'load-balancing',
    header: 'timeMs,clientIp,key\n',
    row: (index) =>
      `${String(index * 3)},10.1.${String(index % 200)}.7,/items/${String(index % 9973)}/${'k'.repeat(40)}\n`,
    rows: 720_000,
    summary: /720,000 requests of 200 clients/,
  },
  {
    lab: 'eviction',
    header: '',
    row: (index) => `object:${String((index * 7919) % 99_991)}:${'k'.repeat(40)}\n`,
    rows: 1_000_000,
    summary: /1,000,000/,
  },
  {
    lab: 'windows',
    header: 'key,value,timestampMs\n',
    row: (index) =>
      `${'k'.repeat(30)}-${String(index % 5000)},${String(index % 90)},${String(1_790_000_000_000 + index)}\n`,
    rows: 1_000_000,
    summary: /1,000,000\sevents of 5,000\skeys/,
  },
];

for (const { lab: id, header, row, rows, summary } of LARGE) {
  test(`a file of 50 MB is read in ${id} while the page answers`, async ({ page }, info) => {
    test.setTimeout(180_000);
    const large = info.outputPath('large.csv');
    writeFileSync(large, header + Array.from({ length: rows }, (_, index) => row(index)).join(''));
    const lab = await new LabPage(page, manifestOf(id)).open();
    const panel = await lab.panel('data');
    const pictures = await countPictures(page);
    await giveFile(page, large);
    await expect(panel).toContainText('Runs with large.csv', { timeout: 120_000 });
    await expect(panel).toContainText(summary);
    expect(await pictures()).toBeGreaterThan(10);
    await lab.button('transport.play').click();
    await expect.poll(() => lab.time()).toBeGreaterThan(0);
  });
}

test('a file that is too large is not begun', async ({ page }, info) => {
  const most = manifest.input?.maxBytes ?? 0;
  const larger = info.outputPath('larger.csv');
  writeFileSync(larger, Buffer.alloc(most + 1, 'x'));
  const lab = await new LabPage(page, manifest).open();
  await lab.panel('data');
  await giveFile(page, larger);
  await expect(lab.problem).toContainText(words.say('input.size', { name: 'larger.csv', given: most + 1, most }));
  await lab.button('transport.play').click();
  await expect.poll(() => lab.time()).toBeGreaterThan(0);
});
