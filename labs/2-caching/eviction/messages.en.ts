// Words of the eviction lab, in English: "why?", the log, problems of files, the grader.
import type { Messages } from '../../../src/contract/text.ts';

export const messages = {
  'why.title.cached': 'Why is {key} in the cache?',
  'why.title.gone': 'Why is {key} not in the cache?',
  'why.title.never': 'Why is {key} not in the cache?',
  'why.never': 'Nobody has asked for {key} yet.',
  'why.firstMiss': 'First request for {key}: a miss. It was read from the store and put into the cache.',
  'why.missAgain': ({ key, ago }, { number, plural }) =>
    `Asked for again after ${number(Number(ago))} ${plural(Number(ago), { one: 'request', other: 'requests' })}, but ${String(key)} was gone: a miss. It was put back.`,
  'why.hit': 'Asked for, and {key} was there: a hit.',
  'why.hits': ({ count }, { number }) => `${number(Number(count))} hits in a row, the last of them here.`,
  'why.evicted.fifo': ({ other, idle }, { number, plural }) =>
    `Evicted to make room for ${String(other)}. FIFO takes the key that came in first; that the last request for it was ${number(Number(idle))} ${plural(Number(idle), { one: 'request', other: 'requests' })} ago does not count.`,
  'why.evicted.lru': ({ other, idle }, { number, plural }) =>
    `Evicted to make room for ${String(other)}. LRU takes the key that nobody asked for longest: the last request for it was ${number(Number(idle))} ${plural(Number(idle), { one: 'request', other: 'requests' })} ago.`,
  'why.evicted.lfu':
    'Evicted to make room for {other}. LFU takes the key with the lowest count since it came in; among equals, the one that reached that count first.',
  'why.evicted.clock':
    'Evicted to make room for {other}. The hand found no mark on it: no hit since it came in, or since the hand last cleared the mark.',
  'why.evicted.sieve':
    'Evicted to make room for {other}. The hand found no mark on it: no hit since it came in, or since the hand last cleared the mark.',
  'why.evicted.s3fifo':
    'Evicted to make room for {other}. It came to the end of its queue without the hits that would have kept it.',
  'why.evicted.arc':
    'Evicted to make room for {other}. Of the two lists, ARC shortened this one, and nobody had asked for longest for the key at its end.',
  'why.evicted.wtinylfu':
    'Evicted to make room for {other}. At the door of the main part two keys are compared, and it lost: it is asked for less often, by the sketch’s estimate.',
  'why.evicted.belady':
    'Evicted to make room for {other}. No other key’s next request is farther away; perhaps there is none.',
  'why.evicted.own-code': 'Evicted to make room for {other}: your evict() chose it.',
  'why.flushed': ({ keys }, { number, plural }) =>
    `The cache was emptied: ${number(Number(keys))} ${plural(Number(keys), { one: 'key', other: 'keys' })} gone.`,
  'record.hit': 'hit on {key}',
  'record.miss': 'miss on {key}',
  'record.evicted': '{key} leaves for {other}',
  'record.scanBegan': ({ keys }, { number, plural }) =>
    `a scan of ${number(Number(keys))} ${plural(Number(keys), { one: 'key', other: 'keys' })} begins`,
  'record.flushed': ({ keys }, { number, plural }) =>
    `the cache is emptied of ${number(Number(keys))} ${plural(Number(keys), { one: 'key', other: 'keys' })}`,
  'record.policy.fifo': 'the policy becomes FIFO',
  'record.policy.lru': 'the policy becomes LRU',
  'record.policy.lfu': 'the policy becomes LFU',
  'record.policy.clock': 'the policy becomes CLOCK',
  'record.policy.sieve': 'the policy becomes SIEVE',
  'record.policy.s3fifo': 'the policy becomes S3-FIFO',
  'record.policy.arc': 'the policy becomes ARC',
  'record.policy.wtinylfu': 'the policy becomes W-TinyLFU',
  'record.policy.belady': 'the policy becomes Belady’s optimum',
  'record.policy.own-code': 'your code takes over',
  'input.summary': ({ requests, keys }, { number, plural }) =>
    `${number(Number(requests))} ${plural(Number(requests), { one: 'request', other: 'requests' })} for ${number(Number(keys))} ${plural(Number(keys), { one: 'key', other: 'keys' })}`,
  'input.one': 'One file at a time is read here.',
  'input.empty': 'The file holds no requests. It takes one key a line, or key,size on every line.',
  'input.blank-line': 'Line {line} is blank, although the file goes on. Every line takes a key.',
  'input.blank-key': 'Line {line}: the key before the comma is missing: “{given}”.',
  'input.mixed-forms':
    'Line {line}: “{given}” is not in the form of the first line. Either every line holds a key alone, or every line holds key,size.',
  'input.too-many-fields': 'Line {line}: one comma at most, a key alone, or key,size, not “{given}”.',
  'input.bad-size': 'Line {line}: the size is a whole number of bytes from 0, not “{given}”.',
  'input.control-character': 'Line {line}: a trace is text, but this line holds a control character: “{given}”.',
  'input.not-utf-8': 'Line {line}: a trace is text in UTF-8, but this line is not: “{given}”.',
  'input.line-too-long': 'Line {line} is longer than the {limit} bytes that a line may have; it begins “{given}”.',
  'input.too-many-lines': 'A trace may have {limit} lines; this one has more.',
  'grade.policy.popular': 'A popular few',
  'grade.policy.scans': 'With scans',
  'grade.policy.shift': 'Shifting taste',
  'grade.policy.tiny': 'Room for one key',
  'grade.policy.noEvictions': 'Your code left no list of evictions for this run.',
  'grade.policy.invalid': '{message}',
  'grade.policy.good': '{misses}% misses; up to {allowed}% is allowed. LRU has {lru}%.',
  'grade.policy.hint.popular':
    '{misses}% misses; up to {allowed}% is allowed, and LRU has {lru}%. A hit must help a key to stay.',
  'grade.policy.hint.scans':
    '{misses}% misses; up to {allowed}% is allowed, and LRU has {lru}%. Keys that were asked for only once must not drive out those that were hit.',
  'grade.policy.hint.shift':
    '{misses}% misses; up to {allowed}% is allowed, and LRU has {lru}%. Old hits must lose their worth, or what was popular once stays for ever.',
  'grade.policy.hint.tiny':
    '{misses}% misses; up to {allowed}% is allowed, and LRU has {lru}%. With room for one key there is only one that can leave.',
} as const satisfies Messages;
