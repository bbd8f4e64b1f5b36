// The editor's own sentences in both languages. Monaco's menus stay in English.
import type { EditorLocale } from './types.ts';

export interface EditorMessages {
  /** Names the keys that leave the editor; `toggleKeys` is platform dependent. */
  leaveHint(toggleKeys: string): string;
  readonly leaveArmed: string;
  readonly loading: string;
  readonly loadFailed: string;
  readonly retry: string;
  readonly compilerFailed: string;
  /** The compiler has its limits, too: brackets a hundred thousand deep. */
  compilerGaveUp(reason: string): string;
  readonly notAProgram: string;
  readonly closed: string;
}

const messages: Readonly<Record<EditorLocale, EditorMessages>> = {
  en: {
    leaveHint: (toggleKeys) =>
      `Tab indents. To leave the editor with the keyboard, press Esc, then Tab. ${toggleKeys} turns indenting with Tab off or on.`,
    leaveArmed: 'Press Tab to leave the editor.',
    loading: 'The editor is loading. You can read the code meanwhile.',
    loadFailed: 'The editor could not be loaded. Check the connection and try again.',
    retry: 'Load the editor again',
    compilerFailed: 'The compiler could not be loaded. Check the connection and try again.',
    compilerGaveUp: (reason) => `The compiler gave up on this code, so it was not run: ${reason}`,
    notAProgram: 'This file is plain text and cannot be compiled.',
    closed: 'The editor was closed before the compiler answered.',
  },
  ru: {
    leaveHint: (toggleKeys) =>
      `Tab делает отступ. Чтобы выйти из редактора с клавиатуры, нажмите Esc, затем Tab. ${toggleKeys} выключает и включает отступ по Tab.`,
    leaveArmed: 'Нажмите Tab, чтобы выйти из редактора.',
    loading: 'Редактор загружается. Код уже можно читать.',
    loadFailed: 'Не удалось загрузить редактор. Проверьте соединение и попробуйте ещё раз.',
    retry: 'Загрузить редактор ещё раз',
    compilerFailed: 'Не удалось загрузить компилятор. Проверьте соединение и попробуйте ещё раз.',
    compilerGaveUp: (reason) => `Компилятор не справился с этим кодом, поэтому код не запускался: ${reason}`,
    notAProgram: 'Это обычный текст, его нельзя скомпилировать.',
    closed: 'Редактор закрыли раньше, чем ответил компилятор.',
  },
};

export function editorMessages(locale: EditorLocale): EditorMessages {
  return messages[locale];
}
