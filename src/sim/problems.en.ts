// Sentences about parameters and actions that cannot be used, in English. Shared by every page and the command line.
import type { Messages } from '../contract/text.ts';

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
  'action.shape': ({ given }) => `An action is an object with "at" and "action", not ${given}.`,
  'action.at': ({ given }) => `"at" of an action takes a time of 0 or more, not ${given}.`,
  'action.unknown': ({ given, allowed }) => `There is no action ${given} in this lab. There are: ${allowed}.`,
  'action.object': ({ action, field, given }) =>
    `The action ${action} needs "${field}", a whole number from 0, not ${given}.`,
  'action.field': ({ action, field }) => `The action ${action} has no field "${field}".`,
  'action.set': ({ given, allowed }) =>
    allowed === ''
      ? `In this lab no parameter can be changed during a run, ${given} neither.`
      : `During a run "set" can change ${allowed}, not ${given}.`,
  'input.size': ({ name, given, most }) => `${name} has ${given} bytes; a file may have at most ${most}.`,
  'link.long': ({ most }) => `This link is longer than any that this lab makes (${most}); nothing of it was used.`,
  'link.damaged':
    'This link is cut off or damaged; nothing of it was used. Ask for it again, or start from the defaults.',
  'link.lab': ({ lab }) => `This link belongs to another lab: ${lab}.`,
  'grade.runs': 'Your code runs',
  'grade.stopped': '{message}',
} as const satisfies Messages;
