// Words of this lab, in English: the stage, the tables, "why?", the log, the grader.
import type { Messages } from '#src/contract/text.ts';

export const messages = {
  'object.function': 'function',
  'object.whole': 'the whole',
  'stage.flame':
    'Flame graph: each frame stands on its caller and is as wide as its cost. Arrows lead from frame to frame, Enter opens a function, Z zooms to a frame, Escape shows the whole.',
  'stage.search': 'Find a function',
  'stage.found': 'found: {percent}',
  'stage.showWhole': 'Show the whole',
  'stage.widths': 'Whose widths are shown',
  'stage.widths.before': 'before',
  'stage.widths.after': 'after',
  'stage.whole': 'the whole (root)',
  'stage.frame': '{name}: {total} with what it calls ({percent}), {self} of its own.',
  'stage.legend.own': 'deeper: more of its own · edge: on the stack now',
  'stage.legend.change': '▲ red grew · ▼ blue shrank',
  'stage.change': '{before} → {now}',
  'stage.share': '{total}, own {self}',
  'stage.frameBefore': 'Before: {before}.',
  'stage.above': '{count} more above',
  'stage.stack': 'On the stack now: {stack}.',
  'stage.before': 'Nothing has run yet. {total} lie ahead: press play.',
  'stage.way.operations': ({ position, total }, { number, unit }) =>
    `${number(Number(position))} of ${unit(Number(total), 'operations')}.`,
  'stage.way.microseconds': ({ position, total }, { number }) =>
    `${number(Number(position) / 1000, 1)} of ${number(Number(total) / 1000, 1)} ms.`,
  'stage.hottest': 'Most of its own so far: {name}, {percent}.',
  'stage.compared': 'Against before: {percent}.',
  'end.completed': 'The program has ended.',
  'end.uncaught': ({ line, message }) =>
    `${Number(line) > 0 ? `Line ${String(line)}: nobody` : 'Nobody'} caught “${String(message)}”. The program has ended.`,
  'end.operations': ({ allowed }, { number }) =>
    `Stopped after ${number(Number(allowed))} operations: does it ever end?`,
  'end.calls': ({ allowed }, { number }) => `Stopped after about ${number(Number(allowed))} calls: does it ever end?`,
  'table.title': 'Functions',
  'table.function': 'function',
  'table.ncalls': 'ncalls',
  'table.samples': 'samples',
  'table.tottime': 'tottime',
  'table.percall': 'percall',
  'table.cumtime': 'cumtime',
  'table.cumpercall': 'percall',
  'table.measured': 'ms',
  'table.help.function': 'Name of the function',
  'table.help.ncalls': 'How often it was called; after the slash the calls from outside itself',
  'table.help.samples': 'In how many samples it was on top of the stack',
  'table.help.tottime': 'Cost of its own, without what it called',
  'table.help.percall': 'tottime for each call',
  'table.help.cumtime': 'Cost with what it called; a moment in which it stands on the stack twice counts once',
  'table.help.cumpercall': 'cumtime for each call from outside itself',
  'table.help.measured':
    'Time of its own on the clock of your machine, with the counting in it: another figure at each run',
  'table.empty': 'Nothing has run yet.',
  'table.more': 'Show {count} more',
  'table.fewer': 'Show fewer',
  'table.cut': ({ count }, { unit }) => `${unit(Number(count), 'functions')} more are in the export.`,
  'table.note.counts':
    'Costs are counted operations: the same on every machine. ms was measured on yours, over the whole run, counting included.',
  'table.note.samples': 'Estimates from samples, in operations: each sample stands for all that ran till the next.',
  'table.note.file': 'Times in ms, from the samples of the file.',
  'tree.title': 'Call tree',
  'tree.total': 'total',
  'tree.self': 'own',
  'tree.cut': ({ count }, { number }) => `${number(Number(count))} more rows: close a branch to see them.`,
  'lines.title': 'Dearest lines',
  'lines.line': 'line {line}',
  'lines.hits': ({ hits }, { number }) => `${number(Number(hits))} ×`,
  'printed.title': 'Printed',
  'why.title': 'Why {name} costs what it does (line {line})',
  'why.title.unseen': '{name} has not run yet',
  'why.title.gone': '{name} runs only in the program before',
  'why.title.whole': 'Where it all went',
  'why.nothing': 'Nothing has run yet.',
  'why.all.operations': ({ total }, { unit }) => `${unit(Number(total), 'operations')} so far.`,
  'why.all.microseconds': ({ total }, { number }) => `${number(Number(total) / 1000, 2)} ms so far.`,
  'why.part': ({ name, percent }, { number }) => `${number(Number(percent), 1)}% of its own: ${String(name)}.`,
  'why.calls': ({ calls, primitive }, { number }) =>
    Number(calls) === Number(primitive)
      ? `Called ${Number(calls) === 1 ? 'once' : `${number(Number(calls))} times`}.`
      : `Called ${number(Number(calls))} times, of these ${number(Number(primitive))} from outside itself.`,
  'why.samples': ({ calls }, { number }) => `Found on top of the stack in ${number(Number(calls))} samples.`,
  'why.self.operations': ({ self, percent }, { number, unit }) =>
    `Of its own: ${unit(Number(self), 'operations')}, ${number(Number(percent), 1)}% of all.`,
  'why.perCall': ({ each }, { unit }) => `Of its own in each call: ${unit(Number(each), 'operations')}.`,
  'why.self.microseconds': ({ self, percent }, { number }) =>
    `Of its own: ${number(Number(self) / 1000, 2)} ms, ${number(Number(percent), 1)}% of all.`,
  'why.total.operations': ({ total, percent }, { number, unit }) =>
    `With what it called: ${unit(Number(total), 'operations')}, ${number(Number(percent), 1)}%.`,
  'why.total.microseconds': ({ total, percent }, { number }) =>
    `With what it called: ${number(Number(total) / 1000, 2)} ms, ${number(Number(percent), 1)}%.`,
  'why.caller': '{percent}% of that was asked for by {name}.',
  'why.callee': '{percent}% of that went into {name}.',
  'record.first': '{name} runs for the first time, {value} deep.',
  'record.hotter': '{name} is now the hottest: {value}% is its own.',
  'record.deeper': 'The stack is {value} deep, with {name} on top.',
  'record.accused': 'You said that {name} must change.',
  'input.summary': ({ name, samples, functions, ms }, { number }) =>
    `${String(name)}: ${number(Number(samples))} samples of ${number(Number(functions))} functions over ${number(Number(ms), 1)} ms.`,
  'input.summaryTwo': ({ name, before, samples, ms }, { number }) =>
    `${String(before)} before, ${String(name)} after: ${number(Number(samples))} samples over ${number(Number(ms), 1)} ms.`,
  'input.files': 'Open one profile, or two: the one before and the one after.',
  'input.json': ({ name, line, byte, fault }, { number }) =>
    fault === 'end'
      ? `${String(name)} ends in the middle, after ${number(Number(byte))} bytes: it was cut off.`
      : `${String(name)}, line ${String(line)}, byte ${number(Number(byte))}: this is not JSON.`,
  'input.empty': '{name} is empty.',
  'input.notProfile': '{name} is no CPU profile: one JSON object with nodes, samples and timeDeltas is expected.',
  'input.trace': '{name} is a trace of the Performance panel. A CPU profile is needed: node --cpu-prof writes one.',
  'input.missing': '{name} is no CPU profile: {field} is missing or empty.',
  'input.field': '{name}: {field} does not hold what a CPU profile has there ({given}).',
  'input.node': '{name}, node {index}: {field} does not hold what a CPU profile has there ({given}).',
  'input.duplicate': '{name}, node {index}: the id {id} stands there a second time.',
  'input.child': '{name}: node {index} with the id {id} names the node {child}, which is not in the file.',
  'input.twoParents': '{name}: the node {id} has two callers. Calls must be a tree.',
  'input.cycle': '{name}: the node {id} calls itself through its children. Calls must be a tree.',
  'input.roots': '{name}: {count} nodes have no caller, and a CPU profile has one root.',
  'input.sample': '{name}: sample {index} names the node {id}, which is not in the file.',
  'input.deltas': ({ name, samples, deltas }, { number }) =>
    `${String(name)} has ${number(Number(samples))} samples and ${number(Number(deltas))} timeDeltas: as many are expected.`,
  'input.times': '{name}: endTime {end} comes before startTime {start}.',
  'input.many': ({ name, most, what }, { number }) =>
    `${String(name)} has more than ${number(Number(most))} ${String(what)}: so many are not opened.`,
  'grade.end': 'The program ends by itself',
  'grade.end.yes': 'It came to its end.',
  'grade.end.uncaught': ({ message, line }) =>
    `Nobody caught “${String(message)}”${Number(line) > 0 ? ` at line ${String(line)}` : ''}.`,
  'grade.end.limit': ({ allowed, what }, { number }) =>
    `It was stopped after ${number(Number(allowed))} ${String(what)}.`,
  'grade.output': 'It prints the same as before',
  'grade.output.yes': 'Printed: {given}',
  'grade.output.no': 'Line {line}: expected “{wanted}”, printed “{given}”.',
  'grade.output.more': ({ lines, given }, { unit }) =>
    `Expected ${unit(Number(lines), 'lines')}, printed ${unit(Number(given), 'lines')}: nothing else is to be printed.`,
  'grade.output.fewer': ({ lines, wanted }, { unit }) =>
    `Only ${unit(Number(lines), 'lines')} printed. The next should have been “${String(wanted)}”.`,
  'grade.output.nothing': 'Nothing was printed. Expected “{wanted}”.',
  'grade.work': 'It looks at the data itself',
  'grade.work.yes': ({ operations }, { number }) => `${number(Number(operations))} operations: the data were read.`,
  'grade.work.unended': 'It did not come to its end.',
  'grade.work.no': ({ operations, least }, { number }) =>
    `${number(Number(operations))} operations are too few to have looked at the data: reading them takes at least ${number(Number(least))}. An answer that is written into the code is no answer.`,
  'grade.cost': 'It does so with little work',
  'grade.cost.yes': ({ operations, most }, { number }) =>
    `${number(Number(operations))} operations; up to ${number(Number(most))} are allowed.`,
  'grade.cost.no': ({ operations, most, hot, percent, calls }, { number, plural }) =>
    `${number(Number(operations))} operations; up to ${number(Number(most))} are allowed. ${String(percent)}% of them are of ${String(hot)} itself, in ${number(Number(calls))} ${plural(Number(calls), { one: 'call', other: 'calls' })}: why so many, or why so dear?`,
  'grade.trace': 'The program can be judged',
  'grade.trace.no': 'It left no trace that can be read.',
} as const satisfies Messages;
