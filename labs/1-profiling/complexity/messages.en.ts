// Words of this lab, in English: the stage, "why?", the log, the grader.
import type { Messages } from '#src/contract/text.ts';

export const messages = {
  'object.curve': 'racer',
  'name.all-pairs': 'All n² pairs',
  'name.pairs': 'Pairs',
  'name.includes': 'includes',
  'name.set': 'Set',
  'name.merge-sort': 'Merge sort',
  'name.heapsort': 'Heapsort',
  'name.quicksort': 'Quicksort',
  'name.random-quicksort': 'Random pivot',
  'name.spread': '[...all, item]',
  'name.blocks': 'Grows by 64',
  'name.doubling': 'Doubles',
  'name.shift': 'queue.shift',
  'name.concat': 'text.concat',
  'name.schoolbook': 'Schoolbook',
  'name.karatsuba': 'Karatsuba',
  'stage.micro': 'First, better code',
  'stage.parallel': 'First, on workers',
  'stage.own': 'Your code',
  'stage.fit': ({ exponent }, { number }) => `n^${number(Number(exponent), 2)}`,
  'stage.fitWithin': ({ exponent, half }, { number }) =>
    `n^${number(Number(exponent), 2)} ± ${number(Number(half), 2)}`,
  'stage.sizes': 'list length n',
  'stage.operations': 'operations',
  'stage.time': 'ms',
  'stage.memory': 'elements held',
  'stage.steps': ({ count, looks }, { number, plural }) =>
    `${number(Number(count))} ${plural(Number(count), { one: 'step', other: 'steps' })}, ${number(Number(looks))} ${plural(Number(looks), { one: 'look', other: 'looks' })}`,
  'stage.shown': ({ count }, { number }) => `the first ${number(Number(count))} are shown`,
  'stage.short': 'A list of 16: a row is a step, filled what it reads or moves',
  'stage.before': 'Press play: the lists grow, and both functions get the same ones',
  'stage.curve': '{name}, grows as {fit}',
  'stage.now': ({ n, first, slow, second, fast }, { number }) =>
    `n = ${number(Number(n))}: ${String(first)} ${number(Number(slow))}, ${String(second)} ${number(Number(fast))} operations`,
  'stage.nowShort': ({ n, slow, fast }, { number }) =>
    `n = ${number(Number(n))}: ${number(Number(slow))} and ${number(Number(fast))} operations`,
  'stage.wrong': ({ count }, { plural, number }) =>
    `Your code is wrong at ${number(Number(count))} ${plural(Number(count), { one: 'size', other: 'sizes' })}`,
  'stage.stopped': ({ n }, { number }) => `Your code was stopped at n = ${number(Number(n))}: too many operations`,
  'source.title': 'The two functions',
  'why.title.slow': 'Why is the first function this steep?',
  'why.title.fast': 'Why is the second function this steep?',
  'why.title.micro': 'What does better code do?',
  'why.title.parallel': 'What do workers do?',
  'why.title.own': 'Why is your code this steep?',
  'why.fit': ({ exponent, tenfold }, { number }) =>
    `The line has slope ${number(Number(exponent), 2)}: ten times the list costs ${number(Number(tenfold), Number(tenfold) < 30 ? 1 : 0)} times as much.`,
  'why.bends': ({ end }, { number }) =>
    `The points lie on no straight line: through the seven longest lists alone the slope is ${number(Number(end), 2)}.`,
  'why.interval': ({ low, high }, { number }) =>
    `The clock is noisy: with 95% confidence the slope lies between ${number(Number(low), 2)} and ${number(Number(high), 2)}.`,
  'why.tooFew':
    'Two sizes at least make a slope; better code and workers have one in time only, your code none in memory.',
  'why.reason.all-pairs': 'Each element is compared with each: n² comparisons.',
  'why.reason.pairs': 'Each element is compared with all behind it: n (n − 1) / 2 pairs.',
  'why.reason.includes': 'includes walks over what was seen: up to n elements for each of n.',
  'why.reason.set': 'Each element is looked up in a set once, and the look costs the same however much is in it.',
  'why.reason.merge-sort': 'The list is halved log₂ n times, and each level merges all n elements.',
  'why.reason.heapsort': 'Each of n elements sinks into a heap that is log₂ n deep.',
  'why.reason.quicksort':
    'Each call parts its elements by the first of them. Where that splits them in two, log n levels do; where it leaves all to one side, n levels are needed.',
  'why.reason.random-quicksort':
    'The pivot is drawn by lot: a split is good more often than not, whatever the list looks like.',
  'why.reason.spread': '[...all, item] copies all that there is for each new element: 0 + 1 + 2 + … + (n − 1).',
  'why.reason.blocks':
    'Each 64 elements the array moves, and copies all of them: n / 64 moves of up to n elements. That is n² / 128 copies.',
  'why.reason.doubling':
    'The array moves when it is full, to one twice as large: all copies together are fewer than 2 n. A move is dear, and ever rarer.',
  'why.reason.shift': 'When the first leaves, all others move up one place: (n − 1) + (n − 2) + … + 0.',
  'why.reason.concat': 'Each time the whole text is written anew: 1 + 2 + … + n characters.',
  'why.reason.schoolbook': 'Each digit is multiplied by each: n² products.',
  'why.reason.karatsuba':
    'Three calls on halves: log₂ n levels deep the calls are 3 to the power of log₂ n, which is n to the power of log₂ 3, 1.585.',
  'why.reason.micro': ({ factor }, { unit }) =>
    `The same steps, each ${unit(Number(factor), '×')} cheaper: the line sinks, its slope stays.`,
  'why.reason.parallel': ({ workers }, { number }) =>
    `The same steps, shared by ${number(Number(workers))}: the line sinks, its slope stays, and the start is paid on short lists too.`,
  'why.reason.own':
    'Counted in your code: statements, turns of loops, calls, elements that the language’s functions look at.',
  'record.slow': ({ n, value }, { number }) => `first, n = ${number(Number(n))}: ${number(Number(value))} operations`,
  'record.fast': ({ n, value }, { number }) => `second, n = ${number(Number(n))}: ${number(Number(value))} operations`,
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
