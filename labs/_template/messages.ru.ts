// Words of this lab, in Russian.
import type { SameKeys } from '#src/contract/text.ts';
import type { messages as english } from './messages.en.ts';

export const messages: SameKeys<typeof english> = {
  'object.server': 'сервер',
  'stage.server': 'Сервер',
  'stage.serving': 'обслуживает {request}',
  'stage.idle': 'свободен',
  'stage.fullSpeed': 'полная скорость',
  'stage.slowed': ({ factor }, { unit }) => `замедлен в ${unit(Number(factor), 'times')}`,
  'stage.serverState': 'Сервер занят на {percent}, {state}',
  'stage.waiting': ({ count }, { plural }) =>
    `${String(count)} ${plural(Number(count), { one: 'ждёт', few: 'ждут', many: 'ждут', other: 'ждут' })}`,
  'stage.hint': 'Нажмите на сервер, чтобы замедлить его, или на запрос, чтобы спросить «почему?»',
  'stage.describe': 'Запросов в очереди: {count}. Сервер был занят {percent} времени.',
  'why.title.took': 'Почему {request} занял {ms} мс?',
  'why.title.underWay': 'Где сейчас {request}?',
  'why.title.server': 'Сервер: в очереди {waiting}',
  'why.waiting': 'Ждёт; когда он пришёл, в системе было запросов: {ahead}.',
  'why.waited': 'Ждал; когда он пришёл, в системе было запросов: {ahead}.',
  'why.inService': 'Обслуживается.',
  'why.served': 'Обслужен.',
  'why.untouched': 'С ним ничего не делали.',
  'record.arrived': '{request} пришёл, впереди {value}',
  'record.started': '{request} начат через {value} мс',
  'record.left': '{request} ушёл через {value} мс',
  'record.slowed': ({ value }, { unit }) => `сервер замедлен в ${unit(Number(value), 'times')}`,
  'record.arrivalsSet': 'поток запросов — {value}/с',
  'fault.next.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию next(waiting), а next — ${value(given)}.`,
  'fault.next.notAnIndex': ({ allowed, given }, { value }) =>
    `next должна вернуть индекс (${String(allowed)}), а вернула вот что: ${value(given)}.`,
  'grade.next.busy': 'Почти полная загрузка',
  'grade.next.slow': 'Сервер замедляется',
  'grade.next.noChoices': 'Код не оставил списка решений для этого прогона.',
  'grade.next.good': 'Среднее ожидание {waitMs} мс при допустимых {allowedMs} мс.',
  'grade.next.long': 'Среднее ожидание {waitMs} мс, а можно не больше {allowedMs} мс. У кого работы мало?',
};
