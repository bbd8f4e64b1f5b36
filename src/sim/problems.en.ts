// Sentences about parameters, actions and answers of a student's code that cannot be used, in English. Shared by every page
// and the command line.
import type { Message, Messages } from '../contract/text.ts';

/** A rule about a pick's answer, and what came instead. */
const pick =
  (came: (given: string) => string): Message =>
  ({ request, allowed, given }, { value }) =>
    `request ${String(request)}: what pick returns must be the index of a server (${String(allowed)}); ${came(value(given))}.`;

const evict =
  (came: (given: string) => string): Message =>
  ({ request, keys, given }, { value }) =>
    `request ${String(request)}: evict() must return a cached key (a ${String(keys)} that onInsert was given); ${came(value(given))}.`;

const ONLY_WHEN_NONE = ', which is right only while no server is healthy';

export const problems = {
  'parameter.unknown': ({ name, allowed }) => `There is no parameter ${name}. There are: ${allowed}.`,
  'parameter.number': ({ name, min, max, unit, given }) =>
    `${name} takes a number from ${min} to ${max}${unit === '' ? '' : ` ${unit}`}, not ${given}.`,
  'parameter.integer': ({ name, min, max, unit, given }) =>
    `${name} takes a whole number from ${min} to ${max}${unit === '' ? '' : ` ${unit}`}, not ${given}.`,
  'parameter.choice': ({ name, allowed, given }) => `${name} takes one of ${allowed}, not ${given}.`,
  'parameter.flag': ({ name, given }) => `${name} takes true or false, not ${given}.`,
  'parameter.words': ({ name, most, longest, given }) =>
    `${name} takes at most ${most} different names of at most ${longest} characters, parted by commas, not ${given}.`,
  'parameter.numbers': ({ name, most, min, max, given }) =>
    `${name} takes at most ${most} numbers from ${min} to ${max}, parted by commas, not ${given}.`,
  'parameter.noCode':
    'The run has no code of yours yet. Open “Your code” under the stage and press “Run in the simulation”.',
  'action.shape': ({ given }) => `An action is an object with "at" and "action", not ${given}.`,
  'action.at': ({ given }) => `"at" of an action takes a time of 0 or more, not ${given}.`,
  'action.unknown': ({ given, allowed }) => `There is no action ${given} in this lab. There are: ${allowed}.`,
  'action.object': ({ action, field, given }) =>
    `The action ${action} needs "${field}", a whole number from 0, not ${given}.`,
  'action.notOn': ({ action, field, allowed, given }) =>
    `The action ${action} can be done to ${field} ${allowed}, not to ${given}.`,
  'action.field': ({ action, field }) => `The action ${action} has no field "${field}".`,
  'action.set': ({ given, allowed }) =>
    allowed === ''
      ? `In this lab no parameter can be changed during a run, ${given} neither.`
      : `During a run "set" can change ${allowed}, not ${given}.`,
  'input.size': ({ name, given, most }, { size }) =>
    `${String(name)} is too large: ${size(Number(given))}, where ${size(Number(most))} can be read.`,
  'input.sampleUnreachable':
    '{name} could not be loaded: the site cannot be reached, and this browser has not kept the file yet. Open it once while you are online; after that it opens offline too.',
  'input.sampleMissing':
    'The site did not give out {name}. It may have been renewed since this page was opened: reload the page, and open the file again.',
  'input.sampleDamaged': '{name} arrived cut off or damaged; nothing of it was used. Open it again to load it afresh.',
  'input.one': 'One file at a time is read here.',
  'input.binary': 'This is a binary file, not text.',
  'input.header': 'Line {line}: the header must name the columns {allowed}, not {given}.',
  'input.column': 'Line {line} names an unknown column: {given}. Allowed: {allowed}.',
  'input.twice': 'Line {line} names a column twice: {given}.',
  'input.missing': 'Line {line}: the column {column} is missing.',
  'input.cells': 'Line {line}: {wanted} values are wanted, there are {given}.',
  'input.afterQuote': 'Line {line}: behind a closing quote a comma or the end of the line is wanted, not {given}.',
  'input.quote': 'Line {line}: a quote is opened and never closed.',
  'input.long': 'Line {line}: a row may have {most} bytes, this one has more. Is a quote left open?',
  'link.long': ({ most }) => `This link is longer than any that this lab makes (${most}); nothing of it was used.`,
  'link.damaged':
    'This link is cut off or damaged; nothing of it was used. Ask for it again, or start from the defaults.',
  'link.tooLarge':
    'This experiment is too large for a link. It would fit with shorter code, fewer actions or fewer runs beside it; or save this run as a file: “Export”, “Run (JSON)”.',
  'link.lab': ({ lab }) => `This link belongs to another lab: ${lab}.`,
  'fault.pick.notExported': ({ given }, { value }) =>
    `Your code must export a function pick(servers, request); pick is ${value(given)}.`,
  'fault.pick.noObject': ({ given }, { value }) =>
    `create() must return an object with a function pick(servers, request); it returned ${value(given)}.`,
  'fault.pick.notCreated': ({ given }, { value }) =>
    `create() must return an object with a function pick(servers, request); pick is ${value(given)}.`,
  'fault.pick.nothing': pick(() => 'nothing was returned'),
  'fault.pick.promise': pick(() => 'a promise was returned: pick must not be async'),
  'fault.pick.notANumber': pick((given) => `it is ${given}, which is no number`),
  'fault.pick.notAnIndex': pick((given) => `it is ${given}`),
  'fault.pick.nobody': pick((given) => `it is ${given}${ONLY_WHEN_NONE}`),
  'fault.choices.end': ({ count }) => `The record ends after ${String(count)} choices.`,
  'fault.choices.notAnIndex': ({ choice, allowed, given }) =>
    `Choice ${String(choice)} of the record must be the index of a server (${String(allowed)}); it is ${String(given)}${given === '-1' ? ONLY_WHEN_NONE : ''}.`,
  'fault.create.notExported': ({ given }, { value }) =>
    `Your code must export a function create(capacity); create is ${value(given)}.`,
  'fault.create.noObject': ({ given }, { value }) =>
    `create(capacity) must return an object with onHit, onInsert and evict; it returned ${value(given)}.`,
  'fault.create.noMethod': ({ method }) =>
    `create(capacity) must return an object with onHit, onInsert and evict; ${String(method)} is not a function.`,
  'fault.evict.nothing': evict(() => 'it returned nothing'),
  'fault.evict.promise': evict(() => 'it returned a promise: evict() must not be async'),
  'fault.evict.notAKey': evict((given) => `it returned ${given}, which is no key of this trace`),
  'fault.evict.notCached': evict((given) => `it returned ${given}, which is not cached now`),
  'fault.evictions.end': ({ count }) => `The record ends after ${String(count)} evictions.`,
  'fault.evictions.notCached': ({ given }) => `The record evicts key ${String(given)}, which is not cached then.`,
  'fault.search.notExported': ({ name, given }, { value }) =>
    `Your code must export a function ${String(name)}(list); ${String(name)} is ${value(given)}.`,
  'fault.search.noArray': ({ given }, { value }) =>
    `The answer must be an array; your code returned ${value(given)}. A Set becomes one with [...set].`,
  'fault.thrown': ({ given }, { value }) => `Your code threw ${value(given)}, which is no error and says nothing.`,
  'grade.runs': 'Your code runs',
  'grade.stopped': '{message}',
} as const satisfies Messages;
