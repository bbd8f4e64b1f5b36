// Words of the windows lab, in Russian.
import type { SameKeys } from '#src/contract/text.ts';
import type { messages as english } from './messages.en.ts';

/** Milliseconds as seconds: "3,2 с". */
const S = 1000;

export const messages: SameKeys<typeof english> = {
  'object.key': 'телефон {id}',
  'stage.start': 'Пока ничего не пришло. Нажмите «Пуск» или сделайте один шаг вперёд.',
  'stage.now.onTime': 'Событие {event} от {name}, метка {at}: вовремя.',
  'stage.now.late': 'Событие {event} от {name}, метка {at}: опоздало и исправляет уже выданное.',
  'stage.now.dropped': ({ event, name, at, by }, { unit }) =>
    `Событие ${String(event)} от ${String(name)}, метка ${String(at)}: опоздало на ${unit(Number(by) / S, 's')}, отброшено.`,
  'stage.now.filtered': 'Событие {event} от {name}, метка {at}: отфильтровано.',
  'stage.now.unassigned': 'Событие {event} от {name}, метка {at}: попало в промежуток между окнами.',
  'stage.fires': ({ windows }, { plural }) =>
    `${plural(Number(windows), { one: 'Срабатывает', few: 'Срабатывают', many: 'Срабатывают', other: 'Срабатывают' })} ${String(windows)} ${plural(Number(windows), { one: 'окно', few: 'окна', many: 'окон', other: 'окна' })}.`,
  'stage.over': 'Вход закончился, водяной знак ушёл в конец времён: сработали все окна.',
  'stage.short.over': 'Вход закончился: сработали все окна.',
  'stage.short.onTime': '{event}: {name}, вовремя',
  'stage.short.late': '{event}: {name}, опоздало',
  'stage.short.dropped': '{event}: {name}, отброшено',
  'stage.short.filtered': '{event}: {name}, отфильтровано',
  'stage.short.unassigned': '{event}: {name}, вне окон',
  'stage.arrival': 'только пришло',
  'stage.eventTime': 'время события',
  'stage.watermark': 'водяной знак',
  'stage.tooLate': ({ by }, { unit }) => `опоздало на ${unit(Number(by) / S, 's')}`,
  'stage.offline': 'без связи, ждут: {waiting}',
  'stage.clockAhead': ({ by }, { unit }) => `часы спешат на ${unit(Number(by) / S, 's')}`,
  'stage.clockBehind': ({ by }, { unit }) => `часы отстают на ${unit(Number(by) / S, 's')}`,
  'stage.moreKeys': ({ count }, { unit }) => `и ещё ${unit(Number(count), 'keys')}`,
  'stage.events': 'Последние события в порядке прихода',
  'stage.windows': 'Окна {name}',
  'stage.window.open': 'Окно {window}, {name}: пока {count}, ждёт водяного знака',
  'stage.window.fired': 'Окно {window}, {name}: результат {value} по {count}, ещё принимает опоздавших',
  'stage.window.forgotten': 'Окно {window}, {name}: результат {value} по {count}, закрыто',
  'stage.phone': '{name}, {state}',
  'stage.online': 'на связи',
  'stage.describe': 'Пришло событий: {arrived}, отброшено опоздавших: {dropped}, открытых окон: {open}.',
  'stage.describe.watermark': 'Водяной знак — {watermark}.',
  'stage.legend.onTime': 'вовремя',
  'stage.legend.late': 'опоздало, исправляет',
  'stage.legend.dropped': 'слишком поздно',
  'stage.legend.filtered': 'отфильтровано',
  'stage.legend.unassigned': 'вне окон',
  'stage.legend.outside': 'отфильтровано или вне окон',
  'stage.tradeOff': 'Задержка и полнота',
  'stage.tradeOffMake': 'Построить кривую задержки и полноты',
  'stage.tradeOffLatency': 'средняя задержка результата',
  'stage.tradeOffLine': 'не успели к первому результату',
  'stage.tradeOffNote':
    'На первых {events} событиях, прошедших фильтр. Того, что на сцене делали с телефонами, здесь нет.',
  'stage.tradeOffDelay': 'задержка знака',
  'stage.tradeOffComplete': 'учтено сразу',
  'stage.tradeOffNow': 'сейчас',
  'why.title.event': 'Событие {event} от {name}, метка {at}',
  'why.title.window': 'Окно {window}, {name}',
  'why.title.key': '{name}',
  'why.arrived.first': 'Пришло самым первым: водяного знака ещё не было.',
  'why.arrived.ahead': ({ by, watermark }, { unit }) =>
    `Пришло на ${unit(Number(by) / S, 's')} впереди водяного знака; он стоял на ${String(watermark)}.`,
  'why.arrived.behind': ({ by, watermark }, { unit }) =>
    `Пришло на ${unit(Number(by) / S, 's')} позади водяного знака; он стоял на ${String(watermark)}.`,
  'why.filtered.none': 'Отфильтровано.',
  'why.filtered.positive': 'Отфильтровано: значение не больше 0.',
  'why.filtered.no-future': 'Отфильтровано: помечено временем позже своего прихода.',
  'why.filtered.own-code': 'Отфильтровано вашим кодом.',
  'why.added': 'Попало в окно {window}; теперь событий в нём {count}.',
  'why.corrected': 'Это окно уже было готово, поэтому сразу сработало: {value}.',
  'why.refused': 'Окно {window} больше не принимает событий: водяной знак стоял на {watermark}.',
  'why.refusedSession': 'Его сессия с {window} уже кончилась бы: водяной знак стоял на {watermark}.',
  'why.dropped': ({ by }, { unit }) =>
    `Отброшено как опоздавшее. Не хватило ${unit(Number(by), 'ms')} допустимого опоздания или задержки водяного знака.`,
  'why.unassigned': 'Лежит в промежутке между двумя окнами.',
  'why.moreWindows': ({ count }, { plural }) =>
    `И ещё в ${String(count)} ${plural(Number(count), { one: 'окно', few: 'окна', many: 'окон', other: 'окна' })}.`,
  'why.opened': 'Его открыло событие {event}.',
  'why.fired': ({ event, count, value }, { number, unit }) =>
    `Событие ${String(event)} довело водяной знак до конца окна. Первый результат: ${number(Number(value))}, учтено ${unit(Number(count), 'events')}.`,
  'why.firedLate': ({ event, count, value }, { number, unit }) =>
    `Событие ${String(event)} опоздало, и окно сработало снова: ${number(Number(value))}, учтено ${unit(Number(count), 'events')}.`,
  'why.moreCorrections': ({ count, value }, { number, plural }) =>
    `Исправлено ещё ${String(count)} ${plural(Number(count), { one: 'раз', few: 'раза', many: 'раз', other: 'раза' })}, в итоге ${number(Number(value))}.`,
  'why.absorbed': 'Вобрало сессию {window}: новое событие соединило обе.',
  'why.mergedAway': 'Вошло в сессию {window}.',
  'why.forgotten': 'Закрыто и забыто, когда водяной знак дошёл до {watermark}.',
  'why.forgottenAtEnd': 'Закрыто, когда закончился вход.',
  'why.waits': ({ count, end, watermark }, { unit }) =>
    `Набрало ${unit(Number(count), 'events')} и ждёт: сработает, когда водяной знак — сейчас он на ${String(watermark)} — дойдёт до ${String(end)}.`,
  'why.keeps': ({ count, end, watermark }, { unit }) =>
    `Набрало ${unit(Number(count), 'events')} и хранится для опоздавших: водяной знак прошёл ${String(end)} и сейчас на ${String(watermark)}.`,
  'why.offline': ({ seconds }, { unit }) => `Потерял связь на ${unit(Number(seconds), 's')}.`,
  'why.online': ({ events }, { unit }) => `Снова на связи; прислал то, что ждало: ${unit(Number(events), 'events')}.`,
  'why.clockAhead': ({ seconds }, { unit }) => `Часы переведены на ${unit(Number(seconds), 's')} вперёд.`,
  'why.clockBehind': ({ seconds }, { unit }) => `Часы переведены на ${unit(Number(seconds), 's')} назад.`,
  'why.clockRight': 'Часы поставлены верно.',
  'why.events': ({ events, dropped }, { unit, number }) =>
    `Прислал пока ${unit(Number(events), 'events')}; отброшено опоздавших: ${number(Number(dropped))}.`,
  'record.arrived': 'приходит событие {event} от {name}, метка {at}',
  'record.filtered': 'событие {event} от {name} отфильтровано',
  'record.begins': 'окно {name} начинается в {at}',
  'record.ends': 'окно {name} кончается в {at}',
  'record.added': 'событие {event} попадает в окно {window}, оно там {count}-е',
  'record.fired': 'окно {window} срабатывает: {value}',
  'record.firedLate': 'опоздавшее событие {event} заставляет сработать окно {window}: {value}',
  'record.merged': 'сессия {window} входит в {other}',
  'record.forgotten': 'окно {window} закрыто',
  'record.refused': 'событие {event} опоздало в окно с {at}',
  'record.dropped': 'событие {event} от {name} отброшено, опоздало на {by} мс',
  'record.unassigned': 'событие {event} от {name} не попало ни в одно окно',
  'record.watermark': 'водяной знак переходит на {at}',
  'record.offline': ({ name, seconds }, { unit }) => `${String(name)} теряет связь на ${unit(Number(seconds), 's')}`,
  'record.online': '{name} снова на связи, событий ждало: {events}',
  'record.clockSet': ({ name, seconds }, { unit }) => `часы ${String(name)} сбиты на ${unit(Number(seconds), 's')}`,
  'record.delaySet': 'задержка водяного знака становится {value} мс',
  'record.filter.none': 'фильтр пропускает всё',
  'record.filter.positive': 'фильтр пропускает только значения больше 0',
  'record.filter.no-future': 'фильтр не пропускает событий из будущего',
  'record.filter.own-code': 'фильтрует ваш код',
  'record.inputEnded': 'вход заканчивается',
  'input.summary': ({ events, keys }, { unit, number }) =>
    `${unit(Number(events), 'events')}, разных ключей: ${number(Number(keys))}`,
  'input.empty': 'В файле нет событий. Нужен заголовок key,value,timestampMs и по строке на событие.',
  'input.many': 'Строка {line}: в файле может быть не больше {most} событий, а здесь их больше.',
  'input.key': 'Строка {line}: пустой key.',
  'input.utf8': 'Строка {line}: key — не текст в UTF-8.',
  'input.value': 'Строка {line}: value — число, а указано {given}.',
  'input.noValue': 'Строка {line}: value пусто, а нужно число.',
  'input.timestamp': 'Строка {line}: timestampMs — целое число миллисекунд с 1970 года, а указано {given}.',
  'input.noTimestamp': 'Строка {line}: timestampMs пусто, а нужно целое число миллисекунд.',
  'fault.slide': ({ size, slide, most }) =>
    `sizeMs — не больше ${String(most)} шагов slideMs, а указано ${String(size)} при шаге ${String(slide)}: каждое событие попало бы в большее число окон.`,
  'fault.results':
    'Результатов больше {most} — столько, сколько можно перечислить. Возьмите окна, шаг или паузу подлиннее.',
  'fault.noCode': 'фильтру own-code нужен ваш код: напишите onEvent(event) и запустите',
  'fault.onEvent.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию onEvent(event), а onEvent — ${value(given)}.`,
  'fault.onEvent.promise': ({ event }) =>
    `Событие ${String(event)}: onEvent должна вернуть событие или ничего не возвращать (тогда оно отброшено), а вернула промис: onEvent не может быть async.`,
  'fault.onEvent.notAnEvent': ({ event, given }, { value }) =>
    `Событие ${String(event)}: onEvent должна вернуть событие или ничего не возвращать (тогда оно отброшено), а вернула вот что: ${value(given)}.`,
  'fault.onEvent.key': ({ event, given, longest }, { value }) =>
    `Событие ${String(event)}: у события, которое вернула onEvent, key должен быть текстом от 1 до ${String(longest)} символов, а там ${value(given)}.`,
  'fault.onEvent.value': ({ event, given }, { value }) =>
    `Событие ${String(event)}: у события, которое вернула onEvent, value должно быть конечным числом, а там ${value(given)}.`,
  'fault.onEvent.timestamp': ({ event, given }, { value }) =>
    `Событие ${String(event)}: у события, которое вернула onEvent, timestampMs должно быть целым числом миллисекунд, не дальше 8,64e15 от 1970 года, а там ${value(given)}.`,
  'fault.windowsOf.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию windowsOf(timestampMs, sizeMs, slideMs), а windowsOf — ${value(given)}.`,
  'fault.windowsOf.notANumber': ({ given }, { value }) =>
    `windowsOf должна вернуть массив чисел — начала окон, а среди них вот что: ${value(given)}.`,
  'fault.windowsOf.notStarts': ({ given }, { value }) =>
    `windowsOf должна вернуть массив чисел — начала окон, а вернула вот что: ${value(given)}.`,
  'fault.lastMinute.notMade': ({ given }, { value }) =>
    `Код должен экспортировать функцию create(sizeMs), которая вернёт объект с add(reading) и average(), а получилось вот что: ${value(given)}.`,
  'fault.lastMinute.notANumber': ({ given }, { value }) =>
    `average() должна вернуть число, а вернула вот что: ${value(given)}.`,
  'grade.noAnswers': 'Для этого случая код не оставил списка ответов.',
  'grade.event.key': 'Событие {event} от {wanted} вышло под ключом {given}.',
  'grade.plausible.good': 'Часы исправны',
  'grade.plausible.minutes': 'Часы спешат на две минуты',
  'grade.plausible.second': 'Часы спешат на секунду',
  'grade.plausible.offline': 'Часы сбиты, а другой телефон двое суток был без связи',
  'grade.plausible.future': 'Событие {event} прошло, хотя помечено на {by} мс позже своего прихода.',
  'grade.plausible.lost':
    'Событие {event} отброшено, хотя произошло за {by} мс до прихода. Опоздать — не значит солгать.',
  'grade.plausible.changed': 'Событие {event} не из будущего и должно пройти как есть.',
  'grade.plausible.fine': 'Прошло событий: {passed} из {count}, из будущего ни одного.',
  'grade.chain.zeros': 'Обычные показания, первое из них 0',
  'grade.chain.failed': 'Среди них несостоявшиеся',
  'grade.chain.only': 'Одни несостоявшиеся',
  'grade.chain.fractions': 'Дробные значения',
  'grade.chain.kept': 'У события {event} значение {value}: показание не состоялось, а событие прошло.',
  'grade.chain.lost': 'У события {event} значение {value}, и оно отброшено. А это такое же показание, как другие.',
  'grade.chain.value': 'У события {event} значение {value}, выйти должно {wanted}, а вышло {given}.',
  'grade.chain.stamp': 'Событие {event} вышло с другой меткой timestampMs.',
  'grade.chain.fine': 'Прошло событий: {passed} из {count}, значения удвоены.',
  'grade.slide.overlap': 'Пять минут каждую минуту',
  'grade.slide.end-to-end': 'Встык: шаг равен размеру',
  'grade.slide.gaps': 'С промежутками: шаг длиннее',
  'grade.slide.uneven': 'Шаг, на который размер не делится',
  'grade.slide.before': 'До начала эпохи',
  'grade.slide.wrong':
    'Момент {timestamp} при размере {size} и шаге {slide} лежит в окнах с началом {wanted}, а в ответе {given}.',
  'grade.slide.outside':
    'Момент {timestamp} при размере {size} и шаге {slide} не попадает ни в одно окно, а в ответе {given}.',
  'grade.slide.fine': 'Все моменты попали в свои окна: {count}.',
  'grade.minute.order': 'По порядку',
  'grade.minute.late': 'Некоторые показания опоздали',
  'grade.minute.offline': 'Телефон был без связи',
  'grade.minute.ancient': 'Безнадёжно старое',
  'grade.minute.edge': 'Полминуты и показания одного момента',
  'grade.minute.two': 'Два сразу',
  'grade.minute.wrong.order': 'После показания {reading} среднее должно быть {wanted}, а вышло {given}.',
  'grade.minute.wrong.late':
    'После показания {reading} среднее должно быть {wanted}, а вышло {given}. Кто стоит в очереди за более молодым?',
  'grade.minute.wrong.offline':
    'После показания {reading} среднее должно быть {wanted}, а вышло {given}. Какое время — «сейчас», когда приходит опоздавшее?',
  'grade.minute.wrong.ancient':
    'После показания {reading} среднее должно быть {wanted}, а вышло {given}. Слишком старое показание не учитывается.',
  'grade.minute.wrong.edge':
    'После показания {reading} среднее должно быть {wanted}, а вышло {given}. Показание, которое старше ровно на заданный размер, уже не в счёт, а два показания одного момента — всё равно два.',
  'grade.minute.wrong.two':
    'После показания {reading} среднее должно быть {wanted}, а вышло {given}. У объектов от двух вызовов create не должно быть общих показаний.',
  'grade.minute.fine': 'Среднее верно после каждого показания; всего их {count}.',
};
