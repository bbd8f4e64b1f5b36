// Sentences about parameters, actions and answers of a student's code that cannot be used, in Russian.
import type { Message, SameKeys } from '../contract/text.ts';
import type { problems as english } from './problems.en.ts';

/** What came, and the rule: each begins with the function's name, so that it reads well after a colon too. */
const pick =
  (came: (given: string) => string): Message =>
  ({ request, allowed, given }, { value }) =>
    `pick(servers, request) на запросе ${String(request)} должна вернуть индекс сервера (${String(allowed)}), ${came(value(given))}.`;

const evict =
  (came: (given: string) => string): Message =>
  ({ request, keys, given }, { value }) =>
    `evict() на запросе ${String(request)} должна вернуть ключ из кэша (${keys === 'string' ? 'строку, которую' : 'число, которое'} получала onInsert), ${came(value(given))}.`;

const ONLY_WHEN_NONE = ': это верно, только пока нет ни одного здорового сервера';

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
  'parameter.noCode': 'У прогона ещё нет вашего кода. Откройте «Ваш код» под сценой и нажмите «Запустить в симуляции».',
  'action.shape': ({ given }) => `Действие — это объект с полями "at" и "action", а указано ${given}.`,
  'action.at': ({ given }) => `"at" — время действия, не меньше 0, а указано ${given}.`,
  'action.unknown': ({ given, allowed }) => `Действия ${given} в этой лаборатории нет. Есть: ${allowed}.`,
  'action.object': ({ action, field, given }) =>
    `Действию ${action} нужно поле "${field}" — целое число от 0, а указано ${given}.`,
  'action.notOn': ({ action, field, allowed, given }) =>
    `Действие ${action} применимо к объектам ${field} с номерами ${allowed}, а указан ${given}.`,
  'action.field': ({ action, field }) => `У действия ${action} нет поля "${field}".`,
  'action.set': ({ given, allowed }) =>
    allowed === ''
      ? `В этой лаборатории во время прогона нельзя менять параметры, в том числе ${given}.`
      : `Во время прогона "set" может менять только ${allowed}, а не ${given}.`,
  'input.size': ({ name, given, most }, { size }) =>
    `Файл ${String(name)} слишком большой: ${size(Number(given))}, а прочитать можно не больше ${size(Number(most))}.`,
  'input.sampleUnreachable':
    'Файл {name} не загрузился: сайт недоступен, а в этом браузере файла ещё нет. Откройте его один раз при подключении к сети — потом он будет открываться и без неё.',
  'input.sampleMissing':
    'Сайт не отдал файл {name}. Возможно, сайт обновился, пока страница была открыта: перезагрузите её и откройте файл ещё раз.',
  'input.sampleDamaged':
    'Файл {name} пришёл неполным или повреждённым; из него ничего не взято. Откройте его ещё раз: он загрузится заново.',
  'input.one': 'Здесь читается один файл за раз.',
  'input.binary': 'Это двоичный файл, а не текст.',
  'input.header': 'Строка {line}: в заголовке должны стоять столбцы {allowed}, а стоит {given}.',
  'input.column': 'Строка {line}: неизвестный столбец {given}. Можно: {allowed}.',
  'input.twice': 'Строка {line}: столбец {given} указан дважды.',
  'input.missing': 'Строка {line}: нет столбца {column}.',
  'input.cells': 'Строка {line}: нужно значений {wanted}, а есть {given}.',
  'input.afterQuote':
    'Строка {line}: после закрывающей кавычки может идти только запятая или конец строки, а идёт {given}.',
  'input.quote': 'Строка {line}: кавычка открыта и нигде не закрыта.',
  'input.long':
    'Строка {line}: запись может занимать не больше {most} байт, а эта длиннее. Нет ли здесь незакрытой кавычки?',
  'link.long': ({ most }) => `Ссылка длиннее любой, какую создаёт эта лаборатория (${most}); из неё ничего не взято.`,
  'link.damaged':
    'Ссылка обрезана или повреждена; из неё ничего не взято. Попросите прислать её ещё раз или начните с исходных настроек.',
  'link.tooLarge':
    'Этот эксперимент не помещается в ссылку. Поместится, если сократить код, число действий или убрать лишние прогоны. Или сохраните этот прогон в файл: «Экспорт», «Прогон (JSON)».',
  'link.lab': ({ lab }) => `Это ссылка на другую лабораторию: ${lab}.`,
  'fault.pick.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию pick(servers, request), а pick — ${value(given)}.`,
  'fault.pick.noObject': ({ given }, { value }) =>
    `create() должна вернуть объект с функцией pick(servers, request), а вернула вот что: ${value(given)}.`,
  'fault.pick.notCreated': ({ given }, { value }) =>
    `create() должна вернуть объект с функцией pick(servers, request), а pick в нём — ${value(given)}.`,
  'fault.pick.nothing': pick(() => 'а не вернула ничего'),
  'fault.pick.promise': pick(() => 'а вернула промис: pick не может быть async'),
  'fault.pick.notANumber': pick((given) => `а вернула не число: ${given}`),
  'fault.pick.notAnIndex': pick((given) => `а вернула ${given}`),
  'fault.pick.nobody': pick((given) => `а вернула ${given}${ONLY_WHEN_NONE}`),
  'fault.choices.end': 'Запись решений кончается раньше прогона; решений в ней: {count}.',
  'fault.choices.notAnIndex': ({ choice, allowed, given }) =>
    `Решение ${String(choice)} в записи должно быть индексом сервера (${String(allowed)}), а там ${String(given)}${given === '-1' ? ONLY_WHEN_NONE : ''}.`,
  'fault.create.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию create(capacity), а create — ${value(given)}.`,
  'fault.create.noObject': ({ given }, { value }) =>
    `create(capacity) должна вернуть объект с onHit, onInsert и evict, а вернула вот что: ${value(given)}.`,
  'fault.create.noMethod':
    'create(capacity) должна вернуть объект с onHit, onInsert и evict, а {method} в нём — не функция.',
  'fault.evict.nothing': evict(() => 'а не вернула ничего'),
  'fault.evict.promise': evict(() => 'а вернула промис: evict() не может быть async'),
  'fault.evict.notAKey': evict((given) => `а вернула вот что: ${given}. Такого ключа в трейсе нет`),
  'fault.evict.notCached': evict((given) => `а вернула ${given}: этого ключа в кэше сейчас нет`),
  'fault.evictions.end': 'Запись вытеснений кончается раньше прогона; вытеснений в ней: {count}.',
  'fault.evictions.notCached': 'Запись вытесняет ключ {given}, а его в этот момент нет в кэше.',
  'fault.search.notExported': ({ name, given }, { value }) =>
    `Ваш код должен экспортировать функцию ${String(name)}(list); сейчас ${String(name)} — ${value(given)}.`,
  'fault.search.noArray': ({ given }, { value }) =>
    `Ответом должен быть массив, а ваш код вернул: ${value(given)}. Из Set его делает [...set].`,
  'fault.thrown': ({ given }, { value }) =>
    `Код бросил вместо ошибки вот что: ${value(given)}. Причину по этому не узнать.`,
  'grade.runs': 'Код выполняется',
  'grade.stopped': '{message}',
};
