// Words of this lab, in Russian.
import type { SameKeys } from '#src/contract/text.ts';
import type { messages as english } from './messages.en.ts';

export const messages: SameKeys<typeof english> = {
  'object.curve': 'участник',
  'stage.slow': 'Медленный',
  'stage.fast': 'Быстрый',
  'stage.micro': 'Медленный, код лучше',
  'stage.parallel': 'Медленный, воркеры',
  'stage.own': 'Ваш код',
  'stage.fit': ({ exponent }, { number }) => `n^${number(Number(exponent), 2)}`,
  'stage.sizes': 'длина списка n',
  'stage.operations': 'операций',
  'stage.time': 'мс',
  'stage.pairs': 'Медленный: все пары',
  'stage.looks': 'Быстрый: каждый элемент по разу',
  'stage.atFirst': 'список из 16',
  'stage.before': 'Нажмите «Пуск»: списки растут, оба поиска получают одни и те же',
  'stage.curve': '{name}, растёт как {fit}',
  'stage.now': ({ n, slow, fast }, { number }) =>
    `n = ${number(Number(n))}: операций у медленного ${number(Number(slow))}, у быстрого ${number(Number(fast))}`,
  'stage.wrong': ({ count }, { unit }) => `Ваш код ошибся: ${unit(Number(count), 'times')}`,
  'stage.stopped': ({ n }, { number }) => `Ваш код остановлен при n = ${number(Number(n))}: слишком много операций`,
  'why.title.slow': 'Почему медленный поиск растёт так круто?',
  'why.title.fast': 'Почему быстрый поиск растёт так полого?',
  'why.title.micro': 'Что даёт код получше?',
  'why.title.parallel': 'Что дают воркеры?',
  'why.title.own': 'Почему ваш код растёт именно так?',
  'why.fit': ({ exponent, tenfold }, { number }) =>
    `Наклон прямой — ${number(Number(exponent), 2)}: список в десять раз длиннее обходится дороже в ${number(Number(tenfold), 0)} раз.`,
  'why.tooFew': 'Для наклона нужны хотя бы два размера; у кода получше и у воркеров он есть только по времени.',
  'why.reason.slow': 'Каждый элемент сравнивают со всеми следующими: n (n − 1) / 2 пар.',
  'why.reason.fast': 'Каждый элемент один раз ищут в множестве, и поиск стоит одинаково, сколько бы там ни лежало.',
  'why.reason.micro': ({ micro }, { unit }) =>
    `Те же пары, каждая дешевле в ${unit(Number(micro), 'times')}: прямая опускается, наклон прежний.`,
  'why.reason.parallel': ({ workers }, { number }) =>
    `Те же пары, поделённые на ${number(Number(workers))}: прямая опускается, наклон прежний, а за запуск платят и на коротких списках.`,
  'why.reason.own':
    'В вашем коде сосчитаны инструкции, обороты циклов, вызовы и элементы, которые обходят встроенные функции.',
  'record.slow': ({ n, value }, { number }) => `медленный, n = ${number(Number(n))}: операций ${number(Number(value))}`,
  'record.fast': ({ n, value }, { number }) => `быстрый, n = ${number(Number(n))}: операций ${number(Number(value))}`,
  'record.own': ({ n, value }, { number }) => `ваш код, n = ${number(Number(n))}: операций ${number(Number(value))}`,
  'record.wrong': ({ n, value }, { number }) =>
    `ваш код, n = ${number(Number(n))}: неверный ответ, значений в нём ${number(Number(value))}`,
  'record.stopped': ({ n, value }, { number }) =>
    `ваш код, n = ${number(Number(n))}: остановлен, операций ${number(Number(value))}`,
  'grade.answers': 'Ответы',
  'grade.distinct': 'Рост без повторов',
  'grade.pairs': 'Рост, когда всё парами',
  'grade.noAnswers': 'Для этой проверки ваш код не оставил пригодных ответов.',
  'grade.right': ({ lists }, { number }) => `Списков: ${number(Number(lists))}, на все ответ верный.`,
  'grade.missing': ({ value: missing, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: ${value(missing)} встречается больше одного раза, а в ответе этого числа нет.`,
  'grade.extra': ({ value: extra, length }, { value, number }) =>
    `Список длиной ${number(Number(length))}: в ответе есть ${value(extra)}, хотя дважды такого там нет. Осталось ли оно числом?`,
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
