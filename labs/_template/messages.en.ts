// Words of this lab, in English: the stage, "why?", the log, the grader.
import type { Messages } from '#src/contract/text.ts';

export const messages = {
  'object.server': 'server',
  'stage.server': 'Server',
  'stage.serving': 'serves {request}',
  'stage.idle': 'idle',
  'stage.fullSpeed': 'full speed',
  'stage.slowed': 'slowed {factor}×',
  'stage.serverState': 'Server, {percent} busy, {state}',
  'stage.waiting': '{count} waiting',
  'stage.hint': 'Click the server to slow it down, a request to ask why',
  'stage.describe': '{count} requests wait. The server was busy {percent} of the time.',
  'why.title.took': 'Why did {request} take {ms} ms?',
  'why.title.underWay': 'Where is {request} now?',
  'why.title.server': 'Server: {waiting} waiting',
  'why.waiting': 'Waiting; {ahead} were in the system when it came.',
  'why.waited': 'Waited; {ahead} were in the system when it came.',
  'why.inService': 'In service.',
  'why.served': 'Served.',
  'why.untouched': 'Nothing was done to it.',
  'record.arrived': '{request} arrives, {value} ahead',
  'record.started': '{request} starts after {value} ms',
  'record.left': '{request} leaves after {value} ms',
  'record.slowed': 'the server is slowed {value} times',
  'record.arrivalsSet': 'arrivals are set to {value}/s',
  'fault.next.notExported': ({ given }, { value }) =>
    `Your code must export a function next(waiting); next is ${value(given)}.`,
  'fault.next.notAnIndex': ({ allowed, given }, { value }) =>
    `next must return an index (${String(allowed)}); it returned ${value(given)}.`,
  'grade.next.busy': 'Nearly full',
  'grade.next.slow': 'The server slows down',
  'grade.next.noChoices': 'Your code left no list of choices for this run.',
  'grade.next.good': 'Mean wait {waitMs} ms; {allowedMs} ms was allowed.',
  'grade.next.long': 'Mean wait {waitMs} ms; at most {allowedMs} ms is allowed. Whose work is short?',
} as const satisfies Messages;
