// The panel of a student's code: writing, running and checking as a person does.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { LabPage } from './lab-page.ts';
import { folderOf } from './labs.ts';

/** The text of an exercise's file. */
export function exerciseText(lab: string, exercise: string, file: 'starter' | 'solution'): string {
  const folder = join(folderOf(lab), 'exercises', exercise);
  // A module in TypeScript, or a program.
  const name = readdirSync(folder).find((one) => new RegExp(`^${file}\\.(ts|cjs|mjs)$`).test(one));
  if (name === undefined) throw new Error(`${lab}/${exercise} has no ${file}`);
  return readFileSync(join(folder, name), 'utf8');
}

export class CodePane {
  readonly lab: LabPage;
  readonly page: Page;
  private readonly panel: Locator;

  private constructor(lab: LabPage, panel: Locator) {
    this.lab = lab;
    this.page = lab.page;
    this.panel = panel;
  }

  /** Opens the panel, at one of several exercises if it is named, and waits for the editor. */
  static async open(lab: LabPage, exercise?: string): Promise<CodePane> {
    const pane = new CodePane(lab, await lab.panel('code'));
    const { exercises } = lab.manifest;
    const wanted = exercises.find(({ id }) => id === exercise);
    if (wanted !== undefined && (exercises.length > 1 || lab.manifest.code?.is === 'program'))
      await pane.panel.getByRole('radio', { name: wanted.title[lab.words.locale], exact: true }).click();
    await expect(pane.panel.locator('.monaco-editor')).toBeVisible({ timeout: 20_000 });
    return pane;
  }

  get field(): Locator {
    return this.panel.locator('.monaco-editor').getByRole('textbox');
  }

  /** The lines that the editor shows, blanks as blanks. */
  get shown(): Locator {
    return this.panel.locator('.view-lines');
  }

  /** Selects all and pastes, by keyboard; the editor has the focus after it. */
  async write(code: string): Promise<void> {
    await this.field.focus();
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), code);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('ControlOrMeta+V');
    await expect(this.shown).toContainText(code.trim().split('\n').at(-1)?.trim() ?? '');
  }

  async run(): Promise<void> {
    await this.panel.getByRole('button', { name: this.lab.words.say('exercise.run') }).click();
  }

  async check(): Promise<void> {
    await this.panel.getByRole('button', { name: this.lab.words.say('exercise.grade') }).click();
  }

  get checks(): Locator {
    return this.panel.getByRole('region', { name: this.lab.words.say('exercise.checks') });
  }

  get output(): Locator {
    return this.panel.getByRole('region', { name: this.lab.words.say('exercise.output') });
  }

  /** The sentence about code that was not even tried. */
  get refusal(): Locator {
    return this.panel.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** Sound code is in charge and the run goes on. */
  async expectRuns(): Promise<void> {
    await expect(this.lab.button('transport.pause')).toBeVisible();
    await expect.poll(() => this.lab.time()).toBeGreaterThan(0);
    await expect(this.lab.problem).toBeHidden();
  }
}
