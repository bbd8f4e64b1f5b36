// Words of the windows lab, in English: "why?", the log, problems of files, the stage, the graders.
import type { Messages } from '#src/contract/text.ts';

/** Milliseconds as seconds: "3.2 s". */
const S = 1000;

export const messages = {
  'object.key': 'phone {id}',
  'stage.start': 'Nothing has arrived yet. Play, or take a single step forward.',
  'stage.now.onTime': 'Event {event} of {name}, stamped {at}: on time.',
  'stage.now.late': 'Event {event} of {name}, stamped {at}: late, and corrects what had gone out.',
  'stage.now.dropped': ({ event, name, at, by }, { unit }) =>
    `Event ${String(event)} of ${String(name)}, stamped ${String(at)}: ${unit(Number(by) / S, 's')} too late, dropped.`,
  'stage.now.filtered': 'Event {event} of {name}, stamped {at}: filtered out.',
  'stage.now.unassigned': 'Event {event} of {name}, stamped {at}: in a gap between windows.',
  'stage.fires': ({ windows }, { plural }) =>
    `${String(windows)} ${plural(Number(windows), { one: 'window fires', other: 'windows fire' })}.`,
  'stage.over': 'The input has ended, and the watermark went to the end of time: every window fired.',
  'stage.short.over': 'The input has ended: every window fired.',
  'stage.short.onTime': '{event}: {name}, on time',
  'stage.short.late': '{event}: {name}, late',
  'stage.short.dropped': '{event}: {name}, dropped',
  'stage.short.filtered': '{event}: {name}, filtered out',
  'stage.short.unassigned': '{event}: {name}, no window',
  'stage.arrival': 'just arrived',
  'stage.eventTime': 'event time',
  'stage.watermark': 'watermark',
  'stage.tooLate': ({ by }, { unit }) => `${unit(Number(by) / S, 's')} too late`,
  'stage.offline': 'offline, {waiting} wait',
  'stage.clockAhead': ({ by }, { unit }) => `clock ${unit(Number(by) / S, 's')} ahead`,
  'stage.clockBehind': ({ by }, { unit }) => `clock ${unit(Number(by) / S, 's')} behind`,
  'stage.moreKeys': ({ count }, { unit }) => `and ${unit(Number(count), 'keys')} more`,
  'stage.events': 'The last events in the order in which they arrived',
  'stage.windows': 'Windows of {name}',
  'stage.window.open': 'Window {window} of {name}: {count} so far, waits for the watermark',
  'stage.window.fired': 'Window {window} of {name}: result {value} of {count}, still takes late events',
  'stage.window.forgotten': 'Window {window} of {name}: result {value} of {count}, closed',
  'stage.phone': '{name}, {state}',
  'stage.online': 'connected',
  'stage.describe': '{arrived} events have arrived, {dropped} were dropped as late, {open} windows are open.',
  'stage.describe.watermark': 'The watermark is at {watermark}.',
  'stage.legend.onTime': 'on time',
  'stage.legend.late': 'late, corrects',
  'stage.legend.dropped': 'too late',
  'stage.legend.filtered': 'filtered out',
  'stage.legend.unassigned': 'in no window',
  'stage.legend.outside': 'filtered out, or in no window',
  'stage.tradeOff': 'Delay against completeness',
  'stage.tradeOffMake': 'Compute delay against completeness',
  'stage.tradeOffLatency': 'mean result latency',
  'stage.tradeOffLine': 'too late for the first result',
  'stage.tradeOffNote':
    'Over the first {events} events that pass the filter. What was done to phones on the stage is not in it.',
  'stage.tradeOffDelay': 'watermark delay',
  'stage.tradeOffComplete': 'in the first result',
  'stage.tradeOffNow': 'now',
  'why.title.event': 'Event {event} of {name}, stamped {at}',
  'why.title.window': 'Window {window} of {name}',
  'why.title.key': '{name}',
  'why.arrived.first': 'It was the first to arrive: there was no watermark yet.',
  'why.arrived.ahead': ({ by, watermark }, { unit }) =>
    `Arrived ${unit(Number(by) / S, 's')} ahead of the watermark, which stood at ${String(watermark)}.`,
  'why.arrived.behind': ({ by, watermark }, { unit }) =>
    `Arrived ${unit(Number(by) / S, 's')} behind the watermark, which stood at ${String(watermark)}.`,
  'why.filtered.none': 'Filtered out.',
  'why.filtered.positive': 'Filtered out: its value is not above 0.',
  'why.filtered.no-future': 'Filtered out: it is stamped later than it arrived.',
  'why.filtered.own-code': 'Filtered out by your code.',
  'why.added': 'Went into the window {window}, which has {count} now.',
  'why.corrected': 'That window was complete already, so it fired at once: {value}.',
  'why.refused': 'The window {window} no longer takes events: the watermark was at {watermark}.',
  'why.refusedSession': 'Its session from {window} would be over already: the watermark was at {watermark}.',
  'why.dropped': ({ by }, { unit }) =>
    `Dropped as late. With ${unit(Number(by), 'ms')} more of allowed lateness or watermark delay it would have counted.`,
  'why.unassigned': 'It lies in a gap between two windows.',
  'why.moreWindows': ({ count }, { plural }) =>
    `And into ${String(count)} ${plural(Number(count), { one: 'window', other: 'windows' })} more.`,
  'why.opened': 'Event {event} opened it.',
  'why.fired': ({ event, count, value }, { number, unit }) =>
    `Event ${String(event)} carried the watermark to its end. First result: ${number(Number(value))}, of ${unit(Number(count), 'events')}.`,
  'why.firedLate': ({ event, count, value }, { number, unit }) =>
    `Event ${String(event)} came late and fired it: ${number(Number(value))}, of ${unit(Number(count), 'events')}.`,
  'why.moreCorrections': ({ count, value }, { number, plural }) =>
    `Corrected ${String(count)} ${plural(Number(count), { one: 'time', other: 'times' })} more, at last to ${number(Number(value))}.`,
  'why.absorbed': 'Took in the session {window}: an event joined the two.',
  'why.mergedAway': 'Became part of the session {window}.',
  'why.forgotten': 'Closed and forgotten when the watermark came to {watermark}.',
  'why.forgottenAtEnd': 'Closed at the end of the input.',
  'why.waits': ({ count, end, watermark }, { unit }) =>
    `Has ${unit(Number(count), 'events')} and waits: it fires when the watermark, at ${String(watermark)} now, comes to ${String(end)}.`,
  'why.keeps': ({ count, end, watermark }, { unit }) =>
    `Has ${unit(Number(count), 'events')} and is kept for late ones: the watermark passed ${String(end)} and is at ${String(watermark)} now.`,
  'why.offline': ({ seconds }, { unit }) => `Lost its connection for ${unit(Number(seconds), 's')}.`,
  'why.online': ({ events }, { unit }) =>
    `Connected again, and sent ${unit(Number(events), 'events')} that had waited.`,
  'why.clockAhead': ({ seconds }, { unit }) => `Its clock was set ${unit(Number(seconds), 's')} ahead.`,
  'why.clockBehind': ({ seconds }, { unit }) => `Its clock was set ${unit(Number(seconds), 's')} behind.`,
  'why.clockRight': 'Its clock was set right.',
  'why.events': ({ events, dropped }, { unit, number }) =>
    `Sent ${unit(Number(events), 'events')} so far; dropped as late: ${number(Number(dropped))}.`,
  'record.arrived': 'event {event} of {name} arrives, stamped {at}',
  'record.filtered': 'event {event} of {name} is filtered out',
  'record.begins': 'a window of {name} begins at {at}',
  'record.ends': 'a window of {name} ends at {at}',
  'record.added': 'event {event} goes into the window {window}, its number {count}',
  'record.fired': 'the window {window} fires: {value}',
  'record.firedLate': 'late event {event} fires the window {window}: {value}',
  'record.merged': 'the session {window} becomes part of {other}',
  'record.forgotten': 'the window {window} is closed',
  'record.refused': 'event {event} is too late for the window from {at}',
  'record.dropped': 'event {event} of {name} is dropped, {by} ms too late',
  'record.unassigned': 'event {event} of {name} is in no window',
  'record.watermark': 'the watermark moves to {at}',
  'record.offline': ({ name, seconds }, { unit }) => `${String(name)} goes offline for ${unit(Number(seconds), 's')}`,
  'record.online': '{name} is connected again, {events} events waited',
  'record.clockSet': ({ name, seconds }, { unit }) =>
    `the clock of ${String(name)} is wrong by ${unit(Number(seconds), 's')}`,
  'record.delaySet': 'the watermark delay becomes {value} ms',
  'record.filter.none': 'everything passes the filter',
  'record.filter.positive': 'only values above 0 pass the filter',
  'record.filter.no-future': 'nothing from the future passes the filter',
  'record.filter.own-code': 'your code filters',
  'record.inputEnded': 'the input ends',
  'input.summary': ({ events, keys }, { unit }) => `${unit(Number(events), 'events')} of ${unit(Number(keys), 'keys')}`,
  'input.empty': 'The file holds no events. It takes the header key,value,timestampMs and a row for each event.',
  'input.many': 'Line {line}: a file may have {most} events, this one has more.',
  'input.key': 'Line {line}: key is empty.',
  'input.utf8': 'Line {line}: key is not text in UTF-8.',
  'input.value': 'Line {line}: value takes a number, not {given}.',
  'input.noValue': 'Line {line}: value is empty; it takes a number.',
  'input.timestamp': 'Line {line}: timestampMs takes a whole number of milliseconds since 1970, not {given}.',
  'input.noTimestamp': 'Line {line}: timestampMs is empty; it takes a whole number of milliseconds.',
  'fault.slide': ({ size, slide, most }) =>
    `sizeMs takes at most ${String(most)} times slideMs, not ${String(size)} with a slide of ${String(slide)}: every event would be in more windows than that.`,
  'fault.results':
    'The run has more than {most} results, which is all that can be listed. Take longer windows, slides or gaps.',
  'fault.noCode': 'filter own-code needs your code: write onEvent(event) and run it',
  'fault.onEvent.notExported': ({ given }, { value }) =>
    `Your code must export a function onEvent(event); onEvent is ${value(given)}.`,
  'fault.onEvent.promise': ({ event }) =>
    `event ${String(event)}: onEvent must return an event, or nothing to drop it; it returned a promise: onEvent must not be async.`,
  'fault.onEvent.notAnEvent': ({ event, given }, { value }) =>
    `event ${String(event)}: onEvent must return an event, or nothing to drop it; it returned ${value(given)}.`,
  'fault.onEvent.key': ({ event, given, longest }, { value }) =>
    `event ${String(event)}: onEvent must return an event, or nothing to drop it; its key must be a text of 1 to ${String(longest)} characters; it is ${value(given)}.`,
  'fault.onEvent.value': ({ event, given }, { value }) =>
    `event ${String(event)}: onEvent must return an event, or nothing to drop it; its value must be a finite number; it is ${value(given)}.`,
  'fault.onEvent.timestamp': ({ event, given }, { value }) =>
    `event ${String(event)}: onEvent must return an event, or nothing to drop it; its timestampMs must be a whole number of milliseconds, at most 8.64e15 from 1970; it is ${value(given)}.`,
  'fault.windowsOf.notExported': ({ given }, { value }) =>
    `Your code must export a function windowsOf(timestampMs, sizeMs, slideMs); windowsOf is ${value(given)}.`,
  'fault.windowsOf.notANumber': ({ given }, { value }) =>
    `windowsOf must return an array of numbers, the starts of windows; in the array it returned is ${value(given)}.`,
  'fault.windowsOf.notStarts': ({ given }, { value }) =>
    `windowsOf must return an array of numbers, the starts of windows; it returned ${value(given)}.`,
  'fault.lastMinute.notMade': ({ given }, { value }) =>
    `Your code must export a function create(sizeMs) that returns an object with add(reading) and average(); what came is ${value(given)}.`,
  'fault.lastMinute.notANumber': ({ given }, { value }) =>
    `average() must return a number; it returned ${value(given)}.`,
  'grade.noAnswers': 'Your code left no list of answers for this case.',
  'grade.event.key': 'Event {event} of {wanted} came out under the key {given}.',
  'grade.plausible.good': 'Clocks that are right',
  'grade.plausible.minutes': 'A clock two minutes ahead',
  'grade.plausible.second': 'A clock one second ahead',
  'grade.plausible.offline': 'A wrong clock, and a phone that was offline for two days',
  'grade.plausible.future': 'Event {event} passed although it is stamped {by} ms later than it arrived.',
  'grade.plausible.lost':
    'Event {event} was dropped although it had happened {by} ms before it arrived. Being late is no lie.',
  'grade.plausible.changed': 'Event {event} is not from the future and should pass as it is.',
  'grade.plausible.fine': '{passed} of {count} events passed, and none from the future.',
  'grade.chain.zeros': 'Ordinary readings, the first of them 0',
  'grade.chain.failed': 'Failed readings in between',
  'grade.chain.only': 'Nothing but failed readings',
  'grade.chain.fractions': 'Fractions',
  'grade.chain.kept': 'Event {event} has the value {value}: the reading failed, and yet it passed.',
  'grade.chain.lost': 'Event {event} has the value {value} and was dropped. That is a reading like any other.',
  'grade.chain.value': 'Event {event} has the value {value} and should come out with {wanted}, not {given}.',
  'grade.chain.stamp': 'Event {event} came out with another timestampMs.',
  'grade.chain.fine': '{passed} of {count} events passed, doubled.',
  'grade.slide.overlap': 'Five minutes, each minute',
  'grade.slide.end-to-end': 'End to end: the slide is the size',
  'grade.slide.gaps': 'With gaps: the slide is longer',
  'grade.slide.uneven': 'A slide that does not divide the size',
  'grade.slide.before': 'Before the epoch',
  'grade.slide.wrong':
    'The time {timestamp} lies in the windows of size {size} and slide {slide} that begin at {wanted}; your answer is {given}.',
  'grade.slide.outside':
    'The time {timestamp} lies in no window of size {size} and slide {slide}; your answer is {given}.',
  'grade.slide.fine': 'All {count} times went into the right windows.',
  'grade.minute.order': 'In order',
  'grade.minute.late': 'Some readings are late',
  'grade.minute.offline': 'A phone was offline',
  'grade.minute.ancient': 'Far too old',
  'grade.minute.edge': 'Half a minute, and readings of the same moment',
  'grade.minute.two': 'Two at once',
  'grade.minute.wrong.order': 'After reading {reading} the average is {wanted}, not {given}.',
  'grade.minute.wrong.late':
    'After reading {reading} the average is {wanted}, not {given}. Who stands behind a younger one in the queue?',
  'grade.minute.wrong.offline':
    'After reading {reading} the average is {wanted}, not {given}. What is “now” when a late reading comes?',
  'grade.minute.wrong.ancient':
    'After reading {reading} the average is {wanted}, not {given}. A reading that is too old counts for nothing.',
  'grade.minute.wrong.edge':
    'After reading {reading} the average is {wanted}, not {given}. A reading that is as old as the size asked for is out, and readings of one moment are still two.',
  'grade.minute.wrong.two':
    'After reading {reading} the average is {wanted}, not {given}. What two calls of create return must not share its readings.',
  'grade.minute.fine': 'The average was right after each of {count} readings.',
} as const satisfies Messages;
