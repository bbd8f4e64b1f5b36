// Words of this lab, in Russian.
import type { SameKeys } from '#src/contract/text.ts';
import type { messages as english } from './messages.en.ts';

export const messages: SameKeys<typeof english> = {
  'object.instance': 'app-{id}',
  'object.l2': 'L2',
  'object.service': 'сервис',
  'stage.clients': 'Клиенты',
  'stage.service': 'Сервис',
  'stage.l2': 'L2, общий',
  'stage.entries': 'записей: {count}',
  'stage.l1': 'L1 {count}/{capacity}',
  'stage.restarts': 'перезапусков: {count}',
  'stage.refusing': 'отказывает',
  'stage.silent': 'молчит',
  'stage.places': 'занято {serving}/{places}',
  'stage.queued': '+{count} в очереди',
  'stage.slowed': 'замедлен ×{factor}',
  'stage.failing': 'отвечает ошибкой',
  'stage.load': '{call} {user} для {instance}, ждущих: {waiters}',
  'stage.user': 'user {user}',
  'stage.friends': 'friends {user}',
  'stage.update': 'update {user}',
  'stage.waiting': 'ждут: {count}',
  'stage.more': '+{count}',
  'stage.request': 'r-{id}',
  'stage.instance': '{name}, в L1 {count} из {capacity}, ждущих запросов: {waiting}',
  'stage.l2Name': 'L2, записей: {count}, {state}',
  'stage.serviceName': 'Сервис, занято {serving} из {places}, в очереди {queued}, {state}',
  'stage.well': 'в порядке',
  'stage.hit': 'из кэша',
  'stage.miss': 'из сервиса',
  'stage.joined': 'дождался загрузки',
  'stage.failed': 'ошибка',
  'stage.hint': 'Нажмите на объект, чтобы его сломать',
  'stage.error': 'Последняя ошибка: {error}',
  'stage.error.timeout': 'нет ответа 10 с',
  'stage.error.stuck': 'промис не завершится',
  'stage.error.restarted': 'экземпляр перезапущен',
  'stage.error.wrong': 'неверный ответ',
  'stage.before': 'Нажмите «Пуск»: клиенты спрашивают экземпляры, а те — L2 и сервис',
  'stage.describe':
    'В работе запросов: {inSystem}, вызовов в сервисе: {serving}, в очереди: {queued}. Ответов на чтения из L1: {l1}, из L2: {l2}, из чужой загрузки: {joined}, из сервиса: {misses}; ошибок: {failed}.',
  'stage.sources': 'Откуда пришли ответы',
  'stage.sources.l1': 'L1',
  'stage.sources.l2': 'L2',
  'stage.sources.joined': 'чужая загрузка',
  'stage.sources.service': 'сервис',
  'why.title.underWay': 'Где сейчас {request}?',
  'why.title.answered': 'Почему {request} занял {ms} мс?',
  'why.title.failed': 'Почему {request} завершился ошибкой?',
  'why.title.instance': '{instance}: в L1 записей {entries} из {capacity}',
  'why.title.l2': 'L2: записей {entries}, ответов на чтения {hits}',
  'why.title.service': 'Сервис: в работе {serving}, в очереди {queued}, всего вызовов {calls}',
  'why.asked': 'Вызов {call} отправлен на {instance}.',
  'why.l2.nothing': 'Запрос в L2 ({operation}): записи нет или её срок истёк.',
  'why.l2.found': 'Запрос в L2 ({operation}): найдено.',
  'why.l2.done': 'Запрос в L2 ({operation}): выполнено.',
  'why.l2.refused': 'Запрос в L2 ({operation}): отказ в соединении.',
  'why.l2.timedOut': 'Запрос в L2 ({operation}): ответа нет.',
  'why.l2.absentNot': 'Запрос в L2 ({operation}): кто-то успел раньше.',
  'why.loaded': 'Вызван сервис; никто другой того же не загружал.',
  'why.loadedAgain': ({ others }, { unit }) =>
    `Вызван сервис, хотя то же самое уже загружали: ${unit(Number(others), 'times')}.`,
  'why.queued': 'Ждал в очереди сервиса.',
  'why.served': 'Работал сервис.',
  'why.serviceFailed': 'Сервис ответил ошибкой.',
  'why.joined': 'Сам никого не вызвал: ждёт того, что запросил {leader}.',
  'why.waits': 'Сам никого не вызвал и ждёт.',
  'why.stale': ({ ms }, { unit }) => `К моменту запроса ответ уже устарел: отставание ${unit(Number(ms), 'ms')}.`,
  'why.wrong.nothing': 'Ответ нельзя записать в JSON: это, например, undefined.',
  'why.wrong.clients': 'В ответе то, во что другой клиент превратил свой: {given}',
  'why.wrong.untold': 'В ответе то, чего этому экземпляру не сообщали ни сервис, ни L2: {given}',
  'why.wrong.never': 'Такого ответа на этот запрос сервис никогда не давал: {given}',
  'why.wrong.lost': 'Ответ получен, но сервис этого изменения не записал.',
  'why.committed': 'Сервис записал версию {version}.',
  'why.failed.rejected': 'Код отклонил промис: {error}',
  'why.failed.timeout': 'Клиент ждал 10 с и отключился.',
  'why.failed.stuck': 'Промис так и остался незавершённым, и завершить его уже нечему: клиент ждал 10 с и отключился.',
  'why.failed.restarted': 'Экземпляр перезапустился, соединение оборвалось.',
  'why.from.l1': 'Ответ сразу, из L1.',
  'why.from.l2': 'Ответ из L2.',
  'why.from.joined': 'Ответ — из загрузки, которую начал другой запрос.',
  'why.from.service': 'Ответ из сервиса.',
  'why.quiet': 'С ним ничего не делали.',
  'record.asked': '{request} отправлен на {instance}: {call}',
  'record.l2Asked': '{request} обратился к L2: {operation}',
  'record.l2Found': 'в L2 нашлось значение для {request}',
  'record.l2Answered': 'L2 ответил {request}',
  'record.l2Failed': 'L2 не ответил {request}',
  'record.loaded': '{request} вызвал сервис, загрузка того же: {same}-я',
  'record.queued': '{request} встал в очередь к сервису, впереди {ahead}',
  'record.started': 'сервис взялся за {request}',
  'record.loadEnded': 'сервис ответил {request} через {ms} мс',
  'record.loadFailed': 'сервис ответил {request} ошибкой',
  'record.joined': '{request} ждёт чужой загрузки',
  'record.answered.l1': '{request}: ответ из L1 за {ms} мс',
  'record.answered.l2': '{request}: ответ из L2 за {ms} мс',
  'record.answered.joined': '{request}: ответ из чужой загрузки за {ms} мс',
  'record.answered.service': '{request}: ответ из сервиса за {ms} мс',
  'record.stale': '{request} получил значение, устаревшее на {ms} мс',
  'record.wrong': '{request} получил неверный ответ',
  'record.failed.rejected': '{request}: ошибка, код отклонил промис',
  'record.failed.timeout': '{request}: ошибка, ответа нет 10 с',
  'record.failed.stuck': '{request}: ошибка, промис не завершился',
  'record.failed.restarted': '{request}: ошибка, экземпляр перезапустился',
  'record.committed': '{request} записал версию {version}',
  'record.restarted': '{instance} перезапущен',
  'record.outOfMemory': '{instance} исчерпал память и перезапустился',
  'record.unhandled': 'отклонённый промис на {instance} никто не обработал',
  'record.l2.refuse': 'L2 начал отказывать',
  'record.l2.silence': 'L2 замолчал',
  'record.l2.restore': 'L2 восстановлен',
  'record.l2.flush': 'L2 потерял все записи',
  'record.service.slow': ({ factor }, { number }) => `сервис замедлился, множитель ${number(Number(factor))}`,
  'record.service.fail': 'сервис начал отвечать ошибкой',
  'record.service.restore': 'сервис восстановлен',
  'record.set.arrivalRatePerS': 'поток запросов: {value} в секунду',
  'record.set.updateShare': ({ value }, { number }) => `доля изменений: ${number(Number(value), 2)}`,
  'fault.cache.notExported': ({ given }, { value }) =>
    `Код должен экспортировать функцию create, которой передают l1, l2, clock и service; сейчас create — это ${value(given)}.`,
  'fault.cache.noObject': ({ given }, { value }) =>
    `create должна сразу вернуть объект с методами getUserById, getUserFriends и updateUser; вернулось другое: ${value(given)}.`,
  'fault.cache.isClass':
    'create вызывается без new, а класс так вызвать нельзя. Экспортируйте функцию: create = (tools) => new YourCache(tools).',
  'fault.cache.noMethod': 'У объекта, который вернула create, нет метода {method}.',
  'fault.cache.key': ({ call, given }, { value }) =>
    `Первый аргумент ${String(call)} — строка; ваш код передал другое: ${value(given)}.`,
  'fault.cache.ttl': ({ call, given }, { value }) =>
    `ttlMs в ${String(call)} — число миллисекунд больше 0, или его не указывают; ваш код передал: ${value(given)}.`,
  'fault.cache.value': ({ call, given }, { value }) =>
    `${String(call)} хранит то, что можно записать в JSON; ваш код передал: ${value(given)}.`,
  'fault.cache.changes': ({ given }, { value }) =>
    `Второй аргумент service.updateUser — объект с изменениями; ваш код передал другое: ${value(given)}.`,
  'fault.cache.sleep': ({ given }, { value }) =>
    `clock.sleep принимает число миллисекунд от 0; ваш код передал: ${value(given)}.`,
  'fault.cache.foreign':
    'Ваш код ждёт промис, созданный вне симуляции: о её времени он ничего не знает. Пользуйтесь async, await и Promise как обычно, а для ожидания — clock.sleep.',
  'fault.cache.endless':
    'Ваш код переходит от промиса к промису, ни разу не дождавшись L2, сервиса или часов: миллион шагов в один момент. Поищите цикл, который ждёт уже завершённого.',
  'fault.cache.tooMuch':
    'У вашего кода одновременно идёт 20 000 вызовов L2, сервиса и часов: их всё больше, и конца не видно.',
  'grade.aside': 'Cache-aside: сначала L1, потом L2, потом сервис',
  'grade.shared': 'Что загрузил один экземпляр, остальные находят в L2',
  'grade.lifetime': 'У каждой записи есть срок: TTL',
  'grade.ownUpdate': 'Изменение сразу видно там, где его сделали, и в L2',
  'grade.otherUpdate': 'Другие экземпляры видят изменение не позже чем через 2 с',
  'grade.race': 'Изменение среди множества чтений',
  'grade.flight': 'Single flight',
  'grade.errors': 'Ошибку получают все, кто ждал, и она забывается',
  'grade.refusing': 'L2 отказывает',
  'grade.silent': 'L2 молчит',
  'grade.memory': 'Память ограничена',
  'grade.keys': 'Ключи не путаются',
  'grade.nobody': 'Отсутствующий пользователь тоже запоминается',
  'grade.copies': 'Ответ принадлежит клиенту',
  'grade.traffic': 'Смешанный поток со сбоями, три зерна',
  'grade.noAnswers': 'Для этой проверки ваш код не оставил ничего пригодного.',
  'grade.right': ({ requests }, { unit }) => `${unit(Number(requests), 'requests')}, всё как надо.`,
  'grade.neverAnswered': ({ call, id, at }, { unit }) =>
    `${String(call)}("${String(id)}"), запрос в момент ${unit(Number(at), 'ms')}: ответа нет, промис не завершился за 10 с. Нет ли промиса, который никто не завершает или забывает при ошибке?`,
  'grade.rejected': ({ call, id, at, error }, { unit }) =>
    `${String(call)}("${String(id)}"), запрос в момент ${unit(Number(at), 'ms')}: промис отклонён, хотя ничего не сломано: ${String(error)}.`,
  'grade.wrongAnswer': ({ call, id, at, given }, { unit }) =>
    `${String(call)}("${String(id)}"), запрос в момент ${unit(Number(at), 'ms')}: получен ответ ${String(given)}, а сервис такого на это никогда не отвечал. Возвращайте ровно то, что вернул сервис.`,
  'grade.nothing': ({ call, id, at }, { unit }) =>
    `${String(call)}("${String(id)}"), запрос в момент ${unit(Number(at), 'ms')}: в ответ пришло undefined или другое, чего в JSON не записать. Не забыт ли return?`,
  'grade.untold': ({ call, id, at }, { unit }) =>
    `${String(call)}("${String(id)}"), запрос в момент ${unit(Number(at), 'ms')}: ответ верный, но этому экземпляру его не сообщали ни сервис, ни L2. Экземпляры — отдельные процессы, общего у них только L2 и сервис.`,
  'grade.lostUpdate':
    'updateUser("{id}") получил ответ, а сервис об изменении не узнал или ещё не узнал. Дождитесь service.updateUser(id, changes).',
  'grade.unhandled': ({ count, error }, { unit }) =>
    `Отклонённый промис никто не обработал: ${unit(Number(count), 'times')} (${String(error)}); в Node на этом процесс завершается. Если промис не ждут через await, его ошибку нужно поймать через catch.`,
  'grade.noCache': ({ requests, calls }, { unit }) =>
    `${unit(Number(requests), 'requests')} об одном пользователе и его друзьях, вызовов сервиса: ${String(calls)}, а хватило бы двух. Храните прочитанное и сначала ищите там.`,
  'grade.noL1':
    'Тот же экземпляр спросили о том же совсем скоро, и он снова пошёл в L2. Прочитанное можно держать в l1.',
  'grade.besideL1':
    'Тот же экземпляр спросили ещё раз, и он ответил сразу, хотя его l1 пуст: код хранит значения где-то ещё. Держите их в l1, где они на счету.',
  'grade.notShared':
    'То, что прочитал один экземпляр, другой снова прочитал из сервиса: вызовов {calls} вместо двух. Кладите значение в l2 и ищите там, прежде чем идти в сервис.',
  'grade.l2TooShort':
    'Через девять секунд после чтения записи в L2 уже не было, а она должна жить хотя бы 10 с. ttlMs задают в миллисекундах.',
  'grade.l1Forever':
    'Пользователя изменили в обход ваших экземпляров. Экземпляр, который читал его раньше, и через 125 с отдавал свою копию. Записям в l1 тоже нужен ttlMs.',
  'grade.l2Forever':
    'Пользователя изменили в обход ваших экземпляров, и даже через 125 с отдавалось старое значение. Без ttlMs запись живёт вечно; ttlMs задают в миллисекундах.',
  'grade.keptElsewhere':
    'Сервис отвечал ошибкой, а {call} получил значение, прочитанное больше двух минут назад: ни в l1, ни в L2 его уже быть не должно. То, что хранится где-то ещё, не устаревает и ничем не ограничено.',
  'grade.ownStale':
    'Экземпляр, который только что записал изменение, ответил на {call} старым значением. Удалите его из l1 и l2, когда сервис записал новое.',
  'grade.l2Stale':
    'Экземпляр без собственной копии ответил на {call} старым значением после изменения: оно осталось в L2. Удаляйте из l2 оба ключа пользователя.',
  'grade.otherStale': ({ ms, most }, { unit }) =>
    `Отдано значение, устаревшее ${unit(Number(ms), 'ms')} назад; допустимо ${unit(Number(most), 'ms')}. Другие экземпляры об изменении не узнают: отставание ограничивает только короткий TTL в l1, отсчитанный от записи.`,
  'grade.putBack': ({ ms }, { unit }) =>
    `Изменение давно сделано, а старое значение всё ещё на месте: отставание ${unit(Number(ms), 'ms')}. Удаляйте его, когда сервис уже записал новое, а не раньше: иначе чтение, которое идёт в это время, вернёт старое обратно.`,
  'grade.stampede':
    'О трёх вещах спросили разом, до {asked} раз о каждой, а вызовов сервиса — {calls}, из них одновременно об одном и том же — {loads}. Кто промахнулся, пока загрузка идёт, должен ждать её.',
  'grade.waitersLeft':
    '{call}("{id}") не получил ответа, пока сервис отвечал ошибкой. Ошибку загрузки должны получить все, кто её ждал, — раньше, чем клиент отключится через 10 с.',
  'grade.errorSwallowed':
    'Сервис ответил ошибкой, а {call} всё равно получил ответ — значение, которого ни у кого не было. Ошибка должна дойти до клиента.',
  'grade.errorKept': ({ call, wellForMs }, { unit }) =>
    `Сервис уже ${unit(Number(wellForMs), 'ms')} здоров, а ${String(call)} не получил его значения. Не осталась ли ошибка в кэше, а отклонённый промис — в таблице загрузок? Убирайте загрузку, чем бы она ни кончилась.`,
  'grade.l2Refused':
    '{call} завершился ошибкой, пока L2 отказывал: {error}. Сервис был здоров: без кэша должно стать медленнее, но ответы терять нельзя. Ловите ошибку и при чтении, и при записи.',
  'grade.l2Silent':
    '{call} завершился ошибкой, пока L2 молчал: {error}. Если L2 молчит, промис операции через секунду отклоняется: ловите ошибку и при чтении, и при записи.',
  'grade.l2Slow': ({ ms, most }, { unit }) =>
    `Пока L2 молчал, ответ о пользователе занял ${unit(Number(ms), 'ms')}; допустимо ${unit(Number(most), 'ms')}. Пускайте L2 наперегонки с clock.sleep и не заставляйте клиента ждать l2.set.`,
  'grade.ownStaleWithoutL2':
    'Пока L2 отказывал, экземпляр, который только что записал изменение, ответил старым значением. l1 должен забыть его, даже если l2.delete не удался.',
  'grade.l1Full':
    'В l1 оказалось записей: {peak}, а памяти хватает на {capacity}. Перед l1.set удаляйте лишнее: l1.keys() начинается с самой старой записи.',
  'grade.memoryElsewhere':
    'Ответов сразу из памяти: {atOnce}, хотя в l1 помещается {capacity}: код хранит значения где-то ещё. Держите их в l1, где они на счету.',
  'grade.keyClash':
    'После вопросов о разных id ({ids}) вызов {call}("{id}") получил неверный ответ или не получил никакого. Нет ли у двух вещей общего ключа, не совпал ли id с именем свойства? Дайте каждому виду свой префикс и возьмите Map.',
  'grade.nobodyAsked': ({ asked, calls }, { unit }) =>
    `О несуществующем пользователе спросили ${unit(Number(asked), 'times')}, и сервис вызвали ${unit(Number(calls), 'times')}. null — это ответ, его можно хранить; «ничего нет» означает только undefined.`,
  'grade.changedAnswer':
    '{call} получил то, во что другой клиент превратил свой ответ. l1 хранит ссылки: отдавайте копии или замораживайте то, что храните.',
};
