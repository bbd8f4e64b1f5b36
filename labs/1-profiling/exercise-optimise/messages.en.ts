// Words of this lab, in English: the stage, "why?", the log, the grader.
import type { Messages } from '#src/contract/text.ts';

export const messages = {
  'object.line': 'line',
  'object.curve': 'curve',
  'stage.slow': 'Slow function',
  'stage.own': 'Your code',
  'stage.fit': ({ exponent }, { number }) => `n^${number(Number(exponent), 2)}`,
  'stage.sizes': 'list length n',
  'stage.costs': 'operations',
  'stage.profile': ({ n }, { number }) => `Share of the operations by line, n = ${number(Number(n))}`,
  'stage.before': 'Press play: the lists grow, and every line is counted',
  'stage.line': ({ line, hits, percent }, { number }) =>
    `Line ${String(line)}, begun ${number(Number(hits))} times, ${String(percent)} of the operations`,
  'stage.curve': '{name}, operations grow as {fit}',
  'stage.hot': 'hot',
  'stage.wrong': ({ count }, { plural, number }) =>
    `Wrong at ${number(Number(count))} ${plural(Number(count), { one: 'size', other: 'sizes' })}`,
  'stage.stopped': ({ n }, { number }) => `Stopped at n = ${number(Number(n))}: too many operations`,
  'stage.took': ({ ms }, { unit }) => `${unit(Number(ms), 'ms')} on this machine, counting included`,
  'stage.describe': ({ n, line, percent, fit }, { number }) =>
    `At n = ${number(Number(n))} line ${String(line)} does ${String(percent)} of the operations. The slow function grows as ${String(fit)}.`,
  'stage.describeOwn': ({ n, fit, slow }, { number }) =>
    `At n = ${number(Number(n))} your code grows as ${String(fit)}, the slow function as ${String(slow)}.`,
  'stage.table.title': 'Profile by line',
  'stage.table.line': 'Line',
  'stage.table.hits': 'Begun',
  'stage.table.operations': 'Operations',
  'stage.table.share': 'Share',
  'why.title.line': ({ line, operations, n }, { number }) =>
    `Why ${number(Number(operations))} operations in line ${String(line)} at n = ${number(Number(n))}?`,
  'why.title.slow': 'Why is the slow function this steep?',
  'why.title.own': 'Why is your code this steep?',
  'why.line': ({ n, hits, operations }, { number }) =>
    `n = ${number(Number(n))}: begun ${number(Number(hits))} times, ${number(Number(operations))} operations.`,
  'why.grows': ({ exponent }, { number }) => `It grows as n to the power of ${number(Number(exponent), 2)}.`,
  'why.outer': 'The outer loop turns once for each element: n.',
  'why.inner': 'The inner loop goes through the whole list, and the outer one sends it there n times: n × n.',
  'why.push': 'It runs for each pair of equal elements only: two times for two that are equal.',
  'why.once': 'It runs once a call.',
  'why.fit': ({ exponent, doubling, sizes }, { number }) =>
    `A straight line through ${number(Number(sizes))} sizes on log-log axes has slope ${number(Number(exponent), 2)}: twice the list, ${number(Number(doubling), 2)} times the operations.`,
  'why.tooFew': 'Two sizes at least make a slope.',
  'record.measuredSlow': ({ n, value }, { number }) =>
    `slow function, n = ${number(Number(n))}: ${number(Number(value))} operations`,
  'record.measuredOwn': ({ n, value }, { number }) =>
    `your code, n = ${number(Number(n))}: ${number(Number(value))} operations`,
  'record.wrong': ({ n, value }, { number }) =>
    `your code, n = ${number(Number(n))}: a wrong answer of ${number(Number(value))} values`,
  'record.stopped': ({ n, value }, { number }) =>
    `your code, n = ${number(Number(n))}: stopped after ${number(Number(value))} operations`,
  'record.accused': 'line {line} is named as the hot one',
  'grade.numbers': 'Numbers',
  'grade.strings': 'Strings',
  'grade.types': 'Mixed types',
  'grade.often': 'Values that occur many times',
  'grade.none': 'Nothing repeats',
  'grade.nan': 'NaN among numbers',
  'grade.distinct': 'Growth where nothing repeats',
  'grade.pairs': 'Growth where everything occurs twice',
  'grade.noAnswers': 'Your code left no usable answers for this check.',
  'grade.right': ({ lists }, { number, plural }) =>
    `${number(Number(lists))} ${plural(Number(lists), { one: 'list', other: 'lists' })}, all answered right.`,
  'grade.missing': ({ value: missing, length }, { value, number }) =>
    `In a list of ${number(Number(length))}, ${value(missing)} occurs more than once; your answer does not have it.`,
  'grade.extra': ({ value: extra, length }, { value, number }) =>
    `In a list of ${number(Number(length))} your answer has ${value(extra)}, which does not occur twice there. Are types kept apart? 1 and "1" are two values.`,
  'grade.twice': ({ value: twice, length }, { value, number }) =>
    `In a list of ${number(Number(length))} your answer has ${value(twice)} more than once; each value belongs there once.`,
  'grade.changed': ({ length }, { number }) =>
    `Your code changed the list of ${number(Number(length))} that it was given. Its caller still needs it: sort or cut a copy.`,
  'grade.tooMany': ({ length, most }, { number }) =>
    `A list of ${number(Number(length))} was not done after ${number(Number(most))} operations; your code was stopped.`,
  'grade.notLooked': ({ length, operations }, { number }) =>
    `${number(Number(operations))} operations for a list of ${number(Number(length))}: not every element was looked at.`,
  'grade.grows': ({ exponent, from, to, few, many }, { number }) =>
    `Operations grow as n^${number(Number(exponent), 2)}: ${number(Number(few))} for ${number(Number(from))} elements, ${number(Number(many))} for ${number(Number(to))}.`,
  'grade.steep': ({ exponent, most, doubling, to, many }, { number }) =>
    `Operations grow as n^${number(Number(exponent), 2)}; at most ${number(Number(most), 2)} is allowed. Twice the list is ${number(Number(doubling), 1)} times the work, ${number(Number(many))} operations for ${number(Number(to))} elements. Which line walks over a list for each element: a loop, includes, indexOf, a spread?`,
} as const satisfies Messages;
