// Words of the lab of error budgets, in Russian.
import type { MessageArguments, MessageFormatter, SameKeys } from '#src/contract/text.ts';
import { percentGiven, share, span, times, windows } from './message-parts.ts';
import type { messages as english } from './messages.en.ts';

/** «1 ч / 5 мин выше 14,4×» */
function rule(args: MessageArguments, format: MessageFormatter): string {
  const wait = Number(args['wait']) === 0 ? '' : ` в течение ${span(args['wait'], format)}`;
  return `${windows(args, format)} выше ${times(args['threshold'], format)}${wait}`;
}

export const messages: SameKeys<typeof english> = {
  'object.service': 'сервис',
  'object.incident': 'инцидент {id}',
  'stage.start': 'Нажмите «Пуск» или щёлкните сервис и сломайте его.',
  'stage.now.calm': ({ day, burn, left }, format) =>
    `День ${String(day)}: скорость ${times(burn, format)}, осталось ${share(left, format)} бюджета.`,
  'stage.now.fast': ({ day, burn, left }, format) =>
    `День ${String(day)}: ошибок слишком много, скорость ${times(burn, format)}; осталось ${share(left, format)}.`,
  'stage.now.gone': ({ day, burn }, format) => `День ${String(day)}: бюджет исчерпан; скорость ${times(burn, format)}.`,
  'stage.now.unseen': ({ day, burn }, format) =>
    `День ${String(day)}: инцидент, скорость ${times(burn, format)}, и никто не знает.`,
  'stage.now.ticket': ({ day, burn }, format) => `День ${String(day)}: заведён тикет; скорость ${times(burn, format)}.`,
  'stage.now.page': ({ day, burn }, format) =>
    `День ${String(day)}: дежурного вызвали; скорость ${times(burn, format)}.`,
  'stage.service': 'Сервис',
  'stage.serviceShort': 'API',
  'stage.serviceState': 'Сервис: {state}; идёт инцидентов: {incidents}',
  'stage.bad.availability': ({ percent }, format) => `${share(percent, format)} запросов с ошибкой`,
  'stage.bad.latency': ({ percent }, format) => `${share(percent, format)} ответов слишком медленные`,
  'stage.word.availability': 'с ошибкой',
  'stage.word.latency': 'медленно',
  'stage.threshold': ({ burn }, format) => `порог ${times(burn, format)}`,
  'stage.bracket': ({ window, burn }, format) => `${span(window, format)}: ${times(burn, format)}`,
  'stage.bracketEmpty': ({ window }, format) => `${span(window, format)}: запросов нет`,
  'stage.windows': (args, format) => windows(args, format),
  'stage.severity.page': 'вызов',
  'stage.severity.ticket': 'тикет',
  'stage.rule.inactive': ({ name, threshold, burn }, format) =>
    `${String(name)}: молчит, ${times(burn, format)} при пороге ${times(threshold, format)}`,
  'stage.rule.pending': ({ name, threshold, burn }, format) =>
    `${String(name)}: ждёт, ${times(burn, format)} при пороге ${times(threshold, format)}`,
  'stage.rule.firing': ({ name, threshold, burn }, format) =>
    `${String(name)}: горит, ${times(burn, format)} при пороге ${times(threshold, format)}`,
  'stage.incidents': 'Инциденты',
  'stage.incident.outage': ({ incident, size }, format) => `Инцидент ${String(incident)}, сбой: ${share(size, format)}`,
  'stage.incident.leak': ({ incident, size }, format) =>
    `Инцидент ${String(incident)}, рост ошибок до ${share(size, format)}`,
  'stage.incident.slowdown': ({ incident, size }, format) =>
    `Инцидент ${String(incident)}, замедление в ${format.unit(Number(size), 'times')}`,
  'stage.incident.deploy': ({ incident, size }, format) =>
    `Инцидент ${String(incident)}, выкладка: ${share(size, format)} ошибок`,
  'stage.incident.bad-deploy': ({ incident, size }, format) =>
    `Инцидент ${String(incident)}, плохая выкладка: ${share(size, format)} ошибок`,
  'stage.goesOn': 'продолжается',
  'stage.isOver': 'кончился',
  'stage.alerted': 'алерт был',
  'stage.unseen': 'алерта не было',
  'stage.spent': ({ percent }, format) => `${share(percent, format)} бюджета`,
  'stage.budget': ({ percent, minutes }, format) =>
    `Бюджет: осталось ${share(percent, format)}, то есть ${format.unit(Number(minutes), 'min')}`,
  'stage.describe': ({ left, minutes, firing }, format) =>
    `Осталось ${share(left, format)} бюджета ошибок в ${format.unit(Number(minutes), 'min')}. Горит правил: ${String(firing)}.`,
  'stage.report.title': 'Отчёт',
  'stage.report.availability': 'Доступность',
  'stage.report.latency': 'Задержка',
  'stage.report.hour': 'За час',
  'stage.report.day': 'За сутки',
  'stage.report.window': 'За окно',
  'stage.report.target': 'SLO',
  'stage.report.used': 'Потрачено бюджета',
  'stage.report.burn': 'Скорость за час',
  'stage.report.slo': 'Цель',
  'stage.report.compliant': 'выполнена',
  'stage.report.breach': 'нарушена',
  'stage.report.no-data': 'нет данных',
  'stage.report.slaKept': ({ sla }, format) => `Обещание клиентам, ${share(sla, format)}, выполнено.`,
  'stage.report.slaBroken': ({ sla, credit }, format) =>
    `Обещание клиентам, ${share(sla, format)}, нарушено: возвращаем ${share(credit, format)} счёта.`,
  'why.title.rule.page': (args, format) => `Вызов: ${rule(args, format)}`,
  'why.title.rule.ticket': (args, format) => `Тикет: ${rule(args, format)}`,
  'why.title.code.page': 'Вызовы из вашего кода',
  'why.title.code.ticket': 'Тикеты из вашего кода',
  'why.title.budget': ({ left, target }, format) =>
    `Осталось ${share(left, format)} бюджета при цели ${share(target, format)}`,
  'why.title.service.availability': ({ percent }, format) =>
    `Сервис: ошибкой кончаются ${share(percent, format)} запросов`,
  'why.title.service.latency': ({ percent }, format) => `Сервис: слишком медленны ${share(percent, format)} ответов`,
  'why.title.outage': ({ incident, size }, format) =>
    `Инцидент ${String(incident)}: ${share(size, format)} запросов с ошибкой`,
  'why.title.leak': ({ incident, size }, format) =>
    `Инцидент ${String(incident)}: ошибки медленно растут до ${share(size, format)}`,
  'why.title.slowdown': ({ incident, size }, format) =>
    `Инцидент ${String(incident)}: ответы медленнее в ${format.unit(Number(size), 'times')}`,
  'why.title.deploy': ({ incident, size }, format) =>
    `Выкладка, инцидент ${String(incident)}: пока она идёт, ${share(size, format)} запросов с ошибкой`,
  'why.title.bad-deploy': ({ incident, size }, format) =>
    `Плохая выкладка, инцидент ${String(incident)}: ${share(size, format)} запросов с ошибкой`,
  'why.pending': ({ burn }, format) => `Условие выполнилось при скорости ${times(burn, format)}.`,
  'why.fired.nothing': ({ burn }, format) => `Сработал при скорости ${times(burn, format)}, хотя инцидента не было.`,
  'why.fired.outage': ({ burn, incident }, format) =>
    `Сработал при ${times(burn, format)} из-за сбоя: инцидент ${String(incident)}.`,
  'why.fired.leak': ({ burn, incident }, format) =>
    `Сработал при ${times(burn, format)} из-за роста ошибок: инцидент ${String(incident)}.`,
  'why.fired.slowdown': ({ burn, incident }, format) =>
    `Сработал при ${times(burn, format)} из-за замедления: инцидент ${String(incident)}.`,
  'why.fired.deploy': ({ burn, incident }, format) =>
    `Сработал при ${times(burn, format)} из-за обычной выкладки: инцидент ${String(incident)}.`,
  'why.fired.bad-deploy': ({ burn, incident }, format) =>
    `Сработал при ${times(burn, format)} из-за плохой выкладки: инцидент ${String(incident)}.`,
  'why.resolved': 'Горел, пока условие выполнялось.',
  'why.now.firing': (args, format) =>
    `Горит: за ${span(args['long'], format)} скорость ${times(args['longBurn'], format)}${
      Number(args['short']) === 0 ? '' : `, за ${span(args['short'], format)} — ${times(args['shortBurn'], format)}`
    }; больше ${times(args['threshold'], format)} — это слишком.`,
  'why.now.pending': (args, format) =>
    `Условие выполняется при ${times(args['longBurn'], format)}, но ещё не ${span(args['wait'], format)}.`,
  'why.now.never': (args, format) =>
    `Молчит: за ${span(args['long'], format)} скорость ${times(args['longBurn'], format)}, и если так пойдёт дальше, до ${times(args['threshold'], format)} она не дойдёт никогда.`,
  'why.now.notYet': (args, format) =>
    `Пока молчит: за ${span(args['long'], format)} скорость ${times(args['longBurn'], format)}. При таких ошибках, как сейчас, сработает через ${span(Math.ceil(Number(args['detection'])), format)} после их начала.`,
  'why.now.short': (args, format) =>
    `Молчит: за длинное окно скорость ещё ${times(args['longBurn'], format)}, но за последние ${span(args['short'], format)} — только ${times(args['shortBurn'], format)}.`,
  'why.code.inactive': 'Молчит: сейчас ваш код этого не просит.',
  'why.code.pending': 'Ваш код этого просит.',
  'why.code.firing': 'Горит: этого просит ваш код.',
  'why.began': 'Начался.',
  'why.alerted.page': (args, format) =>
    `Никто не знал, пока не вызвали дежурного: ${rule(args, format)}, скорость ${times(args['burn'], format)}.`,
  'why.alerted.ticket': (args, format) =>
    `Пока не завели тикет: ${rule(args, format)}, скорость ${times(args['burn'], format)}.`,
  'why.repairPlanned': ({ minutes }, format) => `Об этом знают и починят через ${span(minutes, format)}.`,
  'why.repaired': ({ percent }, format) => `Починили. Инцидент успел потратить ${share(percent, format)} бюджета.`,
  'why.ended': ({ percent }, format) => `Кончился сам. Инцидент потратил ${share(percent, format)} бюджета.`,
  'why.silent': 'Один из алертов о нём замолчал.',
  'why.goesOn': ({ percent }, format) => `Продолжается; пока потрачено ${share(percent, format)} бюджета.`,
  'why.goesOnUnseen': ({ percent }, format) =>
    `Продолжается, и ни один алерт о нём не сработал; пока потрачено ${share(percent, format)} бюджета.`,
  'why.nobodySaw': 'Ни один алерт о нём не сработал.',
  'why.spent.outage': ({ percent }, format) => `Сбой потратил ${share(percent, format)}.`,
  'why.spent.leak': ({ percent }, format) => `Медленный рост ошибок потратил ${share(percent, format)}.`,
  'why.spent.slowdown': ({ percent }, format) => `Замедление потратило ${share(percent, format)}.`,
  'why.spent.deploy': ({ percent }, format) => `Выкладка потратила ${share(percent, format)}.`,
  'why.spent.bad-deploy': ({ percent }, format) => `Плохая выкладка потратила ${share(percent, format)}.`,
  'why.spentOtherwise': ({ percent }, format) =>
    `Всё остальное вместе с постоянными ошибками потратило ${share(percent, format)}.`,
  'why.lasts': ({ burn, minutes }, format) =>
    `При нынешней скорости ${times(burn, format)} остатка хватит на ${span(minutes, format)}.`,
  'why.untouched': 'С ним ничего не случилось.',
  'record.counted': ({ bad, requests }, { number, unit }) =>
    `плохих ${number(Number(bad))}, всего ${unit(Number(requests), 'requests')}`,
  'record.began.outage': ({ incident, size }, format) =>
    `начался инцидент ${String(incident)}: ${share(size, format)} запросов с ошибкой`,
  'record.began.leak': ({ incident, size }, format) =>
    `начался инцидент ${String(incident)}: ошибки растут до ${share(size, format)}`,
  'record.began.slowdown': ({ incident, size }, format) =>
    `начался инцидент ${String(incident)}: ответы медленнее в ${format.unit(Number(size), 'times')}`,
  'record.began.deploy': ({ size }, format) => `идёт выкладка, ${share(size, format)} запросов с ошибкой`,
  'record.began.bad-deploy': ({ incident, size }, format) =>
    `начался инцидент ${String(incident)}: плохая выкладка, ${share(size, format)} запросов с ошибкой`,
  'record.ended': ({ incident, percent }, format) =>
    `инцидент ${String(incident)} кончился, потрачено ${share(percent, format)} бюджета`,
  'record.repaired': ({ incident, percent }, format) =>
    `инцидент ${String(incident)} починили, потрачено ${share(percent, format)} бюджета`,
  'record.pending': (args, format) =>
    `${rule(args, format)}: условие выполнилось, скорость ${times(args['burn'], format)}`,
  'record.fired.page': (args, format) => `вызов, ${rule(args, format)}: ${times(args['burn'], format)}`,
  'record.fired.ticket': (args, format) => `тикет, ${rule(args, format)}: ${times(args['burn'], format)}`,
  'record.resolved.page': (args, format) => `вызов снят через ${span(args['minutes'], format)}: ${rule(args, format)}`,
  'record.resolved.ticket': (args, format) =>
    `тикет снят через ${span(args['minutes'], format)}: ${rule(args, format)}`,
  'record.repairPlanned': ({ incident, minutes }, format) =>
    `инцидент ${String(incident)} починят через ${span(minutes, format)}`,
  'record.deployed': 'выкладка {deploys}',
  'record.deployHeld': ({ percent }, format) => `выкладка остановлена, осталось ${share(percent, format)} бюджета`,
  'record.budgetGone': 'бюджет исчерпан',
  'record.budgetBack': 'бюджет снова есть',
  'record.slaBroken': ({ percent }, format) => `обещание клиентам нарушено: ${share(percent, format)} за окно`,
  'record.slaKept': ({ percent }, format) => `обещание клиентам снова выполняется: ${share(percent, format)} за окно`,
  'record.errorsSet': ({ percent }, format) => `постоянных ошибок теперь ${share(percent, format)}`,
  'record.probesSet': ({ rate }, { unit }) => `синтетических запросов теперь ${unit(Number(rate), '1/s')}`,
  'record.deploysSet': 'выкладок в день теперь {deploys}',
  'record.freezeSet': ({ percent }, format) => `при остатке меньше ${share(percent, format)} выкладок больше нет`,
  'fault.rules': ({ rates, longs, shorts }) =>
    `В burnRates, longWindows и shortWindows должно быть по одному значению на правило; сейчас их ${String(rates)}, ${String(longs)} и ${String(shorts)}.`,
  'fault.alert.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию alert(now); сейчас alert — ${value(given)}.`,
  'fault.alert.answer': ({ minute, given }, { value }) =>
    `минута ${String(minute)}: alert должна вернуть 'page', 'ticket' или 'none'; она вернула ${value(given)}.`,
  'fault.alert.minutes': ({ name, most, given }, { value }) =>
    `${String(name)} принимает целое число минут от 1 до ${String(most)}; передано ${value(given)}.`,
  'grade.noAnswers': 'Ваш код не оставил ответа на каждую минуту этого случая.',
  'grade.alert.outage': 'Тяжёлый сбой на час',
  'grade.alert.hours': 'Сбой полегче, на семь часов',
  'grade.alert.creep': 'Два дня вдвое больше ошибок',
  'grade.alert.deploys': 'Двенадцать выкладок',
  'grade.alert.burst': 'Всплеск на одну минуту',
  'grade.alert.again': 'Два сбоя с промежутком в пятьдесят минут',
  'grade.alert.outage.late': ({ page }) =>
    page === 0
      ? 'С 30-й по 90-ю минуту ошибкой кончается каждый десятый запрос, а дежурного не вызвали.'
      : `С 30-й по 90-ю минуту ошибкой кончается каждый десятый запрос; вызвали только на минуте ${String(page)}, а не позже 45-й.`,
  'grade.alert.outage.stays': ({ minutes }, format) =>
    `Пейджер не умолкал ещё ${span(minutes, format)} после конца сбоя. Что забывает быстрее, чем час?`,
  'grade.alert.hours.late': ({ page }) =>
    page === 0
      ? 'С 60-й минуты бюджет семь часов горит в девять раз быстрее, а дежурного не вызвали. Какого окна на это хватит?'
      : `С 60-й минуты бюджет горит в девять раз быстрее; вызвали только на минуте ${String(page)}, а не позже 348-й.`,
  'grade.alert.hours.hasty': ({ minutes }, format) =>
    `Дежурного вызвали уже через ${span(minutes, format)} при скорости 9. Кончись всё тогда, не было бы ничего страшного.`,
  'grade.alert.creep.page':
    'На минуте {page} вызвали дежурного из-за ошибок, при которых бюджета хватит на пятнадцать дней. Довольно тикета.',
  'grade.alert.creep.none': 'Два дня бюджет горел вдвое быстрее, а тикета нет.',
  'grade.alert.deploys.alarm': 'На минуте {minute} был алерт: пять минут выкладки тратят тысячную долю бюджета.',
  'grade.alert.burst.alarm':
    'На минуте {minute} был алерт: одна плохая минута кончилась раньше, чем кто-то успел бы взглянуть.',
  'grade.alert.again.first': 'Пока шёл первый сбой, дежурного не вызвали.',
  'grade.alert.again.hidden': 'Между двумя сбоями пейджер так и не умолк: второго никто не увидит.',
  'grade.alert.again.second': 'Из-за второго сбоя дежурного не вызвали.',
  'grade.alert.silent': 'Молчит, как и должен.',
  'grade.alert.fine': 'Первый алерт — на минуте {minute}.',
  'grade.noAnswer': 'Ваш код не оставил ответа для этого случая.',
  'grade.good.ordinary': 'Немного ошибок',
  'grade.good.outage': 'Полный отказ',
  'grade.good.clients': 'Перенаправления и ошибки клиентов',
  'grade.good.silence': 'Запросы без ответа',
  'grade.good.mixed': 'Всё вместе',
  'grade.good.none': 'Запросов не было',
  'grade.good.ordinary.wrong': ({ wanted, given }, format) =>
    `Десять запросов из 2000 кончились статусом 500: это ${share(wanted, format)}, а не ${percentGiven(given, format)}.`,
  'grade.good.outage.wrong': ({ wanted, given }, format) =>
    `Все запросы кончились статусом 503: это ${share(wanted, format)}, а не ${percentGiven(given, format)}.`,
  'grade.good.clients.wrong': ({ wanted, given }, format) =>
    `На перенаправления и ошибки клиентов сервис ответил правильно: это ${share(wanted, format)}, а не ${percentGiven(given, format)}.`,
  'grade.good.silence.wrong': ({ wanted, given }, format) =>
    `Каждый десятый запрос остался без ответа: это ${share(wanted, format)}, а не ${percentGiven(given, format)}.`,
  'grade.good.mixed.wrong': ({ wanted, given }, format) =>
    `Сервис подвёл в ста запросах из 1000: это ${share(wanted, format)}, а не ${percentGiven(given, format)}.`,
  'grade.good.none.wrong': 'Без запросов измерять нечего: не 0 и не 100, а вовсе никакого числа.',
  'grade.good.noData': 'Данных нет — так и сказано.',
  'grade.good.fine': ({ percent }, format) => `${share(percent, format)}, всё верно.`,
  'grade.latency.fast': 'Быстрый сервис',
  'grade.latency.slow': 'Медленный сервис',
  'grade.latency.edge': 'Ровно порог и ровно цель',
  'grade.latency.short': 'Порог 50 мс',
  'grade.latency.strict': 'Цель 99,9 %',
  'grade.latency.none': 'Ответов не было',
  'grade.latency.noPercent': ({ wanted, given }, format) =>
    `Ваше sliPercent — ${percentGiven(given, format)}, такой доли не бывает. Вовремя пришли ${share(wanted, format)}.`,
  'grade.latency.sli': ({ wanted, given }, format) =>
    `Вовремя пришли ${share(wanted, format)} ответов, а sliPercent — ${percentGiven(given, format)}.`,
  'grade.latency.isKept': ({ sli, target }, format) =>
    `${share(sli, format)} вовремя — цель ${share(target, format)} выполнена.`,
  'grade.latency.isMissed': ({ sli, target }, format) =>
    `${share(sli, format)} вовремя — до цели ${share(target, format)} не хватает.`,
  'grade.latency.none.wrong': 'Без ответов измерять нечего: не возвращайте никакого объекта.',
  'fault.availability.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию availabilityPercent(requests); сейчас availabilityPercent — ${value(given)}.`,
  'fault.availability.notANumber': ({ given }, { value }) =>
    `availabilityPercent должна вернуть число, а без запросов — undefined; она вернула ${value(given)}.`,
  'fault.latency.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию checkLatency(latenciesMs, objective); сейчас checkLatency — ${value(given)}.`,
  'fault.latency.field': ({ field, given }, { value }) =>
    `checkLatency должна вернуть объект с числом sliPercent и логическим isCompliant, а без ответов — undefined; сейчас ${String(field)} в нём — ${value(given)}.`,
  'fault.latency.shape': ({ given }, { value }) =>
    `checkLatency должна вернуть объект с числом sliPercent и логическим isCompliant, а без ответов — undefined; она вернула ${value(given)}.`,
};
