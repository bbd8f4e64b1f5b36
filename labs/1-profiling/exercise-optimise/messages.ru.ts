// Words of this lab, in Russian.
import type { SameKeys } from '#src/contract/text.ts';
import type { messages as english } from './messages.en.ts';

export const messages: SameKeys<typeof english> = {
  'object.line': 'строка',
  'object.curve': 'кривая',
  'object.context': 'функция',
  'stage.slow': 'Медленная',
  'stage.version.split': 'Четыре функции',
  'stage.version.half': 'Половина пар',
  'stage.version.keys': 'В объекте',
  'stage.version.own-code': 'Ваш код',
  'stage.budget': 'Бюджет',
  'stage.budgetNote': ({ budget }, { number }) => `${number(Number(budget))} n`,
  'stage.contexts': 'Кто кого вызывает: ширина — вся работа, черта — своя',
  'stage.contextName': ({ name, calls }, { number }) =>
    `${String(name) === '' ? '( ) =>' : String(name)} ×${number(Number(calls))}`,
  'stage.context': ({ name, calls, own, total }, { number }) =>
    `${String(name) === '' ? 'функция без имени' : String(name)}, вызовов: ${number(Number(calls))}, операций: ${String(total)}, из них своих ${String(own)}`,
  'stage.fit': ({ exponent }, { number }) => `n^${number(Number(exponent), 2)}`,
  'stage.sizes': 'длина списка n',
  'stage.costs': 'операций',
  'stage.profile': ({ n }, { number }) => `Доля операций по строкам, n = ${number(Number(n))}`,
  'stage.before': 'Нажмите пуск: списки растут, операции каждой строки считаются',
  'stage.line': ({ line, hits, percent }, { number }) =>
    `Строка ${String(line)}, выполнений: ${number(Number(hits))}, ${String(percent)} операций`,
  'stage.curve': '{name}, число операций растёт как {fit}',
  'stage.hot': 'горячая',
  'stage.wrong': ({ count }, { unit }) => `Неверный ответ: ${unit(Number(count), 'times')}`,
  'stage.stopped': ({ n }, { number }) => `Остановлен при n = ${number(Number(n))}: слишком много операций`,
  'stage.took': ({ ms }, { unit }) => `${unit(Number(ms), 'ms')} на этой машине вместе с подсчётом`,
  'stage.describe': ({ n, line, percent, fit }, { number }) =>
    `При n = ${number(Number(n))} на строку ${String(line)} приходится ${String(percent)} операций. Медленная функция растёт как ${String(fit)}.`,
  'stage.describeShown': ({ n, name, fit, slow }, { number }) =>
    `При n = ${number(Number(n))} «${String(name)}» растёт как ${String(fit)}, медленная функция — как ${String(slow)}.`,
  'stage.table.functions': 'Профиль по функциям',
  'stage.table.function': 'Функция',
  'stage.table.calls': 'Вызовов',
  'stage.table.self': 'Своих',
  'stage.table.total': 'Всего',
  'stage.table.unnamed': '( ) =>',
  'stage.table.title': 'Профиль по строкам',
  'stage.table.line': 'Строка',
  'stage.table.hits': 'Выполнений',
  'stage.table.operations': 'Операций',
  'stage.table.share': 'Доля',
  'why.title.line': ({ line, operations, n }, { number }) =>
    `Почему в строке ${String(line)} при n = ${number(Number(n))} столько операций: ${number(Number(operations))}?`,
  'why.title.slow': 'Почему медленная функция растёт так круто?',
  'why.title.shown': 'Почему эта версия растёт именно так?',
  'why.title.context': ({ name, n }, { number }) =>
    `Что делала ${String(name) === '' ? 'функция без имени' : String(name)} при n = ${number(Number(n))}?`,
  'why.context.first': ({ total }, { number }) =>
    `Её вызвали один раз, снаружи; на неё приходятся все операции, их ${number(Number(total))}.`,
  'why.context.caller': ({ caller, calls, total }, { number, unit }) =>
    `${String(caller) === '' ? 'Функция без имени' : String(caller)} вызвала её ${unit(Number(calls), 'times')}; операций из-за этого: ${number(Number(total))}.`,
  'why.context.self': ({ self, share }, { number, unit }) =>
    `Сама она выполнила из них ${number(Number(self))}, это ${unit(100 * Number(share), '%')}.`,
  'why.context.rest': ({ rest, functions }, { number }) =>
    Number(functions) === 1
      ? `Ещё ${number(Number(rest))} выполнила функция, которую она вызывает.`
      : `Ещё ${number(Number(rest))} выполнили функции, которые она вызывает: их ${number(Number(functions))}.`,
  'why.line': ({ n, hits, operations }, { number }) =>
    `n = ${number(Number(n))}: выполнений ${number(Number(hits))}, операций ${number(Number(operations))}.`,
  'why.grows': ({ exponent }, { number }) => `Растёт как n в степени ${number(Number(exponent), 2)}.`,
  'why.outer': 'Внешний цикл делает по итерации на элемент: n.',
  'why.inner': 'Внутренний цикл проходит весь список, а внешний отправляет его туда n раз: n × n.',
  'why.push': 'Выполняется только для пар равных элементов: дважды на каждые два равных.',
  'why.once': 'Выполняется один раз за вызов.',
  'why.fit': ({ exponent, doubling, sizes }, { number, plural }) =>
    `Прямая через ${number(Number(sizes))} ${plural(Number(sizes), { one: 'размер', few: 'размера', many: 'размеров', other: 'размера' })} в логарифмических осях имеет наклон ${number(Number(exponent), 2)}: список вдвое длиннее — операций больше в ${number(Number(doubling), 2)} раза.`,
  'why.tooFew': 'Чтобы говорить о наклоне, нужны хотя бы два размера.',
  'record.measuredSlow': ({ n, value }, { number }) =>
    `медленная функция, n = ${number(Number(n))}: операций ${number(Number(value))}`,
  'record.measuredShown': ({ n, value }, { number }) =>
    `эта версия, n = ${number(Number(n))}: операций ${number(Number(value))}`,
  'record.wrong': ({ n, value }, { number }) =>
    `эта версия, n = ${number(Number(n))}: неверный ответ, значений в нём ${number(Number(value))}`,
  'record.stopped': ({ n, value }, { number }) =>
    `ваш код, n = ${number(Number(n))}: остановлен, операций ${number(Number(value))}`,
  'record.accusedContext': 'указано, что работу делает функция номер {context}',
  'record.accused': 'строка {line} указана как горячая',
  'grade.numbers': 'Числа',
  'grade.strings': 'Строки',
  'grade.types': 'Разные типы',
  'grade.rare': 'bigint и undefined',
  'grade.often': 'Значения, которые встречаются много раз',
  'grade.none': 'Без повторов',
  'grade.nan': 'NaN среди чисел',
  'grade.distinct': 'Рост, когда повторов нет',
  'grade.pairs': 'Рост, когда всё встречается дважды',
  'grade.noAnswers': 'Для этой проверки ваш код не оставил пригодных ответов.',
  'grade.right': ({ lists }, { number }) => `Списков: ${number(Number(lists))}, на все ответ верный.`,
  'grade.missing': ({ value: missing, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: ${value(missing)} встречается больше одного раза, а в ответе этого значения нет.`,
  'grade.empty': ({ wanted, length, value: missing }, { number, value }) =>
    `Список длиной ${number(Number(length))}: повторяющихся значений ${number(Number(wanted))}, среди них ${value(missing)}, а ваш ответ пуст. Всё ли найденное возвращается?`,
  'grade.early': ({ wanted, length, value: missing }, { number, value }) =>
    `Список длиной ${number(Number(length))}: повторяющихся значений ${number(Number(wanted))}, а в вашем ответе одно; нет, например, ${value(missing)}. Не возвращает ли код первое найденное?`,
  'grade.falsy': ({ value: missing, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: ${value(missing)} встречается больше одного раза, но в ответе его нет, хотя остальные на месте. 0, "", false, null и undefined — такие же значения, а простое «if (value)» их пропускает.`,
  'grade.turned': ({ value: turned, original, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: в ответе строка ${value(turned)}, хотя в списке лежит ${value(original)}. Ключи обычного объекта — всегда строки: храните само значение в Map или Set.`,
  'grade.mixedUp': ({ value: extra, other, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: в ответе есть ${value(extra)}, а это значение встречается один раз; ${value(other)} рядом с ним лишь похоже на него. Как строки они равны: ставьте перед значением его тип или возьмите Map либо Set.`,
  'grade.invented': ({ value: extra, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: в ответе есть ${value(extra)}, хотя в списке такого нет вовсе. Ответ состоит из значений самого списка.`,
  'grade.single': ({ value: extra, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: в ответе есть ${value(extra)}, хотя оно встречается всего один раз. Таким значениям в ответе не место.`,
  'grade.twice': ({ value: twice, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: в ответе ${value(twice)} стоит не один раз, а каждое значение нужно по разу.`,
  'grade.changed': ({ length }, { number }) =>
    `Ваш код изменил переданный ему список длиной ${number(Number(length))}. Он ещё нужен вызывающему: сортируйте или режьте копию.`,
  'grade.tooMany': ({ length, most }, { number }) =>
    `Список длиной ${number(Number(length))} не обработан и за ${number(Number(most))} операций: код остановлен.`,
  'grade.notLooked': ({ length, operations }, { number }) =>
    `Список длиной ${number(Number(length))}, а операций всего ${number(Number(operations))}: просмотрены не все элементы.`,
  'grade.grows': ({ exponent, from, to, few, many }, { number }) =>
    `Число операций растёт как n^${number(Number(exponent), 2)}: ${number(Number(few))} на ${number(Number(from))} элементах, ${number(Number(many))} на ${number(Number(to))}.`,
  'grade.steep': ({ exponent, most, to, many }, { number }) =>
    `Число операций растёт как n^${number(Number(exponent), 2)}; допустимо не больше ${number(Number(most), 2)}: на ${number(Number(to))} элементах операций ${number(Number(many))}.`,
  'grade.steepLoop': ({ exponent, most, to, line, hits, share }, { number, unit }) =>
    `Число операций растёт как n^${number(Number(exponent), 2)}; допустимо не больше ${number(Number(most), 2)}. Строка ${String(line)} на ${number(Number(to))} элементах выполнялась ${unit(Number(hits), 'times')}, на неё ушло ${number(Number(share))} % работы: она в цикле внутри цикла.`,
  'grade.steepCall': ({ exponent, most, to, line, each, share }, { number, unit }) =>
    `Число операций растёт как n^${number(Number(exponent), 2)}; допустимо не больше ${number(Number(most), 2)}. На строку ${String(line)} ушло ${number(Number(share))} % работы, примерно по ${unit(Number(each), 'operations')} каждый раз на списке из ${number(Number(to))}: вызов в ней обходит много элементов, как это делают includes, indexOf, some, concat и [...spread].`,
};
