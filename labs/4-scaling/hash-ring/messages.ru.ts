// Words of the hash-ring lab, in Russian.
import type { SameKeys } from '#src/contract/text.ts';
import type { messages as english } from './messages.en.ts';

export const messages: SameKeys<typeof english> = {
  'object.key': 'ключ {id}',
  'object.node': 'узел {id}',
  'stage.start': ({ keys, nodes }, { unit }) =>
    `${unit(Number(keys), 'keys')}, ${unit(Number(nodes), 'nodes')}. Запустите или сделайте один шаг.`,
  'stage.now.hit': 'Запрос {number}: {key} — на {node}.',
  'stage.now.miss': 'Запрос {number}: {key} теперь на {node}, но туда ещё не попал: загрузили.',
  'stage.now.failed': 'Запрос {number}: {key} — на {node}, а тот лежит.',
  'stage.now.nobody': 'Запрос {number}: для {key} нет узла.',
  'stage.change.joined': ({ node, moved, keys, share, fair }, { number, unit }) =>
    `Добавили ${String(node)}: переехало ${number(Number(moved))} из ${number(Number(keys))} ключей, ${unit(Number(share), 'share')}; равная доля — ${unit(Number(fair), 'share')}.`,
  'stage.change.removed': ({ node, moved, keys, share, fair }, { number, unit }) =>
    `Убрали ${String(node)}: переехало ${number(Number(moved))} из ${number(Number(keys))} ключей, ${unit(Number(share), 'share')}; равная доля — ${unit(Number(fair), 'share')}.`,
  'stage.change.method': ({ moved, keys, share }, { number, unit }) =>
    `Другой метод: переехало ${number(Number(moved))} из ${number(Number(keys))} ключей, ${unit(Number(share), 'share')}.`,
  'stage.change.points': ({ moved, keys, share }, { number, unit }) =>
    `Другие точки: переехало ${number(Number(moved))} из ${number(Number(keys))} ключей, ${unit(Number(share), 'share')}.`,
  'stage.short.start': ({ keys, nodes }, { unit }) => `${unit(Number(keys), 'keys')}, ${unit(Number(nodes), 'nodes')}`,
  'stage.short.hit': '{key} → {node}: нашёлся',
  'stage.short.miss': '{key} → {node}: промах, загрузили',
  'stage.short.failed': '{key} → {node}: лежит, ошибка',
  'stage.short.nobody': '{key}: узла нет',
  'stage.short.joined': ({ node, share, fair }, { unit }) =>
    `+ ${String(node)}: переехало ${unit(Number(share), 'share')} ключей, поровну — ${unit(Number(fair), 'share')}`,
  'stage.short.removed': ({ node, share, fair }, { unit }) =>
    `− ${String(node)}: переехало ${unit(Number(share), 'share')} ключей, поровну — ${unit(Number(fair), 'share')}`,
  'stage.short.moved': ({ share }, { unit }) => `переехало ${unit(Number(share), 'share')} ключей`,
  'stage.column.keys': 'ключи',
  'stage.column.left': 'ушло',
  'stage.column.came': 'пришло',
  'stage.column.served': 'запросы',
  'stage.keys': ({ keys }, { unit }) => `${unit(Number(keys), 'keys')} на круге`,
  'stage.key.home': ({ id, node, place }, { unit }) =>
    `Ключ ${String(id)}, ${unit(Number(place), 'share')} круга, лежит на ${String(node)}`,
  'stage.key.away': ({ id, node, place }, { unit }) =>
    `Ключ ${String(id)}, ${unit(Number(place), 'share')} круга, место его на ${String(node)}, но туда ещё не попал`,
  'stage.key.lost': ({ id, node, place }, { unit }) =>
    `Ключ ${String(id)}, ${unit(Number(place), 'share')} круга, потерян: ${node === '' ? 'узла нет' : `${String(node)} лежит`}`,
  'stage.lens': ({ share, place }, { unit }) =>
    `${unit(Number(share), 'share')} круга крупно: вокруг ключа на отметке ${unit(Number(place), 'share')}`,
  'stage.node.up': ({ name, keys, mean, served, share }, { number, unit }) =>
    `${String(name)}: ключей ${number(Number(keys))} при равной доле ${number(Number(mean), 0)};${Number.isNaN(share) ? '' : ` доля круга — ${unit(Number(share), 'share')};`} обслужено запросов: ${number(Number(served))}`,
  'stage.node.dead': ({ name, keys }, { number }) =>
    `${String(name)} лежит, за ним числится ключей: ${number(Number(keys))}`,
  'stage.trail': 'Последние запросы',
  'stage.passed.hit': '{key}, найден на {node}',
  'stage.passed.miss': '{key}, на {node} его ещё не было, загрузили',
  'stage.passed.failed': '{key}, ошибка на {node}',
  'stage.cost.comparisons': ({ count }, { plural }) =>
    plural(Number(count), { one: 'сравнение', few: 'сравнения', many: 'сравнений', other: 'сравнения' }),
  'stage.cost.table': 'по таблице',
  'stage.cost.remainder': 'хеш mod {nodes}',
  'stage.cost.weights': ({ count }, { plural }) =>
    plural(Number(count), { one: 'жребий', few: 'жребия', many: 'жребиев', other: 'жребия' }),
  'stage.cost.jumps': ({ count }, { plural }) =>
    plural(Number(count), {
      one: 'корзина',
      few: 'корзины',
      many: 'корзин',
      other: 'корзины',
    }),
  'stage.cost.code': 'вашим кодом',
  'stage.legend.home': 'на месте',
  'stage.legend.away': 'переехал, ещё не загружен',
  'stage.legend.lost': 'узел лежит',
  'stage.legend.flow': 'переезды, цвет — куда',
  'stage.legend.compared': 'сравнили',
  'stage.legend.weight': 'жребий',
  'stage.legend.fair': 'равная доля',
  'stage.legend.share': 'доля круга',
  'stage.legend.drawn': ({ drawn, keys }, { number }) =>
    `показано ключей: ${number(Number(drawn))} из ${number(Number(keys))}`,
  'stage.describe': ({ nodes, keys, away, node, most }, { number, unit }) =>
    `${unit(Number(nodes), 'nodes')}, ${unit(Number(keys), 'keys')}; не на месте: ${number(Number(away))}. Больше всех у ${String(node)}: ${number(Number(most))}.`,
  'stage.spread.make': 'Посчитать разброс по числу точек',
  'stage.spread.title': 'Разброс и число точек',
  'stage.spread.points': 'точек на узел',
  'stage.spread.measured': 'эти имена',
  'stage.spread.predicted': 'теория',
  'stage.spread.recorded': 'Python',
  'stage.spread.now': 'сейчас',
  'stage.spread.note': ({ nodes }, { unit }) =>
    `Стандартное отклонение долей круга, делённое на среднее; здесь ${unit(Number(nodes), 'nodes')}. Теория: √((n − 1)/(nv + 1)) — корень из среднего квадрата по всем именам.`,
  'stage.spread.noteRecorded': ({ nodes }, { unit }) =>
    `Стандартное отклонение долей круга, делённое на среднее; здесь ${unit(Number(nodes), 'nodes')}. Теория: √((n − 1)/(nv + 1)) — корень из среднего квадрата по всем именам. Третья линия посчитана на Python с hashlib, а не этой лабораторией.`,

  'why.title.key': '{key} — на {node}',
  'why.title.nowhere': '{key} нигде не лежит',
  'why.title.node': ({ node, keys, all }, { number }) =>
    `${String(node)}: ключей ${number(Number(keys))} из ${number(Number(all))}`,
  'why.title.dead': ({ node, keys, all }, { number }) =>
    `${String(node)} лежит, а числится за ним ключей: ${number(Number(keys))} из ${number(Number(all))}`,
  'why.title.gone': '{node} больше нет',
  'why.nowhere': 'Нет ни одного узла, которому он мог бы принадлежать.',
  'why.start': 'С этого момента принадлежит {node}.',
  'why.moved.joined': 'Пришёл {node} и забрал его у {from}.',
  'why.moved.joinedBeside': 'Пришёл {other}, а ключ переехал с {from} на {node}: новичок тут ни при чём.',
  'why.moved.removed': '{from} ушёл, ключ достался {node}.',
  'why.moved.removedBeside': 'Ушёл {other}, а ключ переехал с {from} на {node}, хотя {from} никуда не делся.',
  'why.moved.method': 'Сменился метод, а с ним и узел: был {from}, стал {node}.',
  'why.moved.points': 'Сменились точки кольца, а с ними и узел: был {from}, стал {node}.',
  'why.path.ring': ({ place, point, at, node, steps }, { number, unit }) =>
    `Лежит на ${number(Number(place), 3)} % круга. Первая точка не раньше — ${String(point)}, на ${number(Number(at), 3)} %; это точка ${String(node)}. Поиск находит её за ${unit(Number(steps), 'comparisons')}.`,
  'why.path.round': ({ place, point, at, node, steps }, { number, unit }) =>
    `Лежит на ${number(Number(place), 3)} % круга, за последней точкой. Значит, считается самая первая — ${String(point)}, на ${number(Number(at), 3)} %; это точка ${String(node)}. Поиск находит её за ${unit(Number(steps), 'comparisons')}.`,
  'why.path.modulo': 'Хеш при делении на {buckets} даёт остаток {rest}. Если считать с нуля, это {node}.',
  'why.path.only': 'Кроме {node}, узлов нет.',
  'why.path.rendezvous': ({ node, nodes, weight, next }, { number }) =>
    `Каждый узел тянет для него число, побеждает наибольшее. Узлов ${String(nodes)}, выиграл ${String(node)}: ${number(Number(weight), 1)} из 100, у следующего ${number(Number(next), 1)}.`,
  'why.path.jump': 'Корзин {buckets}, ключ прыгает по ним так: {path}. Последняя — место, где стоит {node}.',
  'why.path.code': 'Так решил ваш код: {node}.',
  'why.hit': 'Искали на {node}, нашли.',
  'why.miss': 'Искали на {node}, там его не было: раньше он лежал на {from}. Пришлось загрузить.',
  'why.missStore': 'Искали на {node}, а его не было ни там, ни где-либо ещё. Загрузили из хранилища.',
  'why.failed': 'Искали на {node}, а тот лежит: запрос завершился ошибкой.',
  'why.failedNobody': 'Искали, но узлов не было вовсе: запрос завершился ошибкой.',
  'why.node.start': ({ gained }, { unit }) => `Прогон начался, ему досталось ${unit(Number(gained), 'keys')}.`,
  'why.node.came': ({ node, gained }, { unit }) => `Пришёл ${String(node)} и забрал ${unit(Number(gained), 'keys')}.`,
  'why.node.left': ({ node, lost }, { unit }) => `${String(node)} ушёл и отдал ${unit(Number(lost), 'keys')}.`,
  'why.node.joined': ({ other, gained, lost }, { number }) =>
    `Пришёл ${String(other)}: отдано ${number(Number(lost))}, получено ${number(Number(gained))}.`,
  'why.node.removed': ({ other, gained, lost }, { number }) =>
    `Ушёл ${String(other)}: получено ${number(Number(gained))}, отдано ${number(Number(lost))}.`,
  'why.node.method': ({ gained, lost }, { number }) =>
    `Сменился метод: получено ${number(Number(gained))}, отдано ${number(Number(lost))}.`,
  'why.node.points': ({ gained, lost }, { number }) =>
    `Сменились точки кольца: получено ${number(Number(gained))}, отдано ${number(Number(lost))}.`,
  'why.node.crashed': ({ keys }, { unit }) =>
    `Узел упал, и всё, что на нём было, пропало: ${unit(Number(keys), 'keys')}. Место он сохранил за собой.`,
  'why.node.restarted': 'Запущен снова, пустым.',
  'record.hit': '{key} нашёлся на {node}',
  'record.miss': '{key} нет на {node}, его загружают',
  'record.failed': '{key} спросили у {node}, а тот лежит',
  'record.failedNobody': '{key} не у кого спросить',
  'record.joined': ({ node, keys }, { unit }) => `добавлен ${String(node)}, переезд: ${unit(Number(keys), 'keys')}`,
  'record.removed': ({ node, keys }, { unit }) => `убран ${String(node)}, переезд: ${unit(Number(keys), 'keys')}`,
  'record.crashed': ({ node, keys }, { unit }) => `падает ${String(node)}, потеряно: ${unit(Number(keys), 'keys')}`,
  'record.restarted': '{node} запущен снова, пустым',
  'record.method.ring': ({ keys }, { unit }) => `теперь решает кольцо, переезд: ${unit(Number(keys), 'keys')}`,
  'record.method.modulo': ({ keys }, { unit }) =>
    `теперь решает остаток от деления, переезд: ${unit(Number(keys), 'keys')}`,
  'record.method.rendezvous': ({ keys }, { unit }) =>
    `теперь решает rendezvous, переезд: ${unit(Number(keys), 'keys')}`,
  'record.method.jump': ({ keys }, { unit }) => `теперь решает jump hash, переезд: ${unit(Number(keys), 'keys')}`,
  'record.method.own-code': ({ keys }, { unit }) => `теперь решает ваш код, переезд: ${unit(Number(keys), 'keys')}`,
  'record.points': ({ points, keys }, { unit }) =>
    `у каждого узла теперь ${unit(Number(points), 'points')}, переезд: ${unit(Number(keys), 'keys')}`,
  'record.lookup.scan': 'поиск теперь перебирает кольцо',
  'record.lookup.binary': 'поиск теперь делит кольцо пополам',
  'record.lookup.table': 'поиск теперь идёт по таблице-индексу',
  'input.summary': ({ lookups, keys }, { unit, number }) =>
    `${unit(Number(lookups), 'requests')}, разных ключей: ${number(Number(keys))}`,
  'input.empty': 'В файле нет ни одного ключа. Нужно по ключу в строке.',
  'input.blank': 'Строка {line} пустая. В каждой строке до последней должен быть ключ.',
  'input.utf8': 'Строка {line}: ключ — это текст в UTF-8, а здесь не он: {given}',
  'input.longKey': 'Строка {line}: в ключе может быть не больше {most} байт, а здесь их больше. Начало: {given}',
  'input.manyLines': ({ line, most }, { number }) =>
    `Строка ${String(line)}: в файле может быть не больше ${number(Number(most))} строк, а здесь их больше.`,
  'input.manyKeys': ({ line, most }, { number }) =>
    `Строка ${String(line)}: в файле может быть не больше ${number(Number(most))} разных ключей, а здесь их больше.`,
  'fault.noCode':
    'Методу «Ваш код» нужен код: напишите create(hash) или build(points) и locate(ring, hash) и запустите.',
  'fault.locate.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию locate(ring, hash), а locate — ${value(given)}.`,
  'fault.locate.writes': 'locate(ring, hash) не должна менять кольцо: всё, что стоит хранить, строит build(points).',
  'fault.answer.nothing': '{about}: {call} должна вернуть имя существующего узла, а не вернула ничего.',
  'fault.answer.promise':
    '{about}: {call} должна вернуть имя существующего узла, а вернула промис. Она не может быть async.',
  'fault.answer.notANode': ({ about, call, given }, { value }) =>
    `${String(about)}: ${String(call)} должна вернуть имя существующего узла, а вернула вот что: ${value(given)}.`,
  'fault.placement.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию create(hash) или locate(ring, hash), а create — ${value(given)}.`,
  'fault.placement.noObject': ({ given }, { value }) =>
    `create(hash) должна вернуть объект с add, remove и owner, а вернула вот что: ${value(given)}.`,
  'fault.placement.noMethod': 'create(hash) должна вернуть объект с add, remove и owner, а {method} — не функция.',
  'fault.build.kind': ({ given }, { value }) =>
    `build(points) должна вернуть простые данные: массивы, типизированные массивы и объекты из чисел и строк, а среди них вот что: ${value(given)}.`,
  'fault.build.deep': 'build(points) должна вернуть простые данные, а здесь вложенность больше {levels}.',
  'fault.build.large': ({ values }, { number }) =>
    `build(points) должна вернуть не больше ${number(Number(values))} значений, а здесь их больше.`,
  'grade.lookup.owners': 'Маленькие кольца',
  'grade.lookup.round': 'Через конец и ровно в точках',
  'grade.lookup.equal': 'Одинаковые точки',
  'grade.lookup.few': '30 точек',
  'grade.lookup.more': '480 точек',
  'grade.lookup.many': '7680 точек',
  'grade.lookup.none': 'Для этого случая код не оставил списка ответов.',
  'grade.lookup.wrong': ({ points, hash, given, wanted }) =>
    `На кольце, где точек ${String(points)}, хеш ${String(hash)} принадлежит ${String(wanted)}, а в ответе ${String(given)}. Считается первая точка не раньше хеша, а из одинаковых — первая.`,
  'grade.lookup.notRound': ({ points, hash, given, wanted }) =>
    `На кольце, где точек ${String(points)}, хеш ${String(hash)} лежит за последней и принадлежит ${String(wanted)}, а в ответе ${String(given)}. Что идёт на круге после конца?`,
  'grade.lookup.right': 'Все узлы найдены верно; запросов было {lookups}.',
  'grade.lookup.good': 'Все узлы найдены верно; самый долгий поиск прочёл значений: {reads}, можно {allowed}.',
  'grade.lookup.slow':
    'Узлы верны, но один из поисков прочёл значений: {reads}, а можно {allowed}. Сколько точек можно отбросить с одного взгляда?',
  'grade.placement.same': 'Те же узлы в другом порядке',
  'grade.placement.balance': 'Восемь узлов',
  'grade.placement.join': 'Узлы приходят',
  'grade.placement.leave': 'Узлы уходят',
  'grade.placement.return': 'Узел ушёл и вернулся',
  'grade.placement.alone': 'Был один, стало два, снова один',
  'grade.placement.none': 'Для этого случая код не оставил списка владельцев.',
  'grade.placement.unbalanced':
    'У {node} ключей {keys}, а в среднем на {nodes} узлов приходится по {mean}. Ни у кого не должно быть больше 1,4 среднего.',
  'grade.placement.astrayOnJoin':
    'Пришёл {node}, а {key} переехал с {from} на {to}. Ключи могут переезжать только к новичку; мимо него уехало {count}.',
  'grade.placement.astrayOnLeave':
    'Ушёл {node}, а {key} переехал с {from} на {to}. Переезжать могут только ключи ушедшего; чужих переехало {count}.',
  'grade.placement.neglected': 'Пришёл {node} и получил ключей: {keys}, а поровну было бы {fair}.',
  'grade.placement.changed': 'Узлы те же, но {key} лежит то на {first}, то на {second}.',
  'grade.placement.good.same': 'Все ключи там же, где были; всего их {all}.',
  'grade.placement.good.balance': 'Самый большой — {node}: ключей {keys} из {all}.',
  'grade.placement.good.join':
    'Каждый новичок получил свою долю, больше ничего не сдвинулось. Самый большой — {node}, ключей {keys}.',
  'grade.placement.good.leave': 'Переехали только ключи ушедших. Самый большой — {node}, ключей {keys}.',
  'grade.placement.good.return': 'Все ключи вернулись на прежние места; всего их {all}.',
  'grade.placement.good.alone': 'У {node} снова все ключи: {keys}.',
};
