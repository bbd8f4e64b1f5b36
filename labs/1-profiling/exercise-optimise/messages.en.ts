// Words of this lab, in English: the stage, "why?", the log, the grader.
import type { Messages } from '#src/contract/text.ts';

export const messages = {
  'object.line': 'line',
  'object.curve': 'curve',
  'object.context': 'function',
  'stage.slow': 'Slow function',
  'stage.version.split': 'Four functions',
  'stage.version.half': 'Half the pairs',
  'stage.version.keys': 'In an object',
  'stage.version.own-code': 'Your code',
  'stage.budget': 'Budget',
  'stage.budgetNote': ({ budget }, { number }) => `${number(Number(budget))} n`,
  'stage.contexts': 'Who calls whom: as wide as all its work, underlined its own',
  'stage.contextName': ({ name, calls }, { number }) =>
    `${String(name) === '' ? '( ) =>' : String(name)} ×${number(Number(calls))}`,
  'stage.context': ({ name, calls, own, total }, { number }) =>
    `${String(name) === '' ? 'a function without a name' : String(name)}, called ${number(Number(calls))} times, ${String(total)} operations, ${String(own)} of them its own`,
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
  'stage.describeShown': ({ n, name, fit, slow }, { number }) =>
    `At n = ${number(Number(n))} “${String(name)}” grows as ${String(fit)}, the slow function as ${String(slow)}.`,
  'stage.table.functions': 'Profile by function',
  'stage.table.function': 'Function',
  'stage.table.calls': 'Calls',
  'stage.table.self': 'Own',
  'stage.table.total': 'Total',
  'stage.table.unnamed': '( ) =>',
  'stage.table.title': 'Profile by line',
  'stage.table.line': 'Line',
  'stage.table.hits': 'Begun',
  'stage.table.operations': 'Operations',
  'stage.table.share': 'Share',
  'why.title.line': ({ line, operations, n }, { number }) =>
    `Why ${number(Number(operations))} operations in line ${String(line)} at n = ${number(Number(n))}?`,
  'why.title.slow': 'Why is the slow function this steep?',
  'why.title.shown': 'Why is this version this steep?',
  'why.title.context': ({ name, n }, { number }) =>
    `What did ${String(name) === '' ? 'the function without a name' : String(name)} do at n = ${number(Number(n))}?`,
  'why.context.first': ({ total }, { number }) =>
    `It was called once, from outside; all ${number(Number(total))} operations are under it.`,
  'why.context.caller': ({ caller, calls, total }, { number, plural }) =>
    `${String(caller) === '' ? 'A function without a name' : String(caller)} called it ${number(Number(calls))} ${plural(Number(calls), { one: 'time', other: 'times' })}; ${number(Number(total))} operations came of it.`,
  'why.context.self': ({ self, share }, { number, unit }) =>
    `It did ${number(Number(self))} of them itself, ${unit(100 * Number(share), '%')}.`,
  'why.context.rest': ({ rest, functions }, { number, plural }) =>
    `${number(Number(rest))} were done by the ${plural(Number(functions), { one: 'function', other: `${number(Number(functions))} functions` })} that it calls.`,
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
  'record.measuredShown': ({ n, value }, { number }) =>
    `this version, n = ${number(Number(n))}: ${number(Number(value))} operations`,
  'record.wrong': ({ n, value }, { number }) =>
    `this version, n = ${number(Number(n))}: a wrong answer of ${number(Number(value))} values`,
  'record.stopped': ({ n, value }, { number }) =>
    `your code, n = ${number(Number(n))}: stopped after ${number(Number(value))} operations`,
  'record.accusedContext': 'function number {context} is named as the one that does the work',
  'record.accused': 'line {line} is named as the hot one',
  'grade.numbers': 'Numbers',
  'grade.strings': 'Strings',
  'grade.types': 'Mixed types',
  'grade.rare': 'bigint and undefined',
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
  'grade.empty': ({ wanted, length, value: missing }, { number, value }) =>
    `In a list of ${number(Number(length))} values repeat, ${number(Number(wanted))} in all, ${value(missing)} among them; your answer is empty. Is everything that was found returned?`,
  'grade.early': ({ wanted, length, value: missing }, { number, value }) =>
    `In a list of ${number(Number(length))} there are ${number(Number(wanted))} values that repeat; your answer has one, without ${value(missing)}. Does the code return at its first find?`,
  'grade.falsy': ({ value: missing, length }, { value, number }) =>
    `In a list of ${number(Number(length))}, ${value(missing)} occurs more than once, and your answer lacks it though it has the others. 0, "", false, null and undefined are values like any: a bare “if (value)” passes them over.`,
  'grade.turned': ({ value: turned, original, length }, { value, number }) =>
    `In a list of ${number(Number(length))} your answer has the text ${value(turned)} where the list holds ${value(original)}. The keys of a plain object are always texts: keep the value itself, in a Map or a Set.`,
  'grade.mixedUp': ({ value: extra, other, length }, { value, number }) =>
    `In a list of ${number(Number(length))} your answer has ${value(extra)}, which occurs once; ${value(other)} beside it only looks like it. As text they are the same: put the type before the value, or use a Map or a Set.`,
  'grade.invented': ({ value: extra, length }, { value, number }) =>
    `In a list of ${number(Number(length))} your answer has ${value(extra)}, which the list does not hold at all. An answer is made of the list’s own values.`,
  'grade.single': ({ value: extra, length }, { value, number }) =>
    `In a list of ${number(Number(length))} your answer has ${value(extra)}, which occurs only once. Values that occur once do not belong in it.`,
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
  'grade.steep': ({ exponent, most, to, many }, { number }) =>
    `Operations grow as n^${number(Number(exponent), 2)}; at most ${number(Number(most), 2)} is allowed: ${number(Number(many))} operations for ${number(Number(to))} elements.`,
  'grade.steepLoop': ({ exponent, most, to, line, hits, share }, { number }) =>
    `Operations grow as n^${number(Number(exponent), 2)}; at most ${number(Number(most), 2)} is allowed. Line ${String(line)} was begun ${number(Number(hits))} times for ${number(Number(to))} elements and did ${number(Number(share))}% of the work: it runs in a loop within a loop.`,
  'grade.steepCall': ({ exponent, most, to, line, each, share }, { number }) =>
    `Operations grow as n^${number(Number(exponent), 2)}; at most ${number(Number(most), 2)} is allowed. Line ${String(line)} did ${number(Number(share))}% of the work, some ${number(Number(each))} operations each time for a list of ${number(Number(to))}: a call in it walks over many elements, as includes, indexOf, some, concat and [...spread] do.`,
} as const satisfies Messages;
