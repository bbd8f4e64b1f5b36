// Слова этой лаборатории по-русски: сцена, таблицы, «почему?», журнал, проверка.
import type { SameKeys } from '#src/contract/text.ts';
import type { messages as english } from './messages.en.ts';

export const messages: SameKeys<typeof english> = {
  'object.function': 'функция',
  'object.whole': 'всё целиком',
  'stage.flame':
    'Флейм-граф: каждый кадр стоит на том, кто его вызвал, и тем шире, чем дороже. Стрелки ведут от кадра к кадру, Enter открывает функцию, Z приближает кадр, Escape показывает всё.',
  'stage.search': 'Найти функцию',
  'stage.found': 'найдено: {percent}',
  'stage.showWhole': 'Показать всё',
  'stage.widths': 'Чья ширина показана',
  'stage.widths.before': 'до',
  'stage.widths.after': 'после',
  'stage.whole': 'всё целиком (root)',
  'stage.frame': '{name}: {total} вместе с вызванным ({percent}), своих {self}.',
  'stage.legend.own': 'гуще — больше своего · кромка — сейчас на стеке',
  'stage.legend.change': '▲ красное выросло · ▼ синее уменьшилось',
  'stage.change': '{before} → {now}',
  'stage.share': '{total}, своё {self}',
  'stage.frameBefore': 'До: {before}.',
  'stage.above': 'выше ещё {count}',
  'stage.stack': 'Сейчас на стеке: {stack}.',
  'stage.before': 'Ещё ничего не выполнялось. Впереди {total}: нажмите пуск.',
  'stage.way.operations': ({ position, total }, { number, unit }) =>
    `Сделано ${unit(Number(position), 'operations')} из ${number(Number(total))}.`,
  'stage.way.microseconds': ({ position, total }, { number }) =>
    `Прошло ${number(Number(position) / 1000, 1)} мс из ${number(Number(total) / 1000, 1)}.`,
  'stage.hottest': 'Больше всего собственной стоимости пока у {name}: {percent}.',
  'stage.compared': 'По сравнению с «до»: {percent}.',
  'end.completed': 'Программа завершилась.',
  'end.uncaught': ({ line, message }) =>
    `${Number(line) > 0 ? `Строка ${String(line)}: никто` : 'Никто'} не перехватил «${String(message)}». Программа завершилась.`,
  'end.operations': ({ allowed }, { number }) =>
    `Остановлена после ${number(Number(allowed))} операций: заканчивается ли она вообще?`,
  'end.calls': ({ allowed }, { number }) =>
    `Остановлена примерно после ${number(Number(allowed))} вызовов: заканчивается ли она вообще?`,
  'table.title': 'Функции',
  'table.function': 'функция',
  'table.ncalls': 'ncalls',
  'table.samples': 'сэмплы',
  'table.tottime': 'tottime',
  'table.percall': 'percall',
  'table.cumtime': 'cumtime',
  'table.cumpercall': 'percall',
  'table.measured': 'мс',
  'table.help.function': 'Имя функции',
  'table.help.ncalls': 'Сколько раз вызвана; после косой черты — вызовы не из неё самой',
  'table.help.samples': 'В скольких сэмплах функция была на вершине стека',
  'table.help.tottime': 'Собственная стоимость, без вызванного',
  'table.help.percall': 'tottime на один вызов',
  'table.help.cumtime': 'Стоимость вместе с вызванным; момент, когда функция стоит на стеке дважды, считается один раз',
  'table.help.cumpercall': 'cumtime на один вызов не из неё самой',
  'table.help.measured': 'Собственное время по часам вашей машины вместе с затратами на подсчёт: каждый раз другое',
  'table.empty': 'Ещё ничего не выполнялось.',
  'table.more': 'Показать ещё {count}',
  'table.fewer': 'Показать меньше',
  'table.cut': ({ count }, { unit }) => `Ещё ${unit(Number(count), 'functions')} — в выгрузке.`,
  'table.note.counts':
    'Стоимость — число операций: оно одинаково на любой машине. Миллисекунды измерены на вашей, за весь запуск, вместе с подсчётом.',
  'table.note.samples': 'Это оценка по сэмплам, в операциях: сэмпл отвечает за всё, что выполнилось до следующего.',
  'table.note.file': 'Время в мс, по сэмплам из файла.',
  'tree.title': 'Дерево вызовов',
  'tree.total': 'всего',
  'tree.self': 'своё',
  'tree.cut': ({ count }, { number }) => `Ещё ${number(Number(count))} строк: сверните ветку, чтобы их увидеть.`,
  'lines.title': 'Самые дорогие строки',
  'lines.line': 'строка {line}',
  'lines.hits': ({ hits }, { number }) => `${number(Number(hits))} ×`,
  'printed.title': 'Напечатано',
  'why.title': 'Почему {name} столько стоит (строка {line})',
  'why.title.unseen': '{name} ещё не выполнялась',
  'why.title.gone': '{name} есть только в программе «до»',
  'why.title.whole': 'На что всё ушло',
  'why.nothing': 'Ещё ничего не выполнялось.',
  'why.all.operations': ({ total }, { unit }) => `Пока ${unit(Number(total), 'operations')}.`,
  'why.all.microseconds': ({ total }, { number }) => `Пока ${number(Number(total) / 1000, 2)} мс.`,
  'why.part': ({ name, percent }, { number }) =>
    `Собственная стоимость ${String(name)}: ${number(Number(percent), 1)} %.`,
  'why.calls': ({ calls, primitive }, { number }) =>
    Number(calls) === Number(primitive)
      ? `Вызовов: ${number(Number(calls))}.`
      : `Вызовов: ${number(Number(calls))}, из них не из неё самой: ${number(Number(primitive))}.`,
  'why.samples': ({ calls }, { number }) => `Сэмплов, в которых она на вершине стека: ${number(Number(calls))}.`,
  'why.perCall': ({ each }, { unit }) => `Своих на один вызов: ${unit(Number(each), 'operations')}.`,
  'why.self.operations': ({ self, percent }, { number }) =>
    `Своих операций: ${number(Number(self))}, это ${number(Number(percent), 1)} % всех.`,
  'why.self.microseconds': ({ self, percent }, { number }) =>
    `Своего времени: ${number(Number(self) / 1000, 2)} мс, это ${number(Number(percent), 1)} % всего.`,
  'why.total.operations': ({ total, percent }, { number, unit }) =>
    `Вместе с вызванным: ${unit(Number(total), 'operations')}, ${number(Number(percent), 1)} %.`,
  'why.total.microseconds': ({ total, percent }, { number }) =>
    `Вместе с вызванным: ${number(Number(total) / 1000, 2)} мс, ${number(Number(percent), 1)} %.`,
  'why.caller': '{percent} % этого — по вызовам из {name}.',
  'why.callee': '{percent} % этого ушло в {name}.',
  'record.first': '{name} выполняется впервые, глубина {value}.',
  'record.hotter': '{name} теперь самая горячая: её собственная доля — {value} %.',
  'record.deeper': 'Глубина стека — {value}, на вершине {name}.',
  'record.accused': 'Вы указали, что менять надо {name}.',
  'input.summary': ({ name, samples, functions, ms }, { number }) =>
    `${String(name)}: сэмплов — ${number(Number(samples))}, функций — ${number(Number(functions))}, время — ${number(Number(ms), 1)} мс.`,
  'input.summaryTwo': ({ name, before, samples, ms }, { number }) =>
    `«До» — ${String(before)}, «после» — ${String(name)}: сэмплов ${number(Number(samples))} за ${number(Number(ms), 1)} мс.`,
  'input.files': 'Откройте один профиль или два: «до» и «после».',
  'input.json': ({ name, line, byte, fault }, { number }) =>
    fault === 'end'
      ? `${String(name)} обрывается на середине, после ${number(Number(byte))} байт: файл обрезан.`
      : `${String(name)}, строка ${String(line)}, байт ${number(Number(byte))}: это не JSON.`,
  'input.empty': 'Файл {name} пуст.',
  'input.notProfile': '{name} — не профиль процессора: нужен один объект JSON с полями nodes, samples и timeDeltas.',
  'input.trace': '{name} — запись (trace) панели Performance. Нужен профиль процессора: его пишет node --cpu-prof.',
  'input.missing': '{name} — не профиль процессора: поля {field} нет, или оно пустое.',
  'input.field': '{name}: в поле {field} не то, что бывает в профиле процессора ({given}).',
  'input.node': '{name}, узел {index}: в поле {field} не то, что бывает в профиле процессора ({given}).',
  'input.duplicate': '{name}, узел {index}: номер {id} встречается второй раз.',
  'input.child': '{name}: узел {index} с номером {id} ссылается на узел {child}, которого в файле нет.',
  'input.twoParents': '{name}: у узла {id} двое вызвавших. Вызовы должны быть деревом.',
  'input.cycle': '{name}: узел {id} через своих потомков вызывает сам себя. Вызовы должны быть деревом.',
  'input.roots': '{name}: узлов без вызвавшего — {count}, а корень у профиля один.',
  'input.sample': '{name}: сэмпл {index} ссылается на узел {id}, которого в файле нет.',
  'input.deltas': ({ name, samples, deltas }, { number }) =>
    `${String(name)}: сэмплов ${number(Number(samples))}, а timeDeltas — ${number(Number(deltas))}; их должно быть поровну.`,
  'input.times': '{name}: endTime {end} раньше, чем startTime {start}.',
  'input.many': ({ name, most, what }, { number }) =>
    `${String(name)}: ${what === 'nodes' ? 'узлов' : 'сэмплов'} больше ${number(Number(most))}, столько здесь не открывается.`,
  'grade.end': 'Программа завершается сама',
  'grade.end.yes': 'Она дошла до конца.',
  'grade.end.uncaught': ({ message, line }) =>
    `Никто не перехватил «${String(message)}»${Number(line) > 0 ? ` в строке ${String(line)}` : ''}.`,
  'grade.end.limit': ({ allowed, what }, { number }) =>
    `Её остановили: лимит — ${number(Number(allowed))} ${what === 'calls' ? 'вызовов' : 'операций'}.`,
  'grade.output': 'Печатает то же, что раньше',
  'grade.output.yes': 'Напечатано: {given}',
  'grade.output.no': 'Строка {line}: ожидалось «{wanted}», напечатано «{given}».',
  'grade.output.more': ({ lines, given }, { number }) =>
    `Строк должно быть ${number(Number(lines))}, а напечатано ${number(Number(given))}: ничего лишнего печатать не надо.`,
  'grade.output.fewer': ({ lines, wanted }, { number }) =>
    `Напечатано строк: ${number(Number(lines))}. Следующей должна была быть «${String(wanted)}».`,
  'grade.output.nothing': 'Ничего не напечатано. Ожидалось «{wanted}».',
  'grade.work': 'Смотрит на сами данные',
  'grade.work.yes': ({ operations }, { number }) => `Операций ${number(Number(operations))}: данные прочитаны.`,
  'grade.work.unended': 'Программа не дошла до конца.',
  'grade.work.no': ({ operations, least }, { number }) =>
    `Операций всего ${number(Number(operations))}: за столько данные не просмотреть, на их чтение уходит не меньше ${number(Number(least))}. Вписанный в код ответ — не ответ.`,
  'grade.cost': 'Обходится малым числом операций',
  'grade.cost.yes': ({ operations, most }, { number }) =>
    `Операций ${number(Number(operations))}, допустимо до ${number(Number(most))}.`,
  'grade.cost.no': ({ operations, most, hot, percent, calls }, { number }) =>
    `Операций ${number(Number(operations))}, допустимо до ${number(Number(most))}. Из них ${String(percent)} % — собственные у ${String(hot)}, вызовов ${number(Number(calls))}: почему так много или так дорого?`,
  'grade.trace': 'Программу можно проверить',
  'grade.trace.no': 'Она не оставила следа, который можно прочитать.',
};
