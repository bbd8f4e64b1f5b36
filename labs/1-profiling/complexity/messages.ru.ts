// Words of this lab, in Russian.
import type { SameKeys } from '#src/contract/text.ts';
import type { messages as english } from './messages.en.ts';

export const messages: SameKeys<typeof english> = {
  'object.curve': 'участник',
  'name.all-pairs': 'Все n² пар',
  'name.pairs': 'Пары',
  'name.includes': 'includes',
  'name.set': 'Set',
  'name.merge-sort': 'Слияние',
  'name.heapsort': 'Пирамида',
  'name.quicksort': 'Quicksort',
  'name.random-quicksort': 'Случ. опорный',
  'name.spread': '[...all, item]',
  'name.blocks': 'Растёт на 64',
  'name.doubling': 'Удваивается',
  'name.shift': 'queue.shift',
  'name.concat': 'text.concat',
  'name.schoolbook': 'В столбик',
  'name.karatsuba': 'Карацуба',
  'stage.micro': 'Первая, код лучше',
  'stage.parallel': 'Первая, воркеры',
  'stage.own': 'Ваш код',
  'stage.fit': ({ exponent }, { number }) => `n^${number(Number(exponent), 2)}`,
  'stage.fitWithin': ({ exponent, half }, { number }) =>
    `n^${number(Number(exponent), 2)} ± ${number(Number(half), 2)}`,
  'stage.sizes': 'длина списка n',
  'stage.operations': 'операций',
  'stage.time': 'мс',
  'stage.memory': 'элементов в памяти',
  'stage.steps': ({ count, looks }, { number, plural }) =>
    `${number(Number(count))} ${plural(Number(count), { one: 'шаг', few: 'шага', many: 'шагов', other: 'шага' })}, ${number(Number(looks))} ${plural(Number(looks), { one: 'обращение', few: 'обращения', many: 'обращений', other: 'обращения' })}`,
  'stage.shown': ({ count }, { number }) => `показаны первые ${number(Number(count))}`,
  'stage.short': 'Список из 16: ряд — шаг, закрашено то, что он трогает',
  'stage.before': 'Нажмите «Пуск»: списки растут, обе функции получают одни и те же',
  'stage.curve': '{name}, растёт как {fit}',
  'stage.now': ({ n, first, slow, second, fast }, { number }) =>
    `n = ${number(Number(n))}, операций: ${String(first)} — ${number(Number(slow))}, ${String(second)} — ${number(Number(fast))}`,
  'stage.nowShort': ({ n, slow, fast }, { number }) =>
    `n = ${number(Number(n))}, операций: ${number(Number(slow))} и ${number(Number(fast))}`,
  'stage.wrong': ({ count }, { unit }) => `Ваш код ошибся ${unit(Number(count), 'times')}`,
  'stage.stopped': ({ n }, { number }) => `Ваш код остановлен при n = ${number(Number(n))}: слишком много операций`,
  'source.title': 'Обе функции',
  'why.title.slow': 'Почему у первой функции такой наклон?',
  'why.title.fast': 'Почему у второй функции такой наклон?',
  'why.title.micro': 'Что даёт код получше?',
  'why.title.parallel': 'Что дают воркеры?',
  'why.title.own': 'Почему ваш код растёт именно так?',
  'why.fit': ({ exponent, tenfold }, { unit, number }) =>
    `Наклон прямой — ${number(Number(exponent), 2)}: список в десять раз длиннее обходится дороже в ${unit(Number(tenfold), 'times')}.`,
  'why.bends': ({ end }, { number }) =>
    `Точки не лежат на одной прямой: по семи самым длинным спискам наклон равен ${number(Number(end), 2)}.`,
  'why.interval': ({ low, high }, { number }) =>
    `Секундомер шумит: с доверительной вероятностью 95 % наклон лежит между ${number(Number(low), 2)} и ${number(Number(high), 2)}.`,
  'why.tooFew':
    'Для наклона нужны хотя бы два размера; у кода получше и у воркеров он есть только по времени, а у вашего кода его нет по памяти.',
  'why.reason.all-pairs': 'Каждый элемент сравнивают с каждым: n² сравнений.',
  'why.reason.pairs': 'Каждый элемент сравнивают со всеми следующими: n (n − 1) / 2 пар.',
  'why.reason.includes': 'includes обходит всё увиденное: до n элементов ради каждого из n.',
  'why.reason.set': 'Каждый элемент один раз ищут в множестве, и поиск стоит одинаково, сколько бы там ни лежало.',
  'why.reason.merge-sort': 'Список делится пополам log₂ n раз, и на каждом уровне сливаются все n элементов.',
  'why.reason.heapsort': 'Каждый из n элементов опускается в пирамиду глубиной log₂ n.',
  'why.reason.quicksort':
    'Каждый вызов делит элементы по первому из них. Если деление выходит пополам, хватает порядка log n уровней; если все остаются с одной стороны, нужно n уровней.',
  'why.reason.random-quicksort': 'Опорный элемент выбирается случайно: деление чаще удачное, каким бы ни был список.',
  'why.reason.spread': '[...all, item] ради каждого нового элемента копирует все прежние: 0 + 1 + 2 + … + (n − 1).',
  'why.reason.blocks':
    'Через каждые 64 элемента массив переезжает и копирует их все: n / 64 переездов, до n элементов в каждом. Это n² / 128 копий.',
  'why.reason.doubling':
    'Массив переезжает, когда заполнен, во вдвое больший: всех копий вместе меньше 2 n. Переезд дорог, но случается всё реже.',
  'why.reason.shift': 'Когда уходит первый, все остальные сдвигаются на одно место: (n − 1) + (n − 2) + … + 0.',
  'why.reason.concat': 'Каждый раз весь текст записывается заново: 1 + 2 + … + n символов.',
  'why.reason.schoolbook': 'Каждая цифра умножается на каждую: n² произведений.',
  'why.reason.karatsuba':
    'Три вызова для половин: на глубине log₂ n вызовов 3 в степени log₂ n, а это n в степени log₂ 3, то есть 1,585.',
  'why.reason.micro': ({ factor }, { unit }) =>
    `Те же шаги, каждый дешевле в ${unit(Number(factor), 'times')}: прямая опускается, наклон прежний.`,
  'why.reason.parallel': ({ workers }, { number }) =>
    `Те же шаги, поделённые на ${number(Number(workers))}: прямая опускается, наклон прежний, а за запуск платят и на коротких списках.`,
  'why.reason.own':
    'В вашем коде сосчитаны инструкции, итерации циклов, вызовы и элементы, которые обходят встроенные функции.',
  'record.slow': ({ n, value }, { number }) => `первая, n = ${number(Number(n))}: операций ${number(Number(value))}`,
  'record.fast': ({ n, value }, { number }) => `вторая, n = ${number(Number(n))}: операций ${number(Number(value))}`,
  'record.own': ({ n, value }, { number }) => `ваш код, n = ${number(Number(n))}: операций ${number(Number(value))}`,
  'record.wrong': ({ n, value }, { number }) =>
    `ваш код, n = ${number(Number(n))}: неверный ответ, значений в нём ${number(Number(value))}`,
  'record.stopped': ({ n, value }, { number }) =>
    `ваш код, n = ${number(Number(n))}: остановлен, операций ${number(Number(value))}`,
  'grade.answers': 'Ответы',
  'grade.distinct': 'Рост без повторов',
  'grade.pairs': 'Рост, когда в списке одни пары',
  'grade.noAnswers': 'Для этой проверки ваш код не оставил пригодных ответов.',
  'grade.right': ({ lists }, { number }) => `Списков: ${number(Number(lists))}, на все ответ верный.`,
  'grade.missing': ({ value: missing, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: ${value(missing)} встречается больше одного раза, а в ответе этого числа нет.`,
  'grade.extra': ({ value: extra, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: в ответе есть ${value(extra)}, хотя дважды это там не встречается. Осталось ли оно числом?`,
  'grade.twice': ({ value: twice, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: в ответе ${value(twice)} стоит не один раз, а каждое число нужно по разу.`,
  'grade.tooMany': ({ length, most }, { number }) =>
    `Список длиной ${number(Number(length))} не обработан и за ${number(Number(most))} операций: код остановлен.`,
  'grade.notLooked': ({ length, operations }, { number }) =>
    `Список длиной ${number(Number(length))}, а операций всего ${number(Number(operations))}: просмотрены не все элементы.`,
  'grade.grows': ({ exponent, to, many }, { number }) =>
    `Число операций растёт как n^${number(Number(exponent), 2)}: ${number(Number(many))} на ${number(Number(to))} элементах.`,
  'grade.steep': ({ exponent, most, to, many }, { number }) =>
    `Число операций растёт как n^${number(Number(exponent), 2)}; допустимо не больше ${number(Number(most), 2)} (на ${number(Number(to))} элементах операций ${number(Number(many))}). Что обходит список ради каждого элемента?`,
};
