// Слова лаборатории метрик по-русски: сцена, «почему?», журнал, ошибки, проверки.
import type { SameKeys } from '#src/contract/text.ts';
import type { messages as english } from './messages.en.ts';

const OBSERVATIONS = { one: 'наблюдение', few: 'наблюдения', many: 'наблюдений', other: 'наблюдения' };

export const messages = {
  'object.server': 'сервер {id}',
  'stage.start': 'Запустите: приходят запросы, и каждый сервер считает свои.',
  'stage.noHistogram': 'Здесь нет ни одной гистограммы: нет корзин — нет и квантиля.',
  'stage.noAnswer': '{name}: ответа нет, NaN.',
  'stage.both': '{name}: по корзинам {estimate}, на самом деле {truth}: {error}.',
  'stage.beyond': '{name} выше последней границы, и ответ — сама эта граница: {estimate}; на самом деле {truth}.',
  'stage.beyondShort': '{name} выше последней границы: ответ {estimate}, на самом деле {truth}.',
  'stage.opened': '{name} по корзинам — {estimate}; настоящий лежит между {low} и {high}.',
  'stage.openedBeyond': '{name} выше последней границы, и ответ — сама эта граница: {estimate}.',
  'stage.column': ({ bound, count }, { plural, number }) =>
    `Корзина до ${String(bound)}: ${number(Number(count))} ${plural(Number(count), OBSERVATIONS)}`,
  'stage.buckets': 'Корзины',
  'stage.estimate': 'по корзинам {value}',
  'stage.truth': 'настоящий {value}',
  'stage.serverName': 'Сервер {server}',
  'stage.serverShort': 'С{server}',
  'stage.server.usual':
    'обычная скорость, учтено запросов: {requests}, в работе: {inFlight}, по его summary {name} {value}',
  'stage.server.slow': ({ factor, requests, inFlight, name, value }, { unit, number }) =>
    `замедлен в ${unit(Number(factor), 'times')}, учтено запросов: ${number(Number(requests))}, в работе: ${number(Number(inFlight))}, по его summary ${String(name)} ${String(value)}`,
  'stage.server.fast':
    'тратит {factor} обычного времени, учтено запросов: {requests}, в работе: {inFlight}, по его summary {name} {value}',
  'stage.prometheus': ({ next, name, value }, { unit }) =>
    `Prometheus: следующий опрос через ${unit(Math.round(Number(next) * 10) / 10, 's')}; за окно ${String(name)} равен ${String(value)}`,
  'stage.describe': 'Серверов: {servers}. Временных рядов: {series}.',
  'scrape.title': 'Что прочёл бы опрос прямо сейчас',
  'scrape.of': 'Сервер {server}: /metrics',
  'answers.title': 'За последние {range}',
  'answers.truth': 'На деле',
  'fleet.title': '{name}, посчитанный тремя способами',
  'fleet.server': 'Summary сервера {server}',
  'fleet.mean': 'Среднее всех summary',
  'fleet.buckets': 'Сумма корзин',
  'fleet.truth': 'На самом деле, по всем запросам',
  'fleet.notAsked': 'Summary знает только те квантили, которые заданы заранее: 0,5, 0,9 и 0,99.',
  'opened.title': 'Квантили {metric}',
  'opened.size': ({ samples, families }, { number }) =>
    `Прочитано значений: ${number(Number(samples))}, метрик: ${number(Number(families))}.`,
  'opened.others': 'Другие гистограммы в файле:',
  'opened.labels': 'Метки',
  'opened.count': 'Всего',
  'theory.title': 'По распределению',
  'theory.truth': 'Настоящий квантиль',
  'theory.estimate': 'По корзинам',
  'theory.mixed': 'Сравнивать не с чем: в счётчиках смешаны разные виды трафика или квантиль не между 0 и 1.',
  'why.title.request': ({ request, ms }, { unit }) => `${String(request)} занял ${unit(Number(ms), 'ms')}`,
  'why.title.underway': '{request} ещё обрабатывается',
  'why.title.dropped': '{request} пропал при перезапуске',
  'why.title.server': ({ server, restarts }, { unit }) =>
    Number(restarts) === 0 ? String(server) : `${String(server)}, перезапущен ${unit(Number(restarts), 'times')}`,
  'why.title.prometheus': 'Что прочёл Prometheus',
  'why.title.bucket': ({ low, high, count }, { number }) =>
    `Между ${number(Number(low), 4)} и ${number(Number(high), 4)}: ${number(Number(count))}`,
  'why.title.beyond': ({ low, count }, { number }) => `Выше ${number(Number(low), 4)}: ${number(Number(count))}`,
  'why.arrived': 'Пришёл на {server}; gauge с числом запросов в работе вырос на единицу.',
  'why.dropped': '{server} перезапустился раньше, чем ответил: этот запрос никто не посчитал.',
  'why.fell': ({ low, high }, { unit }) =>
    `Попал в корзину между ${unit(Number(low), 'ms')} и ${unit(Number(high), 'ms')}. Где именно внутри неё — уже никто не узнает.`,
  'why.fellBeyond': ({ low }, { unit }) =>
    `Выше последней границы, ${unit(Number(low), 'ms')}: его считает только +Inf.`,
  'why.raised': ({ buckets }, { number }) =>
    `Корзины накопительные, поэтому на единицу выросло сразу несколько строк, их ${number(Number(buckets))}, и ещё _count; _sum вырос на время запроса.`,
  'why.untouched': 'Считает с самого начала; его ещё ни разу не опросили.',
  'why.notYet': 'Пока ничего: первый опрос будет через один интервал после начала.',
  'why.below': ({ before, total }, { number }) =>
    `Ниже неё ${number(Number(before))} из ${number(Number(total))} наблюдений.`,
  'why.noQuantile': 'Квантиль найти нельзя.',
  'why.earlier': ({ rank, upTo }, { number }) =>
    `Квантиль — это наблюдение номер ${number(Number(rank), 1)}; до конца этой корзины их ${number(Number(upTo))}, значит, оно дальше.`,
  'why.later': ({ rank, before }, { number }) =>
    `Квантиль — это наблюдение номер ${number(Number(rank), 1)}, а ниже этой корзины их уже ${number(Number(before))}.`,
  'why.lastBound': ({ rank, value }, { number }) =>
    `Наблюдение номер ${number(Number(rank), 1)} здесь, но у +Inf нет конца, от которого можно отмерить: ответ — последняя граница, ${number(Number(value), 4)}.`,
  'why.interpolated': ({ rank, part, low, width, value }, { number, unit }) =>
    `Наблюдение номер ${number(Number(rank), 1)} — на ${unit(Math.round(1000 * Number(part)) / 1000, 'share')} пути через эту корзину. Если считать, что они лежат равномерно: ${number(Number(low), 4)} + ${number(Number(part), 3)} · ${number(Number(width), 4)} = ${number(Number(value), 4)}.`,
  'record.arrived': '{request} приходит на {server}',
  'record.observed': ({ request, server, value }, { unit }) =>
    `${String(request)} занял ${unit(Number(value), 'ms')}, ${String(server)}`,
  'record.dropped': '{request} пропал: {server} успел перезапуститься',
  'record.scraped': ({ server, value }, { number }) =>
    `${String(server)} опрошен: учтено запросов ${number(Number(value))}.`,
  'record.scrapeLost': ({ server, value }, { number }) =>
    `Опрос не удался: ${String(server)}; запросов на его счётчике: ${number(Number(value))}.`,
  'record.restarted': ({ server, value }, { number }) =>
    `${String(server)} перезапущен, счётчики начались с нуля; учтено, но не прочитано запросов: ${number(Number(value))}.`,
  'record.slowed': ({ server, value }, { unit }) =>
    `${String(server)} теперь тратит ${unit(Number(value), '×')} обычного времени.`,
  'record.traffic.lognormal': 'Теперь у трафика один горб.',
  'record.traffic.bimodal': 'Теперь трафик — кэш и база.',
  'record.traffic.heavy-tail': 'Теперь у трафика тяжёлый хвост.',
  'record.requestsSet': ({ value }, { unit }) => `Запросы идут со скоростью ${unit(Number(value), '1/s')}.`,
  'record.quantileSet': ({ value }, { number }) => `Запрошен квантиль ${number(Number(value), 4)}.`,
  'record.users.none': 'Метки с пользователем больше нет.',
  'record.users.counter': 'Теперь у одного из счётчиков есть метка с пользователем.',
  'record.users.histogram': 'Теперь у одной из гистограмм есть метка с пользователем.',
  'record.opened': ({ value }, { number }) => `Открыт файл, значений в нём: ${number(Number(value))}.`,
  'fault.bounds': 'bucketBoundsMs — хотя бы одна граница, и каждая больше предыдущей; {given} не подходит.',
  'fault.metric.none': 'metric — имя гистограммы из файла, а в файле нет ни одной; указано {given}.',
  'fault.metric.unknown': 'metric — имя гистограммы из файла ({allowed}), а указано {given}.',
  'fault.quantile.notExported': ({ given }, { value }) =>
    `Ваш код должен экспортировать функцию histogramQuantile(q, buckets); сейчас histogramQuantile — ${value(given)}.`,
  'fault.quantile.notANumber': ({ given }, { value }) =>
    `histogramQuantile должна вернуть число, а вернула ${value(given)}.`,
  'fault.counter.notExported': ({ given }, { value }) =>
    `Ваш код должен экспортировать функцию createCounter(name, labelNames); сейчас createCounter — ${value(given)}.`,
  'fault.counter.noMethod': 'createCounter должна вернуть объект с функциями inc и collect; {name} — не функция.',
  'fault.counter.noLines': ({ given }, { value }) =>
    `collect() должна вернуть массив строк, а вернула ${value(given)}.`,
  'fault.histogram.notExported': ({ given }, { value }) =>
    `Ваш код должен экспортировать функцию createHistogram(bounds); сейчас createHistogram — ${value(given)}.`,
  'fault.histogram.noMethod':
    'createHistogram должна вернуть объект с функциями observe и buckets; {name} — не функция.',
  'fault.histogram.noBuckets': ({ given }, { value }) =>
    `buckets() должна вернуть массив объектов с числами le и count, а вернула ${value(given)}.`,
  'grade.noAnswer': 'Ответа, который можно проверить, нет.',
  'grade.labels.series': 'Каждый набор меток — отдельный ряд',
  'grade.labels.order': 'Порядок меток ничего не значит',
  'grade.labels.missing': 'Пропущенная метка — пустая',
  'grade.labels.mixing': 'Значения не слипаются',
  'grade.labels.escaping': 'Кавычки, обратная косая черта и перевод строки экранированы',
  'grade.labels.plain': 'Без меток один ряд есть с самого начала',
  'grade.labels.apart': 'Два счётчика не мешают друг другу',
  'grade.labels.fine': ({ series }, { number }) => `Ответ читается как надо; рядов: ${number(Number(series))}.`,
  'grade.labels.twice':
    'Один и тот же ряд стоит дважды: {line}. Метки в другом порядке — тот же набор, а пропущенная метка — пустая.',
  'grade.labels.unreadable':
    'Prometheus не прочтёт эту строку: {line}. Экранируйте в значениях \\, " и перевод строки.',
  'grade.labels.noLines': 'Нужно рядов: {wanted}, а collect() не вернула ни одной строки.',
  'grade.labels.series.wrong':
    'Нужно рядов: {wanted}, у каждого своя сумма; пришло строк: {given}, первая — {line}. Храните число для каждого набора значений.',
  'grade.labels.order.wrong':
    'Нужно рядов: {wanted}; пришло строк: {given}, первая — {line}. Берите значения в порядке labelNames, а не в том, в котором они пришли.',
  'grade.labels.missing.wrong':
    'Нужно рядов: {wanted}; пришло строк: {given}, первая — {line}. Метка, которую не задали, считается пустой.',
  'grade.labels.mixing.wrong':
    'Нужно рядов: {wanted}; пришло строк: {given}, первая — {line}. Если склеить значения разделителем, который бывает и в них самих, наборы сольются.',
  'grade.labels.escaping.wrong':
    'Значения вернулись изменёнными. Нужно рядов: {wanted}; пришло строк: {given}, первая — {line}. Обратную косую черту экранируют первой.',
  'grade.labels.plain.wrong':
    'Нужно строк со значением 0: {wanted}; пришло строк: {given}. Счётчик, который ещё не считал, уже должен быть в ответе, иначе rate() не увидит его первого шага.',
  'grade.labels.apart.wrong':
    'Нужно рядов только этого счётчика: {wanted}; пришло строк: {given}, первая — {line}. То, что посчитал другой счётчик, к нему не относится.',
  'grade.rest.ordinary': 'Учтено каждое значение',
  'grade.rest.edges': 'Значение на границе — в её корзине',
  'grade.rest.slow': 'Значения выше всех границ',
  'grade.rest.empty': 'Значений ещё нет',
  'grade.rest.unsorted': 'Границы в любом порядке',
  'grade.rest.already': 'Infinity уже среди границ',
  'grade.rest.twice': 'Второй опрос читает то же самое',
  'grade.rest.fine': ({ value }, { number }) =>
    `Корзины верны: histogram_quantile(0.9) даёт ${number(Number(value), 3)}.`,
  'grade.rest.fineEmpty': 'Корзины верны; без значений нет и квантиля.',
  'grade.rest.none': 'Не вернулось ни одной корзины. Одна есть всегда — +Inf.',
  'grade.rest.noRest': ({ count }, { number }) =>
    `Корзины +Inf нет. Значений было ${number(Number(count))}, но об этом никто не узнает, и любой квантиль — NaN.`,
  'grade.rest.order': 'Границы идут не по возрастанию, или какая-то стоит дважды.',
  'grade.rest.bounds': 'Корзин должно быть {wanted}, а их {given}.',
  'grade.rest.count':
    'До {le} — значений {wanted}, а в корзине {given}. Каждая корзина считает всё, что не больше её границы.',
  'grade.quantile.inside': 'Внутри корзины — пропорционально',
  'grade.quantile.lowest': 'Самая нижняя корзина начинается с нуля',
  'grade.quantile.negative': 'Границы ниже нуля',
  'grade.quantile.beyond': 'В +Inf — последняя граница',
  'grade.quantile.nothing': 'Нет ответа — значит NaN',
  'grade.quantile.shares': 'q меньше 0, больше 1, NaN',
  'grade.quantile.order': 'Корзины в любом порядке',
  'grade.quantile.falling': 'Убывающий счёт поднимают',
  'grade.quantile.fine': ({ answers }, { number }) => `Всё как у Prometheus; ответов: ${number(Number(answers))}.`,
  'grade.quantile.threw': ({ q, buckets, error }, { number }) =>
    `Ваш код бросил исключение «${String(error)}», когда его спросили с q = ${String(q)} (корзин: ${number(Number(buckets))}).`,
  'grade.quantile.inside.wrong':
    'Для q = {q} Prometheus отвечает {wanted}, ваш код — {given}. Пройдите корзину на ту долю её наблюдений, что лежит ниже нужного номера.',
  'grade.quantile.lowest.wrong':
    'Для q = {q} Prometheus отвечает {wanted}, ваш код — {given}. Самая нижняя корзина начинается с нуля.',
  'grade.quantile.negative.wrong':
    'Для q = {q} и границ от −2 Prometheus отвечает {wanted}, ваш код — {given}. Если нижняя граница не больше нуля, отмерять под ней не от чего.',
  'grade.quantile.beyond.wrong':
    'Для q = {q} нужное наблюдение в +Inf: Prometheus отвечает {wanted}, ваш код — {given}. Ответ — последняя конечная граница.',
  'grade.quantile.nothing.wrong':
    'Без +Inf, без конечных корзин или без наблюдений ответ — {wanted}; ваш код для q = {q} отвечает {given}.',
  'grade.quantile.shares.wrong': 'Для q = {q} Prometheus отвечает {wanted}, ваш код — {given}.',
  'grade.quantile.order.wrong':
    'Если корзины идут в обратном порядке, для q = {q} Prometheus отвечает {wanted}, ваш код — {given}. Сначала отсортируйте по границам.',
  'grade.quantile.falling.wrong':
    'При счёте 2, 1, 5, 4, 9, 8 и q = {q} Prometheus отвечает {wanted}, ваш код — {given}. Поднимите каждое число до наибольшего из предыдущих.',
  'input.summary': ({ series, metrics }, { number }) =>
    `Рядов: ${number(Number(series))}; метрик: ${number(Number(metrics))}`,
  'input.empty': 'В файле нет ни одного значения. Нужны строки вроде http_requests_total{code="200"} 1027.',
  'input.longLine': 'Строка {line}: в строке может быть не больше {most} байт, а здесь больше.',
  'input.utf8': 'Строка {line}: это не текст в UTF-8.',
  'input.name': 'Строка {line}: нужно имя метрики (буквы, цифры, _ и :, не с цифры), а стоит {given}.',
  'input.labelName': 'Строка {line}: нужно имя метки (буквы, цифры и _, не с цифры), а стоит {given}.',
  'input.labelTwice': 'Строка {line}: метка {name} стоит дважды.',
  'input.equals': 'Строка {line}: после метки {name} нужен знак =, а стоит {given}.',
  'input.openQuote': 'Строка {line}: значение {name} должно быть в двойных кавычках, а стоит {given}.',
  'input.escape': 'Строка {line}: в значении {name} после обратной косой черты бывает \\, " или n, а здесь {given}.',
  'input.unclosed': 'Строка {line}: у значения {name} нет закрывающей кавычки.',
  'input.labelEnd': ({ line, name, given }) =>
    `Строка ${String(line)}: после значения ${String(name)} нужна запятая или }, а стоит ${String(given)}.`,
  'input.noValue': 'Строка {line}: у {name} нет значения.',
  'input.value': 'Строка {line}: значение {name} — число, +Inf, -Inf или NaN, а стоит {given}.',
  'input.timestamp': 'Строка {line}: метка времени {name} — целое число миллисекунд, а стоит {given}.',
  'input.exemplar':
    'Строка {line}: у {name} стоит exemplar, а он есть только в OpenMetrics; в текстовом формате 0.0.4 его нет: {given}.',
  'input.rest': 'Строка {line}: у {name} есть что-то, кроме значения и метки времени: {given}.',
  'input.comment': 'Строка {line}: после # {name} нужно имя метрики, а стоит {given}.',
  'input.type': 'Строка {line}: тип {name} — counter, gauge, histogram, summary или untyped, а стоит {given}.',
  'input.typeTwice': 'Строка {line}: тип {name} уже указан.',
  'input.typeLate': 'Строка {line}: тип {name} должен стоять до её значений.',
  'input.helpTwice': 'Строка {line}: описание {name} уже есть.',
  'input.twice': 'Строка {line}: такой ряд уже есть: {given}.',
  'input.le': 'Строка {line}: у {name} нужна метка le с числом или +Inf, а стоит {given}.',
  'input.quantile': 'Строка {line}: у {name} нужна метка quantile с числом от 0 до 1, а стоит {given}.',
  'input.negative': 'Строка {line}: {name} что-то считает и не может быть {given}.',
  'input.many': 'Строка {line}: в файле может быть не больше {given} значений, а здесь больше.',
} as const satisfies SameKeys<typeof english>;
