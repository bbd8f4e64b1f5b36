// Words of the eviction lab, in Russian.
import type { MessageFormatter, PhraseArgument, SameKeys } from '../../../src/contract/text.ts';
import type { messages as english } from './messages.en.ts';

/** "21 запрос", "3 запроса", "1000 запросов". */
function requestsOf(count: PhraseArgument | undefined, { number, plural }: MessageFormatter): string {
  const forms = { one: 'запрос', few: 'запроса', many: 'запросов', other: 'запроса' };
  return `${number(Number(count))} ${plural(Number(count), forms)}`;
}

function keysOf(count: PhraseArgument | undefined, { number, plural }: MessageFormatter): string {
  const forms = { one: 'ключ', few: 'ключа', many: 'ключей', other: 'ключа' };
  return `${number(Number(count))} ${plural(Number(count), forms)}`;
}

export const messages: SameKeys<typeof english> = {
  'stage.start': 'Запросов ещё не было. Нажмите «Пуск» или сделайте один шаг вперёд.',
  'stage.start.short': 'Нажмите «Пуск» или сделайте шаг вперёд.',
  'stage.now.hit': 'Запрос {request}: {key} на месте — попадание.',
  'stage.now.put': 'Запрос {request}: {key} в кэше нет. Ключ прочитан и положен.',
  'stage.now.evicts': 'Запрос {request}: {key} в кэше нет. Ключ прочитан и положен, {victim} вытеснен.',
  'stage.now.hit.short': '{request}: {key} на месте',
  'stage.now.put.short': '{request}: {key} не было, положен',
  'stage.now.evicts.short': '{request}: {key} не было, вытеснен {victim}',
  'stage.fast': ({ requests, hits }, format) =>
    `${requestsOf(requests, format)}, попаданий: ${format.number(Number(hits))}. Замедлите или остановите, чтобы увидеть каждый.`,
  'stage.request.coming': 'Запрос {request}: впереди {key}.',
  'stage.tape': 'Запросы по порядку',
  'stage.asked': 'запрошен',
  'stage.left': 'вытеснен',
  'stage.scanKey': 'скан',
  'stage.end': 'конец',
  'stage.empty': 'пусто',
  'stage.cells': 'Кэш, занято мест: {size} из {capacity}; кто уйдёт первым, стоит первым',
  'stage.cell': '{key}, {region}',
  'stage.tooMany': 'Занято мест: {size} из {capacity}. Слишком много, чтобы рисовать по одному.',
  'stage.region.queue.fifo': 'Кэш',
  'stage.about.queue.fifo': 'в порядке прихода; первый уйдёт первым',
  'stage.region.queue.lru': 'Кэш',
  'stage.about.queue.lru': 'по времени последнего запроса; первый уйдёт первым',
  'stage.region.queue.clock': 'Кэш',
  'stage.about.queue.clock': 'по кругу; черта — к ключу обращались: стрелка снимет её и один раз пощадит',
  'stage.region.queue.sieve': 'Кэш',
  'stage.about.queue.sieve': 'в порядке прихода; указатель снимает черту и берёт первый ключ без неё',
  'stage.region.queue.own-code': 'Кэш',
  'stage.about.queue.own-code': 'в порядке прихода; кому уйти, решает ваш evict()',
  'stage.region.buckets': 'Кэш',
  'stage.about.buckets': 'по числу запросов, от редких к частым; первый уйдёт первым',
  'stage.region.farthest-first': 'Кэш',
  'stage.about.farthest-first': 'через сколько запросов понадобится; самый далёкий уйдёт первым',
  'stage.region.small': 'Малая очередь',
  'stage.about.small': 'новички; после двух попаданий ключ переходит в основную',
  'stage.region.main': 'Основная очередь',
  'stage.about.main': 'каждое попадание даёт ещё один круг, но не больше трёх',
  'stage.region.ghost': 'Призраки',
  'stage.about.ghost': 'только имена; вернувшийся сразу попадает в основную очередь',
  'stage.region.t1': 'T1',
  'stage.about.t1': 'запрошены недавно, один раз',
  'stage.region.t2': 'T2',
  'stage.about.t2': 'запрошены повторно',
  'stage.region.b1': 'B1',
  'stage.about.b1': 'призраки T1, только имена; запрос призрака увеличивает T1',
  'stage.region.b2': 'B2',
  'stage.about.b2': 'призраки T2, только имена; запрос призрака увеличивает T2',
  'stage.region.window': 'Окно',
  'stage.about.window': 'новички; выпавший встаёт у входа в основную часть',
  'stage.region.probation': 'Испытательный сегмент',
  'stage.about.probation': 'первый ключ спорит с тем, кто у входа: уйдёт тот, кого просят реже',
  'stage.region.protected': 'Защищённый сегмент',
  'stage.about.protected': 'прошли испытание попаданием; при нехватке места первый вернётся назад',
  'stage.popular': ({ count, cached }, { number, plural }) =>
    `${number(Number(count))} ${plural(Number(count), { one: 'самый частый ключ', few: 'самых частых ключа', many: 'самых частых ключей', other: 'самых частых ключа' })}, сейчас в кэше: ${number(Number(cached))}`,
  'stage.popular.cached': '{key}, в кэше, запросов за весь прогон: {requests}',
  'stage.popular.gone': '{key}, не в кэше, запросов за весь прогон: {requests}',
  'stage.describe': 'Занято мест: {size} из {capacity}. Доля попаданий: {hits}.',
  'why.title.cached': 'Почему {key} в кэше?',
  'why.title.gone': 'Почему {key} нет в кэше?',
  'why.title.never': 'Почему {key} нет в кэше?',
  'why.never': 'Ключ {key} ещё никто не запрашивал.',
  'why.firstMiss': 'Первый запрос ключа {key} — промах. Ключ прочитан из хранилища и положен в кэш.',
  'why.missAgain': ({ key, ago }, format) =>
    `Ключ ${String(key)} запросили снова через ${requestsOf(ago, format)}, но его уже не было — промах. Ключ вернулся в кэш.`,
  'why.hit': 'Ключ {key} запросили, он на месте — попадание.',
  'why.hits': ({ count }, { number, plural }) =>
    `${number(Number(count))} ${plural(Number(count), { one: 'попадание', few: 'попадания', many: 'попаданий', other: 'попадания' })} подряд, последнее — здесь.`,
  'why.evicted.fifo': ({ other, idle }, format) =>
    `Вытеснен, место занял ${String(other)}. FIFO убирает того, кто пришёл раньше всех; что последний раз его просили ${requestsOf(idle, format)} назад, значения не имеет.`,
  'why.evicted.lru': ({ other, idle }, format) =>
    `Вытеснен, место занял ${String(other)}. LRU убирает ключ, к которому дольше всех не обращались: последний запрос был ${requestsOf(idle, format)} назад.`,
  'why.evicted.lfu':
    'Вытеснен, место занял {other}. LFU убирает ключ с наименьшим счётчиком обращений с момента загрузки; из равных — того, кто раньше дошёл до этого счёта.',
  'why.evicted.clock':
    'Вытеснен, место занял {other}. Стрелка не нашла на нём отметки: попаданий не было с тех пор, как он пришёл или как она сняла прежнюю отметку.',
  'why.evicted.sieve':
    'Вытеснен, место занял {other}. Указатель не нашёл на нём отметки: попаданий не было с тех пор, как ключ пришёл или как прежняя отметка была снята.',
  'why.evicted.s3fifo':
    'Вытеснен, место занял {other}. Он дошёл до конца своей очереди, не набрав обращений, которые бы его удержали.',
  'why.evicted.arc':
    'Вытеснен, место занял {other}. Из двух списков ARC укоротил этот, а к ключу в его конце дольше всех не обращались.',
  'why.evicted.wtinylfu':
    'Вытеснен, место занял {other}. На входе в основную часть сравнивают два ключа, и этот проиграл: по оценке скетча его запрашивают реже.',
  'why.evicted.belady':
    'Вытеснен, место занял {other}. Ни у одного другого ключа следующий запрос не дальше; возможно, его и не будет.',
  'why.evicted.own-code': 'Вытеснен, место занял {other}: так решил ваш evict().',
  'why.flushed': ({ keys }, format) => `Кэш очистили: из него ушло ${keysOf(keys, format)}.`,
  'record.hit': 'попадание: {key}',
  'record.miss': 'промах: {key}',
  'record.evicted': '{key} вытеснен, место занял {other}',
  'record.scanBegan': ({ keys }, format) => `начинается скан: ${keysOf(keys, format)}`,
  'record.flushed': ({ keys }, format) => `кэш очищен, в нём было ${keysOf(keys, format)}`,
  'record.policy.fifo': 'политика — FIFO',
  'record.policy.lru': 'политика — LRU',
  'record.policy.lfu': 'политика — LFU',
  'record.policy.clock': 'политика — CLOCK',
  'record.policy.sieve': 'политика — SIEVE',
  'record.policy.s3fifo': 'политика — S3-FIFO',
  'record.policy.arc': 'политика — ARC',
  'record.policy.wtinylfu': 'политика — W-TinyLFU',
  'record.policy.belady': 'политика — оптимум Белади',
  'record.policy.own-code': 'управляет ваш код',
  'input.summary': ({ requests, keys }, format) =>
    `${requestsOf(requests, format)}, разных ключей: ${format.number(Number(keys))}`,
  'input.one': 'Здесь читается один файл за раз.',
  'input.empty': 'В файле нет ни одного запроса. Нужен ключ в каждой строке или key,size в каждой строке.',
  'input.blank-line': 'Строка {line} пустая, а файл продолжается. В каждой строке нужен ключ.',
  'input.blank-key': 'Строка {line}: перед запятой нет ключа: «{given}».',
  'input.mixed-forms':
    'Строка {line}: «{given}» записано не так, как первая строка. Либо во всех строках только ключ, либо во всех key,size.',
  'input.too-many-fields': 'Строка {line}: запятая может быть только одна: ключ или key,size, а здесь «{given}».',
  'input.bad-size': 'Строка {line}: размер — целое число байт от 0, а указано «{given}».',
  'input.control-character': 'Строка {line}: трасса — это текст, а здесь есть управляющий символ: «{given}».',
  'input.not-utf-8': 'Строка {line}: трасса — это текст в UTF-8, а здесь другое: «{given}».',
  'input.line-too-long': 'Строка {line} длиннее допустимых {limit} байт; она начинается так: «{given}».',
  'input.too-many-lines': 'В трассе не может быть больше {limit} строк.',
  'grade.policy.popular': 'Популярное меньшинство',
  'grade.policy.scans': 'Со сканами',
  'grade.policy.shift': 'Меняющийся спрос',
  'grade.policy.tiny': 'Место для одного ключа',
  'grade.policy.noEvictions': 'Код не оставил списка вытеснений для этого прогона.',
  'grade.policy.invalid': '{message}',
  'grade.policy.good': '{misses} % промахов при допустимых {allowed} %. У LRU — {lru} %.',
  'grade.policy.hint.popular':
    '{misses} % промахов, а можно не больше {allowed} %; у LRU {lru} %. Попадание должно помогать ключу остаться.',
  'grade.policy.hint.scans':
    '{misses} % промахов, а можно не больше {allowed} %; у LRU {lru} %. Ключи, которые запросили один раз, не должны выгонять те, к которым обращались снова.',
  'grade.policy.hint.shift':
    '{misses} % промахов, а можно не больше {allowed} %; у LRU {lru} %. Старые обращения должны обесцениваться, иначе бывшее популярное останется навсегда.',
  'grade.policy.hint.tiny':
    '{misses} % промахов, а можно не больше {allowed} %; у LRU {lru} %. Когда место одно, уйти может только один ключ.',
};
