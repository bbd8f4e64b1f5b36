// Words of the lab of metrics, in English: the stage, "why?", the log, faults, graders.
import type { Messages } from '#src/contract/text.ts';

export const messages = {
  'object.server': 'server {id}',
  'stage.start': 'Press play: requests come, and every server counts its own.',
  'stage.noHistogram': 'This scrape has no histogram: no buckets, no quantile.',
  'stage.noAnswer': '{name}: there is no answer, NaN.',
  'stage.both': '{name}: the buckets say {estimate}, the truth is {truth}: {error}.',
  'stage.beyond': '{name} lies above the last bound: the answer is that bound, {estimate}; the truth is {truth}.',
  'stage.beyondShort': '{name} is above the last bound: answer {estimate}, truth {truth}.',
  'stage.opened': '{name} is {estimate} by the buckets; the truth lies between {low} and {high}.',
  'stage.openedBeyond': '{name} lies above the last bound: the answer is that bound, {estimate}.',
  'stage.column': ({ bound, count }, { plural, number }) =>
    `Bucket up to ${String(bound)}: ${number(Number(count))} ${plural(Number(count), { one: 'observation', other: 'observations' })}`,
  'stage.buckets': 'Buckets',
  'stage.estimate': 'buckets {value}',
  'stage.truth': 'true {value}',
  'stage.serverName': 'Server {server}',
  'stage.serverShort': 'S{server}',
  'stage.server.usual': 'at its usual speed, {requests} counted, {inFlight} under way, its summary says {name} {value}',
  'stage.server.slow':
    'slowed {factor} times, {requests} counted, {inFlight} under way, its summary says {name} {value}',
  'stage.server.fast':
    'running at {factor} of its usual time, {requests} counted, {inFlight} under way, its summary says {name} {value}',
  'stage.prometheus': ({ next, name, value }, { unit }) =>
    `Prometheus: reads again in ${unit(Math.round(Number(next) * 10) / 10, 's')}; over its range ${String(name)} is ${String(value)}`,
  'stage.describe': 'Servers: {servers}. Time series: {series}.',
  'scrape.title': 'The scrape, as it would be read now',
  'scrape.of': 'Server {server}: /metrics',
  'answers.title': 'Over the last {range}',
  'answers.truth': 'Truth',
  'fleet.title': '{name}, asked in three ways',
  'fleet.server': 'Summary of server {server}',
  'fleet.mean': 'Mean of the summaries',
  'fleet.buckets': 'Buckets added up',
  'fleet.truth': 'Truth of all requests',
  'fleet.notAsked': 'A summary knows only the quantiles that it was told to follow: 0.5, 0.9 and 0.99.',
  'opened.title': 'Quantiles of {metric}',
  'opened.size': ({ samples, families }, { number }) =>
    `Samples read: ${number(Number(samples))}; metrics: ${number(Number(families))}.`,
  'opened.others': 'Other histograms in the file:',
  'opened.labels': 'Labels',
  'opened.count': 'Count',
  'theory.title': 'By the distribution',
  'theory.truth': 'True quantile',
  'theory.estimate': 'Out of buckets',
  'theory.mixed':
    'Nothing to compare: the counters hold more than one kind of traffic, or the quantile is not between 0 and 1.',
  'why.title.request': ({ request, ms }, { unit }) => `${String(request)} took ${unit(Number(ms), 'ms')}`,
  'why.title.underway': '{request} is being served',
  'why.title.dropped': '{request} was lost in a restart',
  'why.title.server': ({ server, restarts }, { unit }) =>
    Number(restarts) === 0 ? String(server) : `${String(server)}, restarted ${unit(Number(restarts), 'times')}`,
  'why.title.prometheus': 'What Prometheus has read',
  'why.title.bucket': ({ low, high, count }, { number }) =>
    `Between ${number(Number(low), 4)} and ${number(Number(high), 4)}: ${number(Number(count))}`,
  'why.title.beyond': ({ low, count }, { number }) => `Above ${number(Number(low), 4)}: ${number(Number(count))}`,
  'why.arrived': 'Came to {server}; its gauge of requests in flight went up by one.',
  'why.dropped': '{server} restarted under it: nobody counted it.',
  'why.fell': ({ low, high }, { unit }) =>
    `Fell into the bucket between ${unit(Number(low), 'ms')} and ${unit(Number(high), 'ms')}. Where in it, nobody will know.`,
  'why.fellBeyond': ({ low }, { unit }) =>
    `Fell above the last bound, ${unit(Number(low), 'ms')}: only +Inf counts it.`,
  'why.raised': ({ buckets }, { number }) =>
    `Buckets are cumulative: ${number(Number(buckets))} of their lines went up by one, and so did _count; _sum grew by its time.`,
  'why.untouched': 'It has been counting since the start and was not read yet.',
  'why.notYet': 'Nothing yet: the first scrape comes one interval after the start.',
  'why.below': ({ before, total }, { number }) =>
    `Below it lie ${number(Number(before))} of ${number(Number(total))} observations.`,
  'why.noQuantile': 'There is no quantile to be found.',
  'why.earlier': ({ rank, upTo }, { number }) =>
    `The quantile is observation ${number(Number(rank), 1)}; up to the end of this bucket there are ${number(Number(upTo))}, so it lies further on.`,
  'why.later': ({ rank, before }, { number }) =>
    `The quantile is observation ${number(Number(rank), 1)}, and ${number(Number(before))} lie below this bucket already.`,
  'why.lastBound': ({ rank, value }, { number }) =>
    `Observation ${number(Number(rank), 1)} is among these, and +Inf has no end to measure from: the answer is the last bound, ${number(Number(value), 4)}.`,
  'why.interpolated': ({ rank, part, low, width, value }, { number, unit }) =>
    `Observation ${number(Number(rank), 1)} stands ${unit(Math.round(1000 * Number(part)) / 1000, 'share')} of the way through this bucket. Taken for evenly spread: ${number(Number(low), 4)} + ${number(Number(part), 3)} · ${number(Number(width), 4)} = ${number(Number(value), 4)}.`,
  'record.arrived': '{request} comes to {server}',
  'record.observed': ({ request, server, value }, { unit }) =>
    `${String(request)} took ${unit(Number(value), 'ms')} on ${String(server)}`,
  'record.dropped': '{request} is lost: {server} had restarted',
  'record.scraped': ({ server, value }, { number }) =>
    `${String(server)} was read: ${number(Number(value))} requests counted.`,
  'record.scrapeLost': ({ server, value }, { number }) =>
    `The scrape of ${String(server)} was lost; it had ${number(Number(value))} requests to tell.`,
  'record.restarted': ({ server, value }, { number }) =>
    `${String(server)} restarted: its counters begin at 0; ${number(Number(value))} requests were never read.`,
  'record.slowed': ({ server, value }, { unit }) =>
    `${String(server)} takes ${unit(Number(value), '×')} its usual time from now on.`,
  'record.traffic.lognormal': 'The traffic is one hump now.',
  'record.traffic.bimodal': 'The traffic is cache and database now.',
  'record.traffic.heavy-tail': 'The traffic has a heavy tail now.',
  'record.requestsSet': ({ value }, { unit }) => `Requests come at ${unit(Number(value), '1/s')}.`,
  'record.quantileSet': ({ value }, { number }) => `Asked for the quantile ${number(Number(value), 4)}.`,
  'record.users.none': 'The user is no label any more.',
  'record.users.counter': 'From now on a counter has the user as a label.',
  'record.users.histogram': 'From now on a histogram has the user as a label.',
  'record.opened': ({ value }, { number }) => `A scrape was opened: ${number(Number(value))} samples.`,
  'fault.bounds': 'bucketBoundsMs takes at least one bound, each larger than the one before it; {given} is not.',
  'fault.metric.none': 'metric names a histogram of the file, and the file has none; given {given}.',
  'fault.metric.unknown': 'metric takes the name of a histogram in the file ({allowed}), not {given}.',
  'fault.quantile.notExported': ({ given }, { value }) =>
    `Your code must export a function histogramQuantile(q, buckets); histogramQuantile is ${value(given)}.`,
  'fault.quantile.notANumber': ({ given }, { value }) =>
    `histogramQuantile must return a number; it returned ${value(given)}.`,
  'fault.counter.notExported': ({ given }, { value }) =>
    `Your code must export a function createCounter(name, labelNames); createCounter is ${value(given)}.`,
  'fault.counter.noMethod': 'createCounter must return an object with functions inc and collect; {name} is none.',
  'fault.counter.noLines': ({ given }, { value }) =>
    `collect() must return an array of lines; it returned ${value(given)}.`,
  'fault.histogram.notExported': ({ given }, { value }) =>
    `Your code must export a function createHistogram(bounds); createHistogram is ${value(given)}.`,
  'fault.histogram.noMethod':
    'createHistogram must return an object with functions observe and buckets; {name} is none.',
  'fault.histogram.noBuckets': ({ given }, { value }) =>
    `buckets() must return an array of objects with le and count, both numbers; it returned ${value(given)}.`,
  'grade.noAnswer': 'There is no answer that could be judged.',
  'grade.labels.series': 'Each set of labels is a series',
  'grade.labels.order': 'The order of labels means nothing',
  'grade.labels.missing': 'A missing label is an empty one',
  'grade.labels.mixing': 'Values never run into each other',
  'grade.labels.escaping': 'Quotes, backslashes and line ends are escaped',
  'grade.labels.plain': 'Without labels there is one series from the start',
  'grade.labels.apart': 'Two counters are two counters',
  'grade.labels.fine': ({ series }, { number }) => `The scrape reads as it should; series: ${number(Number(series))}.`,
  'grade.labels.twice':
    'One series stands in the scrape twice: {line}. Labels in another order are the same set, and a label left out is an empty one.',
  'grade.labels.unreadable': 'Prometheus could not read this line: {line}. Escape \\, " and line ends in values.',
  'grade.labels.noLines': 'Series wanted: {wanted}; collect() returned no line at all.',
  'grade.labels.series.wrong':
    'Series wanted, each with its own sum: {wanted}; lines that came: {given}, the first is {line}. Keep a number for each set of values.',
  'grade.labels.order.wrong':
    'Series wanted: {wanted}; lines that came: {given}, the first is {line}. Take the values in the order of labelNames, not as they come.',
  'grade.labels.missing.wrong':
    'Series wanted: {wanted}; lines that came: {given}, the first is {line}. A label that is not given counts as empty.',
  'grade.labels.mixing.wrong':
    'Series wanted: {wanted}; lines that came: {given}, the first is {line}. Values joined by a separator that may stand in them run into each other.',
  'grade.labels.escaping.wrong':
    'Values came back changed. Series wanted: {wanted}; lines that came: {given}, the first is {line}. Escape the backslash first.',
  'grade.labels.plain.wrong':
    'Lines wanted, with 0: {wanted}; lines that came: {given}. A counter that never counted must be there, so that rate() sees its first step.',
  'grade.labels.apart.wrong':
    'Series of this counter alone wanted: {wanted}; lines that came: {given}, the first is {line}. What another counter counts is not its own.',
  'grade.rest.ordinary': 'Every value is counted',
  'grade.rest.edges': 'A value on a bound belongs to it',
  'grade.rest.slow': 'Values above every bound',
  'grade.rest.empty': 'No values yet',
  'grade.rest.unsorted': 'Bounds in any order',
  'grade.rest.already': 'Infinity among the bounds',
  'grade.rest.twice': 'A second scrape reads the same',
  'grade.rest.fine': ({ value }, { number }) =>
    `The buckets are right: histogram_quantile(0.9) gives ${number(Number(value), 3)}.`,
  'grade.rest.fineEmpty': 'The buckets are right; of no values there is no quantile.',
  'grade.rest.none': 'No bucket was returned. There is always one, +Inf.',
  'grade.rest.noRest': ({ count }, { number }) =>
    `There is no bucket +Inf: of so many values nobody knows how many there were: ${number(Number(count))}. Every quantile is NaN.`,
  'grade.rest.order': 'The bounds do not rise, or one stands there twice.',
  'grade.rest.bounds': 'So many buckets were wanted: {wanted}; there are {given}.',
  'grade.rest.count':
    'Up to {le} there are {wanted} values, and the bucket says {given}. Each bucket counts everything at or below its bound.',
  'grade.quantile.inside': 'Inside a bucket, in proportion',
  'grade.quantile.lowest': 'The lowest bucket begins at 0',
  'grade.quantile.negative': 'Bounds below 0',
  'grade.quantile.beyond': 'In +Inf the last bound',
  'grade.quantile.nothing': 'No answer is NaN',
  'grade.quantile.shares': 'q below 0, above 1, NaN',
  'grade.quantile.order': 'Buckets in any order',
  'grade.quantile.falling': 'Counts that fall are raised',
  'grade.quantile.fine': ({ answers }, { number }) => `As Prometheus answers, ${number(Number(answers))} times.`,
  'grade.quantile.threw': ({ q, buckets, error }, { number }) =>
    `Your code threw “${String(error)}” when it was asked with q = ${String(q)} (buckets: ${number(Number(buckets))}).`,
  'grade.quantile.inside.wrong':
    'For q = {q} Prometheus says {wanted}, your code {given}. Go through the bucket by the share of its observations that are below the rank.',
  'grade.quantile.lowest.wrong':
    'For q = {q} Prometheus says {wanted}, your code {given}. The lowest bucket begins at 0.',
  'grade.quantile.negative.wrong':
    'For q = {q} and bounds from −2 on, Prometheus says {wanted}, your code {given}. Below a lowest bound of 0 or less there is nothing to measure from.',
  'grade.quantile.beyond.wrong':
    'For q = {q} the rank is in +Inf: Prometheus says {wanted}, your code {given}. Answer the last finite bound.',
  'grade.quantile.nothing.wrong':
    'Without +Inf, without finite buckets or without observations the answer is {wanted}; your code says {given} for q = {q}.',
  'grade.quantile.shares.wrong': 'For q = {q} Prometheus says {wanted}, your code {given}.',
  'grade.quantile.order.wrong':
    'With the buckets the other way round and q = {q} Prometheus says {wanted}, your code {given}. Sort by bound first.',
  'grade.quantile.falling.wrong':
    'With counts 2, 1, 5, 4, 9, 8 and q = {q} Prometheus says {wanted}, your code {given}. Raise each count to the highest before it.',
  'input.summary': ({ series, metrics }, { number }) =>
    `Series: ${number(Number(series))}; metrics: ${number(Number(metrics))}`,
  'input.empty': 'The file holds no samples. A line such as http_requests_total{code="200"} 1027 is wanted.',
  'input.longLine': 'Line {line}: a line may have {most} bytes, this one has more.',
  'input.utf8': 'Line {line}: this is not text in UTF-8.',
  'input.name': 'Line {line}: a metric’s name is wanted (letters, digits, _ and :, no digit first), not {given}.',
  'input.labelName': 'Line {line}: a label’s name is wanted (letters, digits and _, no digit first), not {given}.',
  'input.labelTwice': 'Line {line}: the label {name} stands there twice.',
  'input.equals': 'Line {line}: behind the label {name} an = is wanted, not {given}.',
  'input.openQuote': 'Line {line}: the value of {name} must stand in double quotes, not {given}.',
  'input.escape': 'Line {line}: in the value of {name} a backslash is followed by \\, " or n, not as in {given}.',
  'input.unclosed': 'Line {line}: the value of {name} has no closing quote.',
  'input.labelEnd': ({ line, name, given }) =>
    `Line ${String(line)}: behind the value of ${String(name)} a comma or } is wanted, not ${String(given)}.`,
  'input.noValue': 'Line {line}: {name} has no value.',
  'input.value': 'Line {line}: the value of {name} must be a number, +Inf, -Inf or NaN, not {given}.',
  'input.timestamp': 'Line {line}: the timestamp of {name} is a whole number of milliseconds, not {given}.',
  'input.exemplar':
    'Line {line}: {name} has an exemplar, which belongs to OpenMetrics and not to the text format 0.0.4: {given}.',
  'input.rest': 'Line {line}: {name} has more than a value and a timestamp: {given}.',
  'input.comment': 'Line {line}: # {name} wants the name of a metric, not {given}.',
  'input.type': 'Line {line}: the type of {name} is counter, gauge, histogram, summary or untyped, not {given}.',
  'input.typeTwice': 'Line {line}: the type of {name} stands there already.',
  'input.typeLate': 'Line {line}: the type of {name} must stand before its samples.',
  'input.helpTwice': 'Line {line}: the help of {name} stands there already.',
  'input.twice': 'Line {line}: this series stands there already: {given}.',
  'input.le': 'Line {line}: {name} needs the label le with a number or +Inf, not {given}.',
  'input.quantile': 'Line {line}: {name} needs the label quantile with a number from 0 to 1, not {given}.',
  'input.negative': 'Line {line}: {name} counts something and cannot be {given}.',
  'input.many': 'Line {line}: a file may have {given} samples, this one has more.',
} as const satisfies Messages;
