// One lab's page as a person uses it: the names of its controls, and the few gestures that several specs make.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Manifest } from '../../src/contract/manifest.ts';
import type { Locale } from '../../src/contract/text.ts';
import { decodeExperiment, type Experiment } from '../../src/worker/link.ts';
import { WORDS, type Words } from './words.ts';

export class LabPage {
  readonly page: Page;
  readonly manifest: Manifest;
  readonly words: Words;

  constructor(page: Page, manifest: Manifest, locale: Locale = 'en') {
    this.page = page;
    this.manifest = manifest;
    this.words = WORDS[locale];
  }

  /** The same page in another language. */
  in(locale: Locale): LabPage {
    return new LabPage(this.page, this.manifest, locale);
  }

  /** Opens the lab and waits until a run is ready at its start. */
  async open(hash = ''): Promise<this> {
    await this.page.goto(`/labs/${this.manifest.id}${hash}`);
    await this.isReady();
    return this;
  }

  async isReady(): Promise<void> {
    // The instruments stand on the first frame of a run.
    await expect(this.why).toBeAttached();
    await expect(this.button('transport.play')).toBeVisible();
  }

  button(key: Parameters<Words['say']>[0]): Locator {
    return this.page.getByRole('button', { name: this.words.say(key), exact: true });
  }

  get playhead(): Locator {
    return this.page.getByRole('slider', { name: this.words.say('timeline.label') });
  }

  async time(): Promise<number> {
    return Number(await this.playhead.inputValue());
  }

  /** Takes the playhead to a share of the run with the pointer. */
  async scrubTo(share: number): Promise<void> {
    const box = await this.playhead.boundingBox();
    if (box === null) throw new Error('The timeline is not drawn.');
    await this.page.mouse.click(box.x + 8 + (box.width - 16) * share, box.y + box.height / 2);
  }

  get branches(): Locator {
    return this.page.getByRole('group', { name: this.words.say('timeline.branches') }).getByRole('button');
  }

  get marks(): Locator {
    return this.page.getByRole('list', { name: this.words.say('timeline.marks') }).getByRole('listitem');
  }

  get stage(): Locator {
    return this.page.getByRole('region', { name: this.words.say('layout.stage'), exact: true });
  }

  get instruments(): Locator {
    return this.page.getByRole('region', { name: this.words.say('layout.instruments'), exact: true });
  }

  /** The answer to "why?". */
  get why(): Locator {
    return this.instruments.locator('section[aria-live]').last();
  }

  /** The handles of the stage: single marks and rows of them. */
  get handles(): Locator {
    return this.stage.locator('.stage-handle, .stage-list[role=listbox]');
  }

  get seed(): Locator {
    return this.page.getByRole('textbox', { name: this.words.say('transport.seed') });
  }

  get scenario(): Locator {
    return this.page.getByRole('button', { name: this.words.say('lab.scenario') });
  }

  /** Opens a panel under the stage, unless it is open. */
  async panel(id: 'code' | 'challenge' | 'compare' | 'data' | 'job' | 'export' | 'about'): Promise<Locator> {
    const name = this.words.say(`lab.tab.${id}`);
    const tab = this.page.getByRole('navigation', { name: this.words.say('lab.tabs') }).getByRole('button', { name });
    if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
    const region = this.page.getByRole('region', { name, exact: true });
    await expect(region).toBeVisible();
    return region;
  }

  /** Chooses in a list that a button opens. */
  async choose(button: Locator, option: string): Promise<void> {
    await button.click();
    await this.page.getByRole('option', { name: option }).first().click();
  }

  /** Adds a twin in the comparison. */
  async addTwin(): Promise<void> {
    const before = await this.branches.count();
    const panel = await this.panel('compare');
    await panel.getByRole('button', { name: this.words.say('lab.twinAdd'), exact: true }).click();
    await expect(panel.getByRole('table')).toBeVisible();
    // With a fork the table stands there already.
    await expect(this.branches).toHaveCount(before + 1);
  }

  /** What went wrong, as the page tells it. */
  get problem(): Locator {
    return this.page.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** Copies the link to this experiment; it stands in the address too. */
  async share(): Promise<string> {
    await this.page.getByRole('button', { name: this.words.say('lab.share') }).click();
    await expect(this.page.getByRole('status').filter({ hasText: this.words.say('lab.shared') })).toHaveCount(1);
    return new URL(this.page.url()).hash;
  }

  /** The experiment that stands in the address. */
  experiment(): Experiment {
    const decoded = decodeExperiment(new URL(this.page.url()).hash.replace('#s=', ''), this.manifest);
    if (!decoded.ok) throw new Error(`The address holds no experiment: ${decoded.phrase.key}`);
    return decoded.experiment;
  }
}
