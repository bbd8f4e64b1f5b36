// Words of this lab, in Russian.
import type { SameKeys } from '#src/contract/text.ts';
import type { messages as english } from './messages.en.ts';

export const messages: SameKeys<typeof english> = {
  'object.line': 'строка',
  'object.curve': 'кривая',
  'stage.slow': 'Медленная',
  'stage.own': 'Ваш код',
  'stage.fit': ({ exponent }, { number }) => `n^${number(Number(exponent), 2)}`,
  'stage.sizes': 'длина списка n',
  'stage.costs': 'операций',
  'stage.profile': ({ n }, { number }) => `Доля операций по строкам, n = ${number(Number(n))}`,
  'stage.before': 'Нажмите «Пуск»: списки растут, каждая строка на счету',
  'stage.line': ({ line, hits, percent }, { number }) =>
    `Строка ${String(line)}, запусков: ${number(Number(hits))}, ${String(percent)} операций`,
  'stage.curve': '{name}, число операций растёт как {fit}',
  'stage.hot': 'горячая',
  'stage.wrong': ({ count }, { unit }) => `Неверный ответ: ${unit(Number(count), 'times')}`,
  'stage.stopped': ({ n }, { number }) => `Остановлен при n = ${number(Number(n))}: слишком много операций`,
  'stage.took': ({ ms }, { unit }) => `${unit(Number(ms), 'ms')} на этой машине вместе с подсчётом`,
  'stage.describe': ({ n, line, percent, fit }, { number }) =>
    `При n = ${number(Number(n))} на строку ${String(line)} приходится ${String(percent)} операций. Медленная функция растёт как ${String(fit)}.`,
  'stage.describeOwn': ({ n, fit, slow }, { number }) =>
    `При n = ${number(Number(n))} ваш код растёт как ${String(fit)}, медленная функция — как ${String(slow)}.`,
  'stage.table.title': 'Профиль по строкам',
  'stage.table.line': 'Строка',
  'stage.table.hits': 'Запусков',
  'stage.table.operations': 'Операций',
  'stage.table.share': 'Доля',
  'why.title.line': ({ line, operations, n }, { number }) =>
    `Почему в строке ${String(line)} при n = ${number(Number(n))} операций ${number(Number(operations))}?`,
  'why.title.slow': 'Почему медленная функция растёт так круто?',
  'why.title.own': 'Почему ваш код растёт именно так?',
  'why.line': ({ n, hits, operations }, { number }) =>
    `n = ${number(Number(n))}: запусков ${number(Number(hits))}, операций ${number(Number(operations))}.`,
  'why.grows': ({ exponent }, { number }) => `Растёт как n в степени ${number(Number(exponent), 2)}.`,
  'why.outer': 'Внешний цикл делает по обороту на элемент: n.',
  'why.inner': 'Внутренний цикл проходит весь список, а внешний отправляет его туда n раз: n × n.',
  'why.push': 'Выполняется только для пар равных элементов: два раза на каждые два равных.',
  'why.once': 'Выполняется один раз за вызов.',
  'why.fit': ({ exponent, doubling, sizes }, { number, plural }) =>
    `Прямая через ${number(Number(sizes))} ${plural(Number(sizes), { one: 'размер', few: 'размера', many: 'размеров', other: 'размера' })} в логарифмических осях имеет наклон ${number(Number(exponent), 2)}: список вдвое длиннее — операций больше в ${number(Number(doubling), 2)} раза.`,
  'why.tooFew': 'Чтобы говорить о наклоне, нужны хотя бы два размера.',
  'record.measuredSlow': ({ n, value }, { number }) =>
    `медленная функция, n = ${number(Number(n))}: операций ${number(Number(value))}`,
  'record.measuredOwn': ({ n, value }, { number }) =>
    `ваш код, n = ${number(Number(n))}: операций ${number(Number(value))}`,
  'record.wrong': ({ n, value }, { number }) =>
    `ваш код, n = ${number(Number(n))}: неверный ответ, значений в нём ${number(Number(value))}`,
  'record.stopped': ({ n, value }, { number }) =>
    `ваш код, n = ${number(Number(n))}: остановлен, операций ${number(Number(value))}`,
  'record.accused': 'строка {line} названа горячей',
  'grade.numbers': 'Числа',
  'grade.strings': 'Строки',
  'grade.types': 'Разные типы',
  'grade.often': 'Значения, которые встречаются много раз',
  'grade.none': 'Без повторов',
  'grade.nan': 'NaN среди чисел',
  'grade.distinct': 'Рост, когда повторов нет',
  'grade.pairs': 'Рост, когда всё встречается дважды',
  'grade.noAnswers': 'Для этой проверки ваш код не оставил пригодных ответов.',
  'grade.right': ({ lists }, { number }) => `Списков: ${number(Number(lists))}, на все ответ верный.`,
  'grade.missing': ({ value: missing, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: ${value(missing)} встречается больше одного раза, а в ответе этого значения нет.`,
  'grade.extra': ({ value: extra, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: в ответе есть ${value(extra)}, хотя дважды это значение там не встречается. Различаются ли типы? 1 и "1" — разные значения.`,
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
  'grade.steep': ({ exponent, most, doubling, to, many }, { number }) =>
    `Число операций растёт как n^${number(Number(exponent), 2)}; допустимо не больше ${number(Number(most), 2)}. Список вдвое длиннее — работы больше в ${number(Number(doubling), 1)} раза; на ${number(Number(to))} элементах операций ${number(Number(many))}. Какая строка обходит список ради каждого элемента: цикл, includes, indexOf, spread?`,
};
