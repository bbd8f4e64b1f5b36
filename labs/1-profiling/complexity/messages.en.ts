// Words of this lab, in English: the stage, "why?", the log, the grader.
import type { Messages } from '#src/contract/text.ts';

export const messages = {
  'object.curve': 'racer',
  'stage.slow': 'Slow',
  'stage.fast': 'Fast',
  'stage.micro': 'Slow, better code',
  'stage.parallel': 'Slow, on workers',
  'stage.own': 'Your code',
  'stage.fit': ({ exponent }, { number }) => `n^${number(Number(exponent), 2)}`,
  'stage.sizes': 'list length n',
  'stage.operations': 'operations',
  'stage.time': 'ms',
  'stage.pairs': 'Slow: every pair',
  'stage.looks': 'Fast: every element once',
  'stage.atFirst': 'the list of 16',
  'stage.before': 'Press play: the lists grow, and both searches get the same ones',
  'stage.curve': '{name}, grows as {fit}',
  'stage.now': ({ n, slow, fast }, { number }) =>
    `n = ${number(Number(n))}: slow ${number(Number(slow))}, fast ${number(Number(fast))} operations`,
  'stage.wrong': ({ count }, { plural, number }) =>
    `Your code is wrong at ${number(Number(count))} ${plural(Number(count), { one: 'size', other: 'sizes' })}`,
  'stage.stopped': ({ n }, { number }) => `Your code was stopped at n = ${number(Number(n))}: too many operations`,
  'why.title.slow': 'Why is the slow search this steep?',
  'why.title.fast': 'Why is the fast search this flat?',
  'why.title.micro': 'What does better code do?',
  'why.title.parallel': 'What do workers do?',
  'why.title.own': 'Why is your code this steep?',
  'why.fit': ({ exponent, tenfold }, { number }) =>
    `The line has slope ${number(Number(exponent), 2)}: ten times the list costs ${number(Number(tenfold), 0)} times as much.`,
  'why.tooFew': 'Two sizes at least make a slope; better code and workers have one in time only.',
  'why.reason.slow': 'Each element is compared with all behind it: n (n − 1) / 2 pairs.',
  'why.reason.fast': 'Each element is looked up in a set once, and the look costs the same however much is in it.',
  'why.reason.micro': ({ micro }, { unit }) =>
    `The same pairs, each ${unit(Number(micro), '×')} cheaper: the line sinks, its slope stays.`,
  'why.reason.parallel': ({ workers }, { number }) =>
    `The same pairs, shared by ${number(Number(workers))}: the line sinks, its slope stays, and the start is paid on short lists too.`,
  'why.reason.own':
    'Counted in your code: statements, turns of loops, calls, elements that the language’s functions look at.',
  'record.slow': ({ n, value }, { number }) => `slow, n = ${number(Number(n))}: ${number(Number(value))} operations`,
  'record.fast': ({ n, value }, { number }) => `fast, n = ${number(Number(n))}: ${number(Number(value))} operations`,
  'record.own': ({ n, value }, { number }) =>
    `your code, n = ${number(Number(n))}: ${number(Number(value))} operations`,
  'record.wrong': ({ n, value }, { number }) =>
    `your code, n = ${number(Number(n))}: a wrong answer of ${number(Number(value))} values`,
  'record.stopped': ({ n, value }, { number }) =>
    `your code, n = ${number(Number(n))}: stopped after ${number(Number(value))} operations`,
  'grade.answers': 'Answers',
  'grade.distinct': 'Growth without duplicates',
  'grade.pairs': 'Growth with nothing but pairs',
  'grade.noAnswers': 'Your code left no usable answers for this check.',
  'grade.right': ({ lists }, { number }) => `${number(Number(lists))} lists, all answered right.`,
  'grade.missing': ({ value: missing, length }, { value, number }) =>
    `In a list of ${number(Number(length))}, ${value(missing)} occurs more than once; your answer does not have it.`,
  'grade.extra': ({ value: extra, length }, { value, number }) =>
    `In a list of ${number(Number(length))} your answer has ${value(extra)}, which does not occur twice there. Is it a number still?`,
  'grade.twice': ({ value: twice, length }, { value, number }) =>
    `In a list of ${number(Number(length))} your answer has ${value(twice)} more than once; each number belongs there once.`,
  'grade.tooMany': ({ length, most }, { number }) =>
    `A list of ${number(Number(length))} was not done after ${number(Number(most))} operations; your code was stopped.`,
  'grade.notLooked': ({ length, operations }, { number }) =>
    `${number(Number(operations))} operations for a list of ${number(Number(length))}: not every element was looked at.`,
  'grade.grows': ({ exponent, to, many }, { number }) =>
    `Operations grow as n^${number(Number(exponent), 2)}: ${number(Number(many))} for ${number(Number(to))} elements.`,
  'grade.steep': ({ exponent, most, to, many }, { number }) =>
    `Operations grow as n^${number(Number(exponent), 2)}; at most ${number(Number(most), 2)} is allowed (${number(Number(many))} for ${number(Number(to))} elements). What walks over the list for each element?`,
} as const satisfies Messages;
