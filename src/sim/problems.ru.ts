// Sentences about parameters and actions that cannot be used, in Russian.
import type { SameKeys } from '../contract/text.ts';
import type { problems as english } from './problems.en.ts';

export const problems: SameKeys<typeof english> = {
  'parameter.unknown': ({ name, allowed }) => `Параметра ${name} нет. Есть: ${allowed}.`,
  'parameter.number': ({ name, min, max, unit, given }) =>
    `${name} — число от ${min} до ${max}${unit === '' ? '' : ` ${unit}`}, а указано ${given}.`,
  'parameter.integer': ({ name, min, max, unit, given }) =>
    `${name} — целое число от ${min} до ${max}${unit === '' ? '' : ` ${unit}`}, а указано ${given}.`,
  'parameter.choice': ({ name, allowed, given }) => `${name} — одно из значений: ${allowed}; указано ${given}.`,
  'parameter.flag': ({ name, given }) => `${name} — true или false, а указано ${given}.`,
  'parameter.words': ({ name, most, longest, given }) =>
    `${name} — не больше ${most} разных имён через запятую, каждое до ${longest} символов; указано ${given}.`,
  'parameter.numbers': ({ name, most, min, max, given }) =>
    `${name} — не больше ${most} чисел от ${min} до ${max} через запятую; указано ${given}.`,
  'action.shape': ({ given }) => `Действие — это объект с полями "at" и "action", а указано ${given}.`,
  'action.at': ({ given }) => `"at" — время действия, не меньше 0, а указано ${given}.`,
  'action.unknown': ({ given, allowed }) => `Действия ${given} в этой лаборатории нет. Есть: ${allowed}.`,
  'action.object': ({ action, field, given }) =>
    `Действию ${action} нужно поле "${field}" — целое число от 0, а указано ${given}.`,
  'action.field': ({ action, field }) => `У действия ${action} нет поля "${field}".`,
  'action.set': ({ given, allowed }) =>
    allowed === ''
      ? `В этой лаборатории во время прогона нельзя менять параметры, в том числе ${given}.`
      : `Во время прогона "set" может менять только ${allowed}, а не ${given}.`,
  'input.size': ({ name, given, most }) => `Размер файла ${name} — ${given} Б, а можно не больше ${most} Б.`,
  'link.long': ({ most }) => `Ссылка длиннее любой, какую создаёт эта лаборатория (${most}); из неё ничего не взято.`,
  'link.damaged':
    'Ссылка обрезана или повреждена; из неё ничего не взято. Попросите прислать её ещё раз или начните с исходных настроек.',
  'link.lab': ({ lab }) => `Это ссылка на другую лабораторию: ${lab}.`,
  'grade.runs': 'Код выполняется',
  'grade.stopped': '{message}',
};
