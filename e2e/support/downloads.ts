// What is taken out of the page must be a file that its own format's reader reads.
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

export interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Presses the button and gives the file that came. */
export async function save(page: Page, button: Locator): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Reads a file by its ending; a file without a known one must hold some text. */
export async function expectReadable(page: Page, { name, bytes }: Saved): Promise<void> {
  const text = bytes.toString('utf8');
  switch (/\.(\w+)$/.exec(name)?.[1]) {
    case 'png':
      expect(bytes.subarray(0, 8).equals(PNG), name).toBe(true);
      break;
    case 'svg':
      expect(await page.evaluate(drawnMarks, text), name).toBeGreaterThan(3);
      break;
    case 'csv': {
      const [header = [], ...rows] = text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(','));
      expect(header.length, name).toBeGreaterThan(1);
      expect(rows.length, name).toBeGreaterThan(0);
      expect(
        rows.filter((row) => row.length !== header.length),
        name,
      ).toEqual([]);
      break;
    }
    case 'json':
      expect(Object.keys(JSON.parse(text) as object).length, name).toBeGreaterThan(0);
      break;
    default:
      expect(text.trim().length, name).toBeGreaterThan(10);
  }
}

/** In the page: how many marks the picture has; -1 when it is no well-formed SVG. */
function drawnMarks(svg: string): number {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  return parsed.querySelector('parsererror') === null
    ? parsed.querySelectorAll('path, rect, circle, line, text').length
    : -1;
}
