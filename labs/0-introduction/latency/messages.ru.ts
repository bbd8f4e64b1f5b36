// Words of this lab, in Russian.
import type { SameKeys } from '#src/contract/text.ts';
import type { messages as english } from './messages.en.ts';

export const messages: SameKeys<typeof english> = {
  'object.server': 'сервер',
  'object.clients': 'клиенты',
  'stage.server': 'Сервер {number}',
  'stage.clients': 'Клиенты',
  'stage.clientsState': 'Клиенты, {rate}',
  'stage.request': 'r-{id}',
  'stage.serving': 'обслуживает {request}',
  'stage.idle': 'свободен',
  'stage.leaving': 'доделывает и уходит',
  'stage.paused': 'стоит ещё {seconds} с',
  'stage.mean': 'в среднем {ms}',
  'stage.slowed': ({ factor }) => `замедлен, ×${String(factor)}`,
  'stage.serverState': '{name}, {state}',
  'stage.bank': ({ count }, { unit }) => unit(Number(count), 'servers'),
  'stage.bankState': ({ count, busy }, { unit }) => `${unit(Number(count), 'servers')}, занято: ${String(busy)}`,
  'stage.waiting': ({ count }, { number, plural }) =>
    `${number(Number(count), 0)} ${plural(Number(count), { one: 'ждёт', few: 'ждут', many: 'ждут', other: 'ждут' })}`,
  'stage.wire': 'в пути, {ms} в один конец',
  'stage.late': 'ждёт больше трёх обслуживаний',
  'stage.hint': 'Нажмите на клиентов, сервер или запрос',
  'stage.describe': 'Ждут: {waiting}. Занято серверов: {busy} из {servers}.',
  'parts.title': 'Средний ответ за последние 5 с: {ms}',
  'parts.wire': 'в пути {ms}',
  'parts.wait': 'ожидание {ms}',
  'parts.service': 'обслуживание {ms}',
  'parts.of': 'Из чего состоит ответ за 5 с',
  'parts.wireName': 'в пути',
  'parts.waitName': 'ожидание',
  'parts.serviceName': 'обслуживание',
  'stage.responseTimes': 'Время ответа',
  'theory.mm1': 'Теория: M/M/1',
  'theory.mmc': 'Теория: M/M/c (Эрланг C)',
  'theory.md1': 'Теория: M/D/1',
  'theory.mg1': 'Теория: M/G/1 (Поллачек — Хинчин)',
  'theory.none': 'Теория: готовой формулы нет',
  'theory.over':
    'Нагрузка {load}: установившегося режима нет. Приходит больше, чем удаётся обслужить, и очередь растёт, пока это длится.',
  'theory.meanWaitMs': 'Среднее ожидание',
  'theory.meanResponseMs': 'Средний ответ',
  'theory.meanInSystem': 'В системе в среднем',
  'theory.utilisation': 'Загрузка',
  'little.title': 'Закон Литтла: L = λ × W',
  'little.law': '{inSystem} = {entries} × {stay}',
  'little.nobody': 'Пока никто не пришёл.',
  'sweep.loadMake': 'Построить кривую по нагрузке',
  'sweep.load': 'Время ответа при разной нагрузке',
  'sweep.loadAxis': 'Нагрузка',
  'sweep.mean': 'среднее',
  'sweep.p99': 'p99',
  'sweep.theoryMean': 'среднее, теория',
  'sweep.theoryP99': 'p99, теория',
  'sweep.now': 'сейчас',
  'sweep.serversMake': 'Построить кривую по серверам',
  'sweep.servers': 'Пропускная способность по серверам',
  'sweep.serversAxis': 'Серверов',
  'sweep.answered': 'прогоны',
  'sweep.law': 'закон масштабируемости',
  'sweep.ideal': 'пропорционально',
  'why.title.took': ({ request, ms }, { unit }) => `Почему ${String(request)} занял ${unit(Number(ms), 'ms')}?`,
  'why.title.underWay': 'Где сейчас {request}?',
  'why.title.serving': 'Сервер {server} обслуживает {request}',
  'why.title.idle': 'Сервер {server} свободен',
  'why.title.gone': 'Сервер {server} убран',
  'why.title.clients': ({ rate, waiting }, { unit }) =>
    `Клиенты шлют ${unit(Number(rate), '1/s')}; в очереди: ${String(waiting)}`,
  'why.wentThere': 'Был в пути к серверам.',
  'why.goesThere': 'Сейчас в пути к серверам.',
  'why.waits': 'Ждёт; когда он пришёл, впереди в очереди было: {ahead}.',
  'why.waited': 'Ждал; когда он пришёл, впереди в очереди было: {ahead}.',
  'why.waitedLongest': ({ ahead, longest, ms }, { unit }) =>
    `Ждал; когда он пришёл, впереди в очереди было: ${String(ahead)}. Дольше всех за это время обслуживался ${String(longest)} — ${unit(Number(ms), 'ms')}.`,
  'why.served': 'Его обслужил сервер {server}.',
  'why.isServed': 'Его обслуживает сервер {server}.',
  'why.wentBack': 'Ответ был в пути.',
  'why.goesBack': 'Ответ сейчас в пути.',
  'why.untouched': 'Ничего не меняли.',
  'record.sent': '{request} отправлен',
  'record.queued': '{request} пришёл, впереди ждут: {value}',
  'record.started': ({ request, server, value }, { unit }) =>
    `${String(request)} начат на сервере ${String(server)}, прождав ${unit(Number(value), 'ms')}`,
  'record.finished': ({ request, server, value }, { unit }) =>
    `сервер ${String(server)} закончил ${String(request)} за ${unit(Number(value), 'ms')}`,
  'record.answered': ({ request, value }, { unit }) =>
    `${String(request)} получил ответ через ${unit(Number(value), 'ms')}`,
  'record.slowed': ({ server, value }, { unit }) =>
    `сервер ${String(server)} замедлен в ${unit(Number(value), 'times')}`,
  'record.paused': ({ server, value }, { unit }) =>
    `сервер ${String(server)} остановлен на ${unit(Number(value), 'ms')}`,
  'record.burst': ({ value }, { unit }) => `пачка: ${unit(Number(value), 'requests')} сразу`,
  'record.arrivalsSet': 'поток запросов — {value}/с',
  'record.serversSet': ({ value }, { unit }) => `теперь ${unit(Number(value), 'servers')}`,
  'record.serviceSet': 'скорость обслуживания — {value}/с',
  'grade.noAnswer': 'Код не оставил ответа для этого случая.',
  'fault.report.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию report(hosts), а report — ${value(given)}.`,
  'fault.report.shape': ({ given }, { value }) =>
    `report должна вернуть объект с числами meanResponseMs и p95ResponseMs, а вернула вот что: ${value(given)}.`,
  'fault.report.field': ({ field, given }, { value }) =>
    `report должна вернуть объект с числами meanResponseMs и p95ResponseMs, а ${String(field)} в нём — ${value(given)}.`,
  'grade.report.case.quiet': 'Один хост, никто не ждёт',
  'grade.report.case.waits': 'Один хост, долгое ожидание',
  'grade.report.case.uneven': 'Загруженный хост и хост, который мало кто видит',
  'grade.report.case.few': 'Почти все запросы — на одном хосте',
  'grade.report.case.idle': 'Хост без запросов',
  'grade.report.fine': 'Среднее {mean} мс, p95 {p95} мс — как это видели клиенты.',
  'grade.report.noNumber': 'Среднее — не число: у host-{host} не было запросов.',
  'grade.report.service':
    'У вас среднее {given} мс, а клиенты ждали {wanted} мс. {given} мс — это сколько работали серверы. Кто измерит ожидание?',
  'grade.report.mean':
    'У вас среднее {given} мс, а по всем запросам — {wanted} мс. Когда начинается ответ? И должен ли хост с горсткой запросов значить столько же, сколько хост с тысячей?',
  'grade.report.p95':
    'У вас p95 {given} мс, а по всем запросам вместе — {wanted} мс. Перцентиль не собрать из перцентилей.',
  'grade.report.oneHost':
    'У вас p95 {given} мс, а на самом деле {wanted} мс, хотя все запросы здесь на одном хосте. Укладываются ли в это значение 95 запросов из 100 и отсортированы ли времена как числа?',
  'fault.plan.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию plan(log, target), а plan — ${value(given)}.`,
  'fault.plan.notCount': ({ given, most }, { value }) =>
    `plan должна вернуть целое число серверов от 0 до ${String(most)}, а вернула вот что: ${value(given)}.`,
  'grade.plan.case.even': 'Как по часам',
  'grade.plan.case.poisson': 'Как придётся',
  'grade.plan.case.bunched': 'По двадцать сразу',
  'grade.plan.case.longOnes': 'Редкие очень долгие',
  'grade.plan.case.rush': 'Час пик среди тихого дня',
  'grade.plan.case.strict': 'Строгая цель',
  'grade.plan.case.idle': 'Почти без нагрузки',
  'grade.plan.case.hopeless': 'Недостижимо',
  'grade.plan.fine': ({ servers, percent }, { number, unit }) =>
    `${unit(Number(servers), 'servers')}: вовремя ${number(Number(percent))} %, и меньше нельзя.`,
  'grade.plan.none': 'Верно: сколько ни ставь серверов, долгий запрос короче не станет.',
  'grade.plan.possible': ({ most, percent }, { number }) =>
    `По-вашему, это невозможно, но при ${String(most)} серверах вовремя ${number(Number(percent))} %.`,
  'grade.plan.impossible': ({ servers, percent, wanted, limitMs }, { number, unit }) =>
    `${unit(Number(servers), 'servers')}: за ${unit(Number(limitMs), 'ms')} ответ получают ${number(Number(percent))} %, а нужно ${number(Number(wanted))} %, и новые серверы не помогут — верните 0. Что длится так долго, даже если никто не ждёт?`,
  'grade.plan.tooFew': ({ servers, percent, wanted, limitMs }, { number, unit }) =>
    `${unit(Number(servers), 'servers')}: за ${unit(Number(limitMs), 'ms')} ответ получают лишь ${number(Number(percent))} %, а нужно ${number(Number(wanted))} %. Смотрите на каждый ответ — ожидание и обслуживание, — а не на средние.`,
  'grade.plan.tooMany': ({ servers, fewer, percent, wanted, limitMs }, { number, unit }) =>
    `${unit(Number(servers), 'servers')} — больше, чем нужно: при ${String(fewer)} за ${unit(Number(limitMs), 'ms')} ответ получают ${number(Number(percent))} %, а хватило бы ${number(Number(wanted))} %.`,
};
