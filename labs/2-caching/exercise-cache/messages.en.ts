// Words of this lab, in English: "why?", the log, the stage, faults of a student's code, the grader.
import type { Messages } from '#src/contract/text.ts';

export const messages = {
  'object.instance': 'app-{id}',
  'object.l2': 'L2',
  'object.service': 'service',
  'stage.clients': 'Clients',
  'stage.service': 'User service',
  'stage.l2': 'L2, shared',
  'stage.entries': 'entries: {count}',
  'stage.l1': 'L1 {count}/{capacity}',
  'stage.restarts': 'restarted {count}×',
  'stage.refusing': 'refuses',
  'stage.silent': 'is silent',
  'stage.places': '{serving}/{places} busy',
  'stage.queued': '+{count} queued',
  'stage.slowed': 'slowed {factor}×',
  'stage.failing': 'fails',
  'stage.load': '{call} {user} for {instance}, {waiters} waiting',
  'stage.user': 'user {user}',
  'stage.friends': 'friends {user}',
  'stage.update': 'update {user}',
  'stage.waiting': '{count} waiting',
  'stage.more': '+{count}',
  'stage.request': 'r-{id}',
  'stage.instance': '{name}, L1 holds {count} of {capacity}, requests waiting: {waiting}',
  'stage.l2Name': 'L2, entries: {count}, {state}',
  'stage.serviceName': 'User service, {serving} of {places} busy, {queued} queued, {state}',
  'stage.well': 'well',
  'stage.hit': 'hit',
  'stage.miss': 'from the service',
  'stage.joined': 'joined a load',
  'stage.failed': 'error',
  'stage.hint': 'Click an object to break it',
  'stage.error': 'Last: {error}',
  'stage.error.timeout': 'no answer in 10 s',
  'stage.error.stuck': 'a promise that never settles',
  'stage.error.restarted': 'an instance was restarted',
  'stage.error.wrong': 'a wrong answer',
  'stage.before': 'Press Play: clients ask the instances, which ask L2 and the service',
  'stage.describe':
    'Requests under way: {inSystem}; calls in the service: {serving}, queued: {queued}. Reads so far, answered by L1: {l1}, by L2: {l2}, by another’s load: {joined}, by the service: {misses}; errors: {failed}.',
  'stage.sources': 'Where answers came from',
  'stage.sources.l1': 'L1',
  'stage.sources.l2': 'L2',
  'stage.sources.joined': 'joined',
  'stage.sources.service': 'service',
  'why.title.underWay': 'Where is {request} now?',
  'why.title.answered': 'Why did {request} take {ms} ms?',
  'why.title.failed': 'Why did {request} fail?',
  'why.title.instance': '{instance}: {entries} of {capacity} entries in L1',
  'why.title.l2': 'L2: entries {entries}, reads answered {hits}',
  'why.title.service': 'The service: {serving} calls in work, {queued} queued, {calls} so far',
  'why.asked': 'Sent {call} to {instance}.',
  'why.l2.nothing': 'Asked L2 ({operation}): nothing there, or no longer.',
  'why.l2.found': 'Asked L2 ({operation}): found.',
  'why.l2.done': 'Asked L2 ({operation}): done.',
  'why.l2.refused': 'Asked L2 ({operation}): it refused.',
  'why.l2.timedOut': 'Asked L2 ({operation}): no answer.',
  'why.l2.absentNot': 'Asked L2 ({operation}): somebody else was first.',
  'why.loaded': 'Called the service; nobody else was loading the same.',
  'why.loadedAgain': ({ others }, { unit }) =>
    `Called the service although the same was being loaded already: ${unit(Number(others), 'times')}.`,
  'why.queued': 'Waited in the queue of the service.',
  'why.served': 'The service worked on it.',
  'why.serviceFailed': 'The service failed.',
  'why.joined': 'Made no call of its own: waits for what {leader} has asked for.',
  'why.waits': 'Made no call of its own and waits.',
  'why.stale': ({ ms }, { unit }) =>
    `The answer had been outdated for ${unit(Number(ms), 'ms')} when it was asked for.`,
  'why.wrong.nothing': 'Answered with nothing that JSON can write down.',
  'why.wrong.clients': 'Answered with what another client had made of its own answer: {given}',
  'why.wrong.untold': 'Answered with what neither the service nor L2 had told this instance: {given}',
  'why.wrong.never': 'The answer is none that the service ever gave for it: {given}',
  'why.wrong.lost': 'Answered, but the service has not written that update.',
  'why.committed': 'The service has written version {version}.',
  'why.failed.rejected': 'The code rejected: {error}',
  'why.failed.timeout': 'The client gave up after 10 s.',
  'why.failed.stuck':
    'The promise never settled, and nothing is under way that could settle it: the client gave up after 10 s.',
  'why.failed.restarted': 'The instance was restarted, and the connection broke.',
  'why.from.l1': 'Answered at once, from L1.',
  'why.from.l2': 'Answered from L2.',
  'why.from.joined': 'Answered with what another request had loaded.',
  'why.from.service': 'Answered from the service.',
  'why.quiet': 'Nothing was done to it.',
  'record.asked': '{request} was sent to {instance}: {call}',
  'record.l2Asked': '{request} asked L2: {operation}',
  'record.l2Found': 'L2 had it for {request}',
  'record.l2Answered': 'L2 answered {request}',
  'record.l2Failed': 'L2 failed {request}',
  'record.loaded': '{request} called the service, load {same} of the same',
  'record.queued': '{request} queued at the service behind {ahead}',
  'record.started': 'the service began to work for {request}',
  'record.loadEnded': 'the service answered {request} after {ms} ms',
  'record.loadFailed': 'the service failed {request}',
  'record.joined': '{request} waits for the load of another',
  'record.answered.l1': '{request} was answered by L1 in {ms} ms',
  'record.answered.l2': '{request} was answered by L2 in {ms} ms',
  'record.answered.joined': '{request} was answered with another’s load in {ms} ms',
  'record.answered.service': '{request} was answered by the service in {ms} ms',
  'record.stale': '{request} got a value outdated for {ms} ms',
  'record.wrong': '{request} got a wrong answer',
  'record.failed.rejected': '{request} failed: the code rejected',
  'record.failed.timeout': '{request} failed: no answer in 10 s',
  'record.failed.stuck': '{request} failed: its promise never settled',
  'record.failed.restarted': '{request} failed: the instance was restarted',
  'record.committed': '{request} wrote version {version}',
  'record.restarted': '{instance} was restarted',
  'record.outOfMemory': '{instance} ran out of memory and was restarted',
  'record.unhandled': 'a rejected promise in {instance} was handled by nobody',
  'record.l2.refuse': 'L2 began to refuse',
  'record.l2.silence': 'L2 fell silent',
  'record.l2.restore': 'L2 was restored',
  'record.l2.flush': 'L2 lost all entries',
  'record.service.slow': 'the service became {factor} times slower',
  'record.service.fail': 'the service began to fail',
  'record.service.restore': 'the service was restored',
  'record.set.arrivalRatePerS': 'arrivals set to {value} a second',
  'record.set.updateShare': 'share of updates set to {value}',
  'fault.cache.notExported': ({ given }, { value }) =>
    `Your code must export a function create, which is given l1, l2, clock and service; create is ${value(given)}.`,
  'fault.cache.noObject': ({ given }, { value }) =>
    `create must return an object with getUserById, getUserFriends, updateUser, at once; it returned ${value(given)}.`,
  'fault.cache.isClass':
    'create is called without new, and a class cannot be. Export a function: create = (tools) => new YourCache(tools).',
  'fault.cache.noMethod': 'The object that create returns has no method {method}.',
  'fault.cache.key': ({ call, given }, { value }) =>
    `The first argument of ${String(call)} must be a string; your code gave ${value(given)}.`,
  'fault.cache.ttl': ({ call, given }, { value }) =>
    `ttlMs of ${String(call)} must be a number of milliseconds above 0, or be left out; your code gave ${value(given)}.`,
  'fault.cache.value': ({ call, given }, { value }) =>
    `${String(call)} keeps what JSON can write down; your code gave ${value(given)}.`,
  'fault.cache.changes': ({ given }, { value }) =>
    `The second argument of service.updateUser must be the object of changes; your code gave ${value(given)}.`,
  'fault.cache.sleep': ({ given }, { value }) =>
    `clock.sleep takes a number of milliseconds from 0; your code gave ${value(given)}.`,
  'fault.cache.foreign':
    'Your code waits for a promise that was made outside of the simulation and knows nothing of its time. Use async, await and Promise as they stand in your code, and clock.sleep to wait.',
  'fault.cache.endless':
    'Your code goes from one promise to the next without ever waiting for L2, the service or the clock: a million steps at one moment. Look for a loop that awaits what is settled already.',
  'fault.cache.tooMuch':
    'Your code has 20,000 calls to L2, the service and the clock under way at once: more and more of them, without an end in sight.',
  'grade.aside': 'Cache-aside: L1 before L2 before the service',
  'grade.shared': 'What one instance has loaded, the others find in L2',
  'grade.lifetime': 'Every entry ends: TTL',
  'grade.ownUpdate': 'An update is seen at once where it was made, and in L2',
  'grade.otherUpdate': 'An update is seen by other instances within 2 s',
  'grade.race': 'An update amid many reads',
  'grade.flight': 'Single flight',
  'grade.errors': 'Errors reach all who wait, and are forgotten',
  'grade.refusing': 'L2 refuses',
  'grade.silent': 'L2 is silent',
  'grade.memory': 'Memory is bounded',
  'grade.keys': 'Keys do not clash',
  'grade.nobody': 'A missing user is remembered, too',
  'grade.copies': 'An answer belongs to its client',
  'grade.traffic': 'Mixed traffic with faults, three seeds',
  'grade.noAnswers': 'For this check your code left nothing that can be used.',
  'grade.right': ({ requests }, { unit }) => `${unit(Number(requests), 'requests')}, all as they should be.`,
  'grade.neverAnswered': ({ call, id, at }, { unit }) =>
    `${String(call)}("${String(id)}"), asked at ${unit(Number(at), 'ms')}, got no answer: its promise did not settle in 10 s. Is there a promise that nothing resolves, or one that is left waiting when an error comes?`,
  'grade.rejected': ({ call, id, at, error }, { unit }) =>
    `${String(call)}("${String(id)}"), asked at ${unit(Number(at), 'ms')}, was rejected although nothing was broken: ${String(error)}.`,
  'grade.wrongAnswer': ({ call, id, at, given }, { unit }) =>
    `${String(call)}("${String(id)}"), asked at ${unit(Number(at), 'ms')}, was answered with ${String(given)}, which the service never said to that. Return exactly what the service returns.`,
  'grade.nothing': ({ call, id, at }, { unit }) =>
    `${String(call)}("${String(id)}"), asked at ${unit(Number(at), 'ms')}, was answered with undefined, or something else that JSON cannot write down. Is a return missing?`,
  'grade.untold': ({ call, id, at }, { unit }) =>
    `${String(call)}("${String(id)}"), asked at ${unit(Number(at), 'ms')}, was answered rightly by an instance that neither the service nor L2 had told. Instances are processes of their own, with nothing in common but L2 and the service.`,
  'grade.lostUpdate':
    'updateUser("{id}") was answered, but the service was not told, or not yet. Wait for service.updateUser(id, changes).',
  'grade.unhandled': ({ count, error }, { unit }) =>
    `A rejected promise was handled by nobody, ${unit(Number(count), 'times')} (${String(error)}); in Node that ends the process. Whoever does not await a promise has to catch it.`,
  'grade.noCache': ({ requests, calls }, { unit }) =>
    `${unit(Number(requests), 'requests')} about one user and their friends called the service ${unit(Number(calls), 'times')}; twice is enough. Keep what was read, and look there first.`,
  'grade.noL1':
    'The same instance was asked again shortly after, and went to L2 for it. What it has read it can keep in l1.',
  'grade.besideL1':
    'The same instance was asked again and answered at once, but its l1 was empty: the code keeps values elsewhere. Keep them in l1, where they are counted.',
  'grade.notShared': ({ calls }, { unit }) =>
    `What one instance had read, another read from the service again: it was called ${unit(Number(calls), 'times')} instead of twice. Set it in l2, and look there before you ask the service.`,
  'grade.l2TooShort':
    'Nine seconds after it was read, L2 had it no longer: it should stay for at least 10 s. ttlMs is in milliseconds.',
  'grade.l1Forever':
    'A user was changed beside your instances. The instance that had read it before went on serving its own copy even 125 s later. Entries in l1 need a ttlMs, too.',
  'grade.l2Forever':
    'A user was changed beside your instances, and even 125 s later the old value was served. Without ttlMs an entry stays for ever; ttlMs is in milliseconds.',
  'grade.keptElsewhere':
    'The service failed, and {call} was answered with a value read more than two minutes before: neither l1 nor L2 may still hold that. What is kept elsewhere never ends, and nothing bounds it.',
  'grade.ownStale':
    'The instance that had just written answered {call} with the old value. Delete it from l1 and l2 once the service has written.',
  'grade.l2Stale':
    'An instance without a copy of its own answered {call} with the old value after an update: L2 still had it. Delete both keys of the user from l2.',
  'grade.otherStale': ({ ms, most }, { unit }) =>
    `A value was served that had been outdated for ${unit(Number(ms), 'ms')}; ${unit(Number(most), 'ms')} are allowed. Other instances hear nothing of an update: only a short TTL in l1, counted from when it was set, bounds that.`,
  'grade.putBack': ({ ms }, { unit }) =>
    `Long after an update the old value was still there, outdated for ${unit(Number(ms), 'ms')}. Delete it once the service has written, not before: a read that runs meanwhile puts the old value back.`,
  'grade.stampede': ({ loads, asked, calls }, { unit }) =>
    `Three things asked for up to ${String(asked)} times at once called the service ${unit(Number(calls), 'times')}, for the same thing up to ${String(loads)} at once. Whoever misses while a load is under way should wait for that one.`,
  'grade.waitersLeft':
    '{call}("{id}") got no answer while the service failed. All who wait for a load have to get its error, within the 10 s that a client waits.',
  'grade.errorSwallowed':
    'The service failed, and {call} was answered nevertheless, with a value that nobody had. An error has to reach the client.',
  'grade.errorKept': ({ call, wellForMs }, { unit }) =>
    `The service had been well again for ${unit(Number(wellForMs), 'ms')}, and ${String(call)} was not answered with its value. Was the error kept in a cache, or the rejected promise in the table of loads? Take a load out however it ends.`,
  'grade.l2Refused':
    '{call} failed while L2 refused: {error}. The service was well: a cache that is gone should cost time, not answers. Catch it for reads and for writes.',
  'grade.l2Silent':
    '{call} failed while L2 was silent: {error}. What is asked of a silent L2 is rejected after a second: catch it for reads and for writes.',
  'grade.l2Slow': ({ ms, most }, { unit }) =>
    `While L2 was silent, a user took ${unit(Number(ms), 'ms')}; ${unit(Number(most), 'ms')} are allowed. Race L2 against clock.sleep, and let no client wait for l2.set.`,
  'grade.ownStaleWithoutL2':
    'While L2 refused, the instance that had just written answered with the old value. l1 has to forget it even where l2.delete fails.',
  'grade.l1Full':
    'Entries in l1: {peak}; there is memory for {capacity}. Before l1.set, delete some: l1.keys() begins with the oldest.',
  'grade.memoryElsewhere':
    'Answered at once from memory: {atOnce} users, where {capacity} fit into l1. The code keeps values elsewhere; keep them in l1, where they are counted.',
  'grade.keyClash':
    '{call}("{id}") was answered wrong, or not at all, after {ids} ids had been asked about. Do two things share a key, or is an id the name of a property? Give each kind its prefix, and use a Map.',
  'grade.nobodyAsked': ({ asked, calls }, { unit }) =>
    `A user who does not exist was asked for ${unit(Number(asked), 'times')}, and the service was called ${unit(Number(calls), 'times')}. null is an answer and can be cached; only undefined means that there is nothing.`,
  'grade.changedAnswer':
    '{call} was answered with what another client had made of its answer. l1 keeps references: hand out copies, or freeze what you keep.',
} as const satisfies Messages;
