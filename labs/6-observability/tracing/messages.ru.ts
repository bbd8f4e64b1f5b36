// Слова лаборатории о трассировке, по-русски: сцена, «почему?», журнал, ошибки файлов, проверки.
import type { SameKeys } from '#src/contract/text.ts';
import type { messages as english } from './messages.en.ts';

const TRACES = { one: 'трейс', few: 'трейса', many: 'трейсов', other: 'трейса' } as const;
const SPANS = { one: 'спан', few: 'спана', many: 'спанов', other: 'спана' } as const;

export const messages: SameKeys<typeof english> = {
  'object.service': ({ id }) =>
    ['frontend', 'gateway', 'auth', 'users', 'orders', 'cache', 'db', 'mailer'][Number(id) - 1] ?? '',
  'stage.start': 'Нажмите «Пуск»: запросы приходят слева',
  'stage.now': ({ settled, kept, inFlight }, { number }) =>
    `Оставлено трейсов: ${number(Number(kept), 0)} из ${number(Number(settled), 0)}, запросов в пути: ${inFlight}`,
  'stage.nowBroken': ({ settled, kept, broken }, { number, unit }) =>
    `Оставлено трейсов: ${number(Number(kept), 0)} из ${number(Number(settled), 0)}, с разрывом — ${unit(Number(broken), '%')}`,
  'stage.file': ({ count, shown }, { number, plural }) =>
    `В файле ${number(Number(count), 0)} ${plural(Number(count), TRACES)}${Number(count) > Number(shown) ? `, показаны самые долгие: ${shown}` : ''}`,
  'stage.last': 'Последние',
  'stage.longest': 'Самые долгие',
  'stage.trace': ({ trace, ms }, { unit }) => `Трейс ${trace}…: ${unit(Number(ms), 'ms')}`,
  'stage.traceOf': ({ trace, request, ms }, { unit }) =>
    `Трейс ${trace}… запроса r-${request}: ${unit(Number(ms), 'ms')}`,
  'stage.kept': 'сохранён',
  'stage.dropped': 'выброшен',
  'stage.failed': 'ошибка',
  'stage.inParts': ({ parts }, { number, plural }) =>
    `распался на ${number(Number(parts), 0)} ${plural(Number(parts), TRACES)}`,
  'stage.orphan': 'сирота: контекст потерян',
  'stage.row': ({ service, name, start, ms }, { unit }) =>
    `${service}, ${name}: начало ${unit(Number(start), 'ms')}, длительность ${unit(Number(ms), 'ms')}`,
  'stage.rowOnPath': ({ service, name, start, ms, critical }, { unit }) =>
    `${service}, ${name}: начало ${unit(Number(start), 'ms')}, длительность ${unit(Number(ms), 'ms')}, из них на критическом пути ${unit(Number(critical), 'ms')}`,
  'stage.rows': 'спаны {from}–{to} из {count}',
  'stage.rowsShort': '{from}–{to} / {count}',
  'stage.service': '{name}, загрузка {percent} %, ждут {queued}',
  'stage.serviceAndState': '{name}, загрузка {percent} %, ждут {queued}, {state}',
  'stage.fails': 'ошибок {percent} %',
  'stage.loses': 'теряет контекст',
  'stage.slowed': ({ factor }, { unit }) =>
    Number(factor) < 1
      ? `быстрее в ${unit(1 / Number(factor), 'times')}`
      : `медленнее в ${unit(Number(factor), 'times')}`,
  'stage.waiting': 'ждут: {count}',
  'stage.spans': ({ count }, { number, plural }) => `${number(Number(count), 0)} ${plural(Number(count), SPANS)}`,
  'stage.edgeFailed': ({ percent }, { unit }) => unit(Number(percent), '%'),
  'stage.legend':
    'Ступенчатая линия — критический путь, бледное — вне его, пунктир — выброшено. Нажмите на сервис, трейс, спан.',
  'stage.legendShort': 'Ступенчатая линия — критический путь. Пунктир — выброшено.',
  'stage.critical.title': 'Кого ждёт страница — по сохранённым трейсам',
  'stage.critical.none': 'Пока не сохранён ни один трейс.',
  'stage.estimates.title': 'Что говорят сохранённые трейсы',
  'stage.estimates.truth': 'на деле',
  'stage.estimates.plain': 'как есть',
  'stage.estimates.weighted': 'с весами',
  'stage.estimates.failed': 'ошибок',
  'stage.estimates.kept': ({ kept, all, points }, { number }) =>
    `По ${number(Number(kept), 0)} из ${number(Number(all), 0)} запросов. Доля ошибок с весами: ±${number(Number(points), 2)} п. п. при 95 %.`,
  'stage.header.title': 'traceparent',
  'stage.header.state': 'tracestate',
  'stage.header.version': 'версия',
  'stage.header.traceId': 'id трейса',
  'stage.header.parentId': 'id родителя',
  'stage.header.flags': 'флаги',
  'fault.header.missing': 'Здесь нет traceparent.',
  'fault.header.several': 'Их несколько, а допускается ровно один.',
  'fault.header.version': 'Версия — две шестнадцатеричные цифры в нижнем регистре, затем дефис.',
  'fault.header.versionForbidden': 'Версия ff запрещена.',
  'fault.header.length': 'В версии 00 ровно 55 символов, в более новых — не меньше 55.',
  'fault.header.suffix': 'Добавка новой версии начинается с дефиса.',
  'fault.header.upperCase': 'Шестнадцатеричные цифры пишутся в нижнем регистре.',
  'fault.header.traceId': 'Id трейса — 32 шестнадцатеричные цифры между двумя дефисами.',
  'fault.header.traceIdZero': 'Id трейса состоит из одних нулей.',
  'fault.header.parentId': 'Id родителя — 16 шестнадцатеричных цифр между двумя дефисами.',
  'fault.header.parentIdZero': 'Id родителя состоит из одних нулей.',
  'fault.header.flags': 'Флаги — две шестнадцатеричные цифры.',
  'why.title.took': ({ request, ms }, { unit }) => `Почему ${request} длился ${unit(Number(ms), 'ms')}?`,
  'why.title.failed': ({ request, ms }, { unit }) =>
    `Почему ${request} завершился ошибкой через ${unit(Number(ms), 'ms')}?`,
  'why.title.underWay': 'Где сейчас {request}?',
  'why.title.trace': ({ trace, ms }, { unit }) => `Почему трейс ${trace}… длился ${unit(Number(ms), 'ms')}?`,
  'why.title.span': ({ service, name, ms }, { unit }) => `${service}, ${name}: ${unit(Number(ms), 'ms')}`,
  'why.title.service': '{service}: в работе {busy}, ждут {queued}',
  'why.sent': 'Он только что пришёл.',
  'why.held': ({ service, name, percent }, { number }) =>
    `${service}, ${name}: сюда ушло ${number(Number(percent), 0)} % времени, всё остальное ждало.`,
  'why.onPath': ({ ms, of }, { unit }) =>
    `На критическом пути — ${unit(Number(ms), 'ms')} из ${unit(Number(of), 'ms')}: если ускорить этот спан, страница ускорится.`,
  'why.offPath':
    'Не на критическом пути: параллельно шло что-то более долгое, и небольшое замедление здесь ничего бы не стоило.',
  'why.asynchronous': 'Его никто не ждёт: он берёт сообщение, когда доходит до него.',
  'why.orphan': 'Корень, родителя которого здесь нет: вызвавший его спан — в другом трейсе или нигде.',
  'why.waited': 'Ожидание места в {service}.',
  'why.missed': 'Пользователя не было в кэше: пришлось идти в базу данных.',
  'why.retried': 'Запрос к базе не удался; {service} повторил его.',
  'why.failed.chance': '{service} ответил ошибкой — такое изредка случается.',
  'why.failed.made': '{service} ответил ошибкой: её вызвали намеренно.',
  'why.failed.refused': '{service} отказал: в очереди уже стояло 200.',
  'why.failed.told': 'Спан сам сообщает об ошибке.',
  'why.contextLost': '{service} не нашёл контекста в заголовках и начал собственный трейс.',
  'why.decided.dropped': 'Время вышло: хранить нечего, трейс выброшен.',
  'why.decided.error': 'Время вышло: трейс сохранён, в нём есть ошибка.',
  'why.decided.slow': 'Время вышло: трейс сохранён, он долгий.',
  'why.decided.rate': 'Время вышло: трейс сохранён как часть случайной доли.',
  'why.decided.all': 'Сохранён, как и всё.',
  'why.decided.head': 'Сохранён: id трейса ниже порога.',
  'why.decided.coin': 'Каждый сервис решил сам.',
  'why.decided.unsampled': 'Не записывался с самого начала.',
  'why.untouched': 'С ним ничего не делали.',
  'why.shareOfPath': ({ percent }, { number }) =>
    `Из времени на критическом пути всех сохранённых трейсов здесь прошло ${number(Number(percent), 0)} %.`,
  'record.sent': 'пришёл {request}',
  'record.spanBegan': '{request}: {writer} начинает {name}',
  'record.waited': ({ request, service, value }, { unit }) =>
    `${request} ждал места в ${service} ${unit(Number(value), 'ms')}`,
  'record.spanEnded': ({ request, writer, name, value }, { unit }) =>
    `${request}: ${writer} закончил ${name} за ${unit(Number(value), 'ms')}`,
  'record.spanFailed': '{request}: ошибка в {name} сервиса {writer}',
  'record.retried': '{request}: {writer} пробует ещё раз',
  'record.missed': '{request}: промах кэша',
  'record.contextLost': '{request}: {writer} начинает свой трейс',
  'record.answered': ({ request, value }, { unit }) => `${request}: ответ за ${unit(Number(value), 'ms')}`,
  'record.failed': ({ request, value }, { unit }) => `${request}: ошибка через ${unit(Number(value), 'ms')}`,
  'record.kept': 'трейс запроса {request} сохранён',
  'record.dropped': 'трейс запроса {request} выброшен',
  'record.slow': ({ service, value }, { unit }) =>
    Number(value) < 1
      ? `${String(service)} ускоряется в ${unit(1 / Number(value), 'times')}`
      : `${String(service)} замедляется в ${unit(Number(value), 'times')}`,
  'record.fail': '{service}: {value} % вызовов заканчиваются ошибкой',
  'record.lose': '{service} теряет контекст',
  'record.restore': '{service} восстановлен',
  'record.cured': 'дело было в {service}, теперь он исправен',
  'record.wronglyRestored': '{service} восстановлен зря: он был исправен',
  'record.rateSet': 'поток запросов: {value}/с',
  'record.hitsSet': 'попаданий в кэш: {value} %',
  'record.opened': ({ spans }, { number, plural }) =>
    `открыт файл: ${number(Number(spans), 0)} ${plural(Number(spans), SPANS)}`,
  'input.summary': ({ spans, traces }, { number, plural }) =>
    `${number(Number(spans), 0)} ${plural(Number(spans), SPANS)}, ${number(Number(traces), 0)} ${plural(Number(traces), TRACES)}`,
  'input.summaryAmiss': ({ spans, traces, orphan, duplicate, circle, negative }, { number }) => {
    const amiss = [
      Number(orphan) > 0 ? `без родителя — ${number(Number(orphan), 0)}` : '',
      Number(duplicate) > 0 ? `с уже занятым id — ${number(Number(duplicate), 0)}` : '',
      Number(circle) > 0 ? `циклов из родителей — ${number(Number(circle), 0)}` : '',
      Number(negative) > 0 ? `с концом раньше начала — ${number(Number(negative), 0)}` : '',
    ].filter((each) => each !== '');
    return `Спанов: ${number(Number(spans), 0)}, трейсов: ${number(Number(traces), 0)}. Не в порядке: ${amiss.join('; ')}`;
  },
  'input.empty': 'Файл пуст.',
  'input.json': 'Строка {line}: это не JSON.',
  'input.request': 'Строка {line}: нужен объект со списком resourceSpans — трейсы в OTLP JSON.',
  'input.noSpan': 'В файле нет ни одного спана.',
  'input.many': ({ most }, { number }) => `В файле больше ${number(Number(most), 0)} спанов.`,
  'input.large': ({ most }, { size }) => `Файл больше ${size(Number(most))}.`,
  'input.utf8': 'Это не текст в UTF-8.',
  'input.span': 'Между первым спаном и последним больше ста дней.',
  'input.field.object': '{path}: нужен объект, а не {given}.',
  'input.field.list': '{path}: нужен список, а не {given}.',
  'input.field.text': '{path}: нужен текст, а не {given}.',
  'input.field.traceId': '{path}: нужны 32 шестнадцатеричные цифры, не все 0, а не {given}.',
  'input.field.spanId': '{path}: нужны 16 шестнадцатеричных цифр, не все 0, а не {given}.',
  'input.field.time': '{path}: нужно целое число наносекунд меньше 2^64, лучше строкой из цифр, а не {given}.',
  'input.field.kind': '{path}: нужно целое число от 0 до 5, а не {given}.',
  'input.field.status': '{path}: нужен код 0, 1 или 2, а не {given}.',
  'input.field.key': '{path}: нужен ключ — непустой текст, а не {given}.',
  'input.field.value':
    '{path}: нужно одно из stringValue, boolValue, intValue, doubleValue, arrayValue, kvlistValue, bytesValue, а не {given}.',
  'input.field.deep': '{path}: вложенность значений больше 32.',
  'fault.noCode': 'Контекст передаёт ваш код: напишите inject(context) и extract(headers) и запустите.',
  'fault.propagator.notExported': ({ name, given }, { value }) =>
    `Код должен экспортировать функцию ${name}; сейчас ${name} — ${value(given)}.`,
  'fault.propagator.headers': ({ given }, { value }) =>
    `inject должна вернуть объект с заголовками, каждый — текст; встретилось: ${value(given)}.`,
  'fault.propagator.context': ({ given }, { value }) =>
    `extract должна вернуть объект с полями traceId (32 шестнадцатеричные цифры), spanId (16) и sampled (true или false) либо undefined; вернулось: ${value(given)}.`,
  'grade.noAnswer': 'Здесь ваш код не оставил ответа.',
  'grade.propagate.group.inject': 'Записанное вами читается',
  'grade.propagate.group.plain': 'Верные заголовки с любыми флагами',
  'grade.propagate.group.names': 'Имена в любом регистре',
  'grade.propagate.group.spaces': 'Пробелы и табуляция вокруг значения',
  'grade.propagate.group.versions': 'Другие версии',
  'grade.propagate.group.absent': 'Ни одного или больше одного',
  'grade.propagate.group.malformed': 'Испорченные значения',
  'grade.propagate.group.capitals': 'Заглавные буквы',
  'grade.propagate.group.zeros': 'Id из нулей',
  'grade.propagate.good': ({ count }) => `Все прочитаны так, как велит стандарт: ${count}.`,
  'grade.propagate.injected': 'Другие читают из него тот же контекст.',
  'grade.propagate.accepted': 'Продолжать здесь нечего, а extract вернула контекст: {header}.',
  'grade.propagate.fromNothing': 'Заголовка traceparent не было вовсе, а extract вернула контекст.',
  'grade.propagate.refused': 'Контекст здесь верный, а extract не вернула ничего: {header}.',
  'grade.propagate.ids': 'extract прочитала не те id, что стоят в заголовке: {header}.',
  'grade.propagate.notSampled': 'Младший бит флагов здесь установлен, значит, sampled — true: {header}.',
  'grade.propagate.sampled': 'Младший бит флагов здесь не установлен, значит, sampled — false: {header}.',
  'grade.propagate.unreadable': 'Другие сервисы не смогут прочитать traceparent, который записала inject: {header}.',
  'grade.propagate.otherIds': 'inject записала не те id, что были в контексте: {header}.',
  'grade.propagate.otherFlag': 'inject записала не тот флаг sampled, что был в контексте: {header}.',
  'fault.finish.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию createTracer(local, newId); сейчас createTracer — ${value(given)}.`,
  'fault.finish.noTracer': ({ given }, { value }) =>
    `createTracer должна вернуть объект с функциями start и finish; вернулось: ${value(given)}.`,
  'fault.finish.span': ({ given }, { value }) =>
    `start должна вернуть спан с полями traceId, spanId и parentSpanId; вернулось: ${value(given)}.`,
  'grade.finish.case.siblings': 'Вызовы один за другим',
  'grade.finish.case.second': 'Запросы один за другим',
  'grade.finish.case.deep': 'Вызовы внутри вызовов',
  'grade.finish.case.turns': 'Два запроса попеременно',
  'grade.finish.case.forked': 'Параллельные задачи одного запроса',
  'grade.finish.case.order': 'Завершены в другом порядке',
  'grade.finish.case.outlived': 'Задача, пережившая свой запрос',
  'grade.finish.good': 'Все спаны висят там, где надо: {count}.',
  'grade.finish.sameId': 'У двух спанов одинаковый id, или у какого-то его нет. Каждый ли получает newId(16)?',
  'grade.finish.notRoot':
    'Спан «{name}» начинает новый трейс, а висит под «{given}». Какой спан остался в local, когда ни один не был открыт?',
  'grade.finish.joined':
    'Спан «{name}» начинает новый трейс, а id трейса у него от «{other}». Корень получает newId(32).',
  'grade.finish.root': 'Спан «{name}» должен висеть под «{wanted}», а родителя у него нет.',
  'grade.finish.parent':
    'Спан «{name}» должен висеть под «{wanted}», а висит под «{given}». Какой спан текущий после finish и в какой задаче?',
  'grade.finish.trace': 'Спан «{name}» должен быть в трейсе «{wanted}», а id трейса у него другой.',
};
