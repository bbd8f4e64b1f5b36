// Files that a person opens.
import type { Page } from '@playwright/test';

interface FileInMemory {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const textFile = (name: string, text: string): FileInMemory => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

/** Gives a file, or the path of one, to what asks for files on the page. */
export async function giveFile(page: Page, file: string | FileInMemory): Promise<void> {
  await page.locator('input[type=file]').last().setInputFiles(file);
}
