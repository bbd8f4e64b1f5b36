// Words of the hash-ring lab, in English.
import type { Messages } from '#src/contract/text.ts';

export const messages = {
  'object.key': 'key {id}',
  'object.node': 'node {id}',
  'stage.start': ({ keys, nodes }, { unit }) =>
    `${unit(Number(keys), 'keys')} on ${unit(Number(nodes), 'nodes')}. Play, or take a single step forward.`,
  'stage.now.hit': 'Lookup {number}: {key} is on {node}.',
  'stage.now.miss': 'Lookup {number}: {key} belongs to {node} and is not there yet: fetched.',
  'stage.now.failed': 'Lookup {number}: {key} belongs to {node}, which is down.',
  'stage.now.nobody': 'Lookup {number}: {key} has no node.',
  'stage.change.joined': ({ node, moved, keys, share, fair }, { number, unit }) =>
    `${String(node)} joined: ${number(Number(moved))} of ${number(Number(keys))} keys moved, ${unit(Number(share), 'share')}; a fair share is ${unit(Number(fair), 'share')}.`,
  'stage.change.removed': ({ node, moved, keys, share, fair }, { number, unit }) =>
    `${String(node)} was taken out: ${number(Number(moved))} of ${number(Number(keys))} keys moved, ${unit(Number(share), 'share')}; a fair share is ${unit(Number(fair), 'share')}.`,
  'stage.change.method': ({ moved, keys, share }, { number, unit }) =>
    `Another method: ${number(Number(moved))} of ${number(Number(keys))} keys moved, ${unit(Number(share), 'share')}.`,
  'stage.change.points': ({ moved, keys, share }, { number, unit }) =>
    `Other points: ${number(Number(moved))} of ${number(Number(keys))} keys moved, ${unit(Number(share), 'share')}.`,
  'stage.short.start': ({ keys, nodes }, { unit }) =>
    `${unit(Number(keys), 'keys')} on ${unit(Number(nodes), 'nodes')}`,
  'stage.short.hit': '{key} → {node}: found',
  'stage.short.miss': '{key} → {node}: missing, fetched',
  'stage.short.failed': '{key} → {node}: down, failed',
  'stage.short.nobody': '{key}: no node',
  'stage.short.joined': ({ node, share, fair }, { unit }) =>
    `+ ${String(node)}: ${unit(Number(share), 'share')} of the keys moved, fair is ${unit(Number(fair), 'share')}`,
  'stage.short.removed': ({ node, share, fair }, { unit }) =>
    `− ${String(node)}: ${unit(Number(share), 'share')} of the keys moved, fair is ${unit(Number(fair), 'share')}`,
  'stage.short.moved': ({ share }, { unit }) => `${unit(Number(share), 'share')} of the keys moved`,
  'stage.column.keys': 'keys',
  'stage.column.left': 'left',
  'stage.column.came': 'came',
  'stage.column.served': 'served',
  'stage.keys': ({ keys }, { unit }) => `${unit(Number(keys), 'keys')} on the circle`,
  'stage.key.home': ({ id, node, place }, { unit }) =>
    `Key ${String(id)} at ${unit(Number(place), 'share')} of the circle, on ${String(node)}`,
  'stage.key.away': ({ id, node, place }, { unit }) =>
    `Key ${String(id)} at ${unit(Number(place), 'share')} of the circle, belongs to ${String(node)} and is not there yet`,
  'stage.key.lost': ({ id, node, place }, { unit }) =>
    `Key ${String(id)} at ${unit(Number(place), 'share')} of the circle, lost: ${node === '' ? 'no node' : `${String(node)} is down`}`,
  'stage.lens': ({ share, place }, { unit }) =>
    `${unit(Number(share), 'share')} of the circle, enlarged, around the key at ${unit(Number(place), 'share')}`,
  'stage.node.up': ({ name, keys, mean, served, share }, { number, unit }) =>
    `${String(name)}: ${number(Number(keys))} keys, fair would be ${number(Number(mean), 0)};${Number.isNaN(share) ? '' : ` ${unit(Number(share), 'share')} of the circle;`} ${number(Number(served))} lookups served`,
  'stage.node.dead': ({ name, keys }, { number }) =>
    `${String(name)}, down: ${number(Number(keys))} keys still belong to it`,
  'stage.trail': 'Last lookups',
  'stage.passed.hit': '{key}, found on {node}',
  'stage.passed.miss': '{key}, not on {node} yet, fetched',
  'stage.passed.failed': '{key}, failed on {node}',
  'stage.cost.comparisons': ({ count }, { plural }) =>
    plural(Number(count), { one: 'comparison', other: 'comparisons' }),
  'stage.cost.table': 'by the table',
  'stage.cost.remainder': 'hash mod {nodes}',
  'stage.cost.weights': ({ count }, { plural }) =>
    plural(Number(count), { one: 'number drawn', other: 'numbers drawn' }),
  'stage.cost.jumps': ({ count }, { plural }) => plural(Number(count), { one: 'bucket', other: 'buckets' }),
  'stage.cost.code': 'by your code',
  'stage.legend.home': 'in place',
  'stage.legend.away': 'moved, not yet fetched',
  'stage.legend.lost': 'node down',
  'stage.legend.flow': 'moves, coloured by destination',
  'stage.legend.compared': 'compared',
  'stage.legend.weight': 'number drawn',
  'stage.legend.fair': 'fair share',
  'stage.legend.share': 'share of the circle',
  'stage.legend.drawn': ({ drawn, keys }, { number }) =>
    `${number(Number(drawn))} of ${number(Number(keys))} keys drawn`,
  'stage.describe': ({ nodes, keys, away, node, most }, { number, unit }) =>
    `${unit(Number(nodes), 'nodes')} share ${unit(Number(keys), 'keys')}; ${number(Number(away))} are not in place. ${String(node)} has the most, ${number(Number(most))}.`,
  'stage.spread.make': 'Compute spread against points',
  'stage.spread.title': 'Spread against points a node',
  'stage.spread.points': 'points a node',
  'stage.spread.measured': 'these names',
  'stage.spread.predicted': 'theory',
  'stage.spread.recorded': 'by Python',
  'stage.spread.now': 'now',
  'stage.spread.note': ({ nodes }, { unit }) =>
    `Standard deviation of the shares of the circle over their mean, for ${unit(Number(nodes), 'nodes')}. Theory: √((n − 1)/(nv + 1)), the root of the mean square over all names.`,
  'stage.spread.noteRecorded': ({ nodes }, { unit }) =>
    `Standard deviation of the shares of the circle over their mean, for ${unit(Number(nodes), 'nodes')}. Theory: √((n − 1)/(nv + 1)), the root of the mean square over all names. The third line was computed with Python’s hashlib, not by this lab.`,

  'why.title.key': '{key} is on {node}',
  'why.title.nowhere': '{key} is nowhere',
  'why.title.node': ({ node, keys, all }, { number }) =>
    `${String(node)} has ${number(Number(keys))} of ${number(Number(all))} keys`,
  'why.title.dead': ({ node, keys, all }, { number }) =>
    `${String(node)} is dead, and ${number(Number(keys))} of ${number(Number(all))} keys still belong to it`,
  'why.title.gone': '{node} has left',
  'why.nowhere': 'There is no node that it could belong to.',
  'why.start': 'From here on it belongs to {node}.',
  'why.moved.joined': '{node} joined and took it from {from}.',
  'why.moved.joinedBeside':
    '{other} joined, and it moved from {from} to {node}, where neither of them is the newcomer.',
  'why.moved.removed': '{from} left, and it went to {node}.',
  'why.moved.removedBeside': '{other} left, and it moved from {from} to {node}, though {from} is still there.',
  'why.moved.method': 'The method changed, and with it the node: from {from} to {node}.',
  'why.moved.points': 'The points of the ring changed, and with them the node: from {from} to {node}.',
  'why.path.ring': ({ place, point, at, node, steps }, { number, unit }) =>
    `It lies at ${number(Number(place), 3)}% of the circle. The first point at or after it is ${String(point)}, at ${number(Number(at), 3)}%: a point of ${String(node)}. A lookup finds it in ${unit(Number(steps), 'comparisons')}.`,
  'why.path.round': ({ place, point, at, node, steps }, { number, unit }) =>
    `It lies at ${number(Number(place), 3)}% of the circle, after the last point. So the first one counts, ${String(point)} at ${number(Number(at), 3)}%: a point of ${String(node)}. A lookup finds it in ${unit(Number(steps), 'comparisons')}.`,
  'why.path.modulo': 'Its hash divided by {buckets} leaves {rest}. Counted from 0, that is {node}.',
  'why.path.only': 'There is no other node than {node}.',
  'why.path.rendezvous': ({ node, nodes, weight, next }, { number }) =>
    `Each of ${String(nodes)} nodes draws a number for it, and the highest wins: ${String(node)} with ${number(Number(weight), 1)}, before ${number(Number(next), 1)} of 100.`,
  'why.path.jump': 'Among {buckets} buckets it jumps {path}. The last is the place of {node}.',
  'why.path.code': 'Your code said so: {node}.',
  'why.hit': 'Looked up on {node}, and it was there.',
  'why.miss': 'Looked up on {node}, which did not have it: {from} had had it. It was fetched.',
  'why.missStore': 'Looked up on {node}, which did not have it, and nobody else either. It was fetched from the store.',
  'why.failed': 'Looked up on {node}, which is dead: the lookup failed.',
  'why.failedNobody': 'Looked up, but there was no node: the lookup failed.',
  'why.node.start': ({ gained }, { unit }) => `The run began, and ${unit(Number(gained), 'keys')} belonged to it.`,
  'why.node.came': ({ node, gained }, { unit }) => `${String(node)} joined and took ${unit(Number(gained), 'keys')}.`,
  'why.node.left': ({ node, lost }, { unit }) => `${String(node)} left and gave up ${unit(Number(lost), 'keys')}.`,
  'why.node.joined': ({ other, gained, lost }, { number }) =>
    `${String(other)} joined: ${number(Number(lost))} lost, ${number(Number(gained))} gained.`,
  'why.node.removed': ({ other, gained, lost }, { number }) =>
    `${String(other)} left: ${number(Number(gained))} gained, ${number(Number(lost))} lost.`,
  'why.node.method': ({ gained, lost }, { number }) =>
    `The method changed: ${number(Number(gained))} gained, ${number(Number(lost))} lost.`,
  'why.node.points': ({ gained, lost }, { number }) =>
    `The points of the ring changed: ${number(Number(gained))} gained, ${number(Number(lost))} lost.`,
  'why.node.crashed': ({ keys }, { unit }) =>
    `It crashed, and what it held was gone: ${unit(Number(keys), 'keys')}. Its place it kept.`,
  'why.node.restarted': 'It was restarted, empty.',
  'record.hit': '{key} is found on {node}',
  'record.miss': '{key} is missing on {node} and is fetched',
  'record.failed': '{key} is asked of {node}, which is dead',
  'record.failedNobody': '{key} has no node to be asked of',
  'record.joined': ({ node, keys }, { unit }) => `${String(node)} joins, ${unit(Number(keys), 'keys')} move`,
  'record.removed': ({ node, keys }, { unit }) => `${String(node)} leaves, ${unit(Number(keys), 'keys')} move`,
  'record.crashed': ({ node, keys }, { unit }) => `${String(node)} crashes with ${unit(Number(keys), 'keys')}`,
  'record.restarted': '{node} is restarted, empty',
  'record.method.ring': ({ keys }, { unit }) => `the ring takes over, ${unit(Number(keys), 'keys')} move`,
  'record.method.modulo': ({ keys }, { unit }) => `modulo takes over, ${unit(Number(keys), 'keys')} move`,
  'record.method.rendezvous': ({ keys }, { unit }) => `rendezvous takes over, ${unit(Number(keys), 'keys')} move`,
  'record.method.jump': ({ keys }, { unit }) => `jump hash takes over, ${unit(Number(keys), 'keys')} move`,
  'record.method.own-code': ({ keys }, { unit }) => `your code takes over, ${unit(Number(keys), 'keys')} move`,
  'record.points': ({ points, keys }, { unit }) =>
    `each node now has ${unit(Number(points), 'points')}, ${unit(Number(keys), 'keys')} move`,
  'record.lookup.scan': 'lookups now scan the ring',
  'record.lookup.binary': 'lookups now halve the ring',
  'record.lookup.table': 'lookups now go by the index table',
  'input.summary': ({ lookups, keys }, { unit, number }) =>
    `${unit(Number(lookups), 'requests')}, ${number(Number(keys))} different keys`,
  'input.empty': 'There is no key in this file. One a line is expected.',
  'input.blank': 'Line {line} is blank. Every line up to the last must hold a key.',
  'input.utf8': 'Line {line}: a key is text in UTF-8, but this is not: {given}',
  'input.longKey': 'Line {line}: a key may have {most} bytes, this one has more. It begins {given}',
  'input.manyLines': ({ line, most }, { number }) =>
    `Line ${String(line)}: a file may have ${number(Number(most))} lines, this one has more.`,
  'input.manyKeys': ({ line, most }, { number }) =>
    `Line ${String(line)}: a file may have ${number(Number(most))} different keys, this one has more.`,
  'fault.noCode':
    'The method “Your code” needs your code: write create(hash), or build(points) and locate(ring, hash), and run it.',
  'fault.locate.notExported': ({ given }, { value }) =>
    `Your code must export a function locate(ring, hash); locate is ${value(given)}.`,
  'fault.locate.writes':
    'locate(ring, hash) must not change the ring: what is worth keeping is built by build(points).',
  'fault.answer.nothing': '{about}: {call} must return the name of a node that is there; it returned nothing.',
  'fault.answer.promise':
    '{about}: {call} must return the name of a node that is there; it returned a promise: it must not be async.',
  'fault.answer.notANode': ({ about, call, given }, { value }) =>
    `${String(about)}: ${String(call)} must return the name of a node that is there; it returned ${value(given)}.`,
  'fault.placement.notExported': ({ given }, { value }) =>
    `Your code must export a function create(hash), or locate(ring, hash); create is ${value(given)}.`,
  'fault.placement.noObject': ({ given }, { value }) =>
    `create(hash) must return an object with add, remove and owner; it returned ${value(given)}.`,
  'fault.placement.noMethod':
    'create(hash) must return an object with add, remove and owner; {method} is not a function.',
  'fault.build.kind': ({ given }, { value }) =>
    `build(points) must return plain data: arrays, typed arrays and objects of numbers and texts; there is ${value(given)} in it.`,
  'fault.build.deep':
    'build(points) must return plain data: arrays, typed arrays and objects of numbers and texts; it is more than {levels} levels deep.',
  'fault.build.large':
    'build(points) must return plain data: arrays, typed arrays and objects of numbers and texts; it holds more than {values} values.',
  'grade.lookup.owners': 'Small rings',
  'grade.lookup.round': 'Round the end, and at each point',
  'grade.lookup.equal': 'Equal points',
  'grade.lookup.few': '30 points',
  'grade.lookup.more': '480 points',
  'grade.lookup.many': '7,680 points',
  'grade.lookup.none': 'For this case the code left no list of lookups.',
  'grade.lookup.wrong': ({ points, hash, given, wanted }) =>
    `On a ring of ${String(points)} points, hash ${String(hash)} belongs to ${String(wanted)}, not to ${String(given)}. The first point at or after it counts, and of equal ones the first.`,
  'grade.lookup.notRound': ({ points, hash, given, wanted }) =>
    `On a ring of ${String(points)} points, hash ${String(hash)} lies after the last one and belongs to ${String(wanted)}, not to ${String(given)}. What comes after the end of a circle?`,
  'grade.lookup.right': 'All {lookups} lookups found their node.',
  'grade.lookup.good': 'All lookups found their node; the longest read {reads} values of {allowed} allowed.',
  'grade.lookup.slow':
    'The nodes are right, but one lookup read {reads} values, where {allowed} are allowed. How many points can be ruled out with one look?',
  'grade.placement.same': 'The same nodes in another order',
  'grade.placement.balance': 'Eight nodes',
  'grade.placement.join': 'Nodes join',
  'grade.placement.leave': 'Nodes leave',
  'grade.placement.return': 'One leaves and comes back',
  'grade.placement.alone': 'From one to two, and back to one',
  'grade.placement.none': 'For this case the code left no owners.',
  'grade.placement.unbalanced':
    '{node} has {keys} keys, where the mean of {nodes} is {mean}. No node may have more than 1.4 times the mean.',
  'grade.placement.astrayOnJoin':
    '{node} joined, and {key} moved from {from} to {to}. Keys may move only to the newcomer; {count} went elsewhere.',
  'grade.placement.astrayOnLeave':
    '{node} left, and {key} moved from {from} to {to}. Only keys of the one that left may move; {count} others did.',
  'grade.placement.neglected': '{node} joined and got {keys} keys, where {fair} would be fair.',
  'grade.placement.changed': 'The nodes are the same, but {key} is once on {first} and once on {second}.',
  'grade.placement.good.same': 'All {all} keys are where they were.',
  'grade.placement.good.balance': 'The largest is {node} with {keys} of {all} keys.',
  'grade.placement.good.join':
    'Each newcomer took its share, and nothing else moved. The largest is {node} with {keys} keys.',
  'grade.placement.good.leave': 'Only the keys of those who left moved. The largest is {node} with {keys} keys.',
  'grade.placement.good.return': 'All {all} keys are back where they were.',
  'grade.placement.good.alone': '{node} has all {keys} keys again.',
} as const satisfies Messages;
