// Words of the lab of error budgets, in English: the stage, "why?", the log, faults, graders.
import type { MessageArguments, MessageFormatter, Messages } from '#src/contract/text.ts';
import { percentGiven, share, span, times, windows } from './message-parts.ts';

/** "1 h / 5 min above 14.4×". */
function rule(args: MessageArguments, format: MessageFormatter): string {
  const wait = Number(args['wait']) === 0 ? '' : ` for ${span(args['wait'], format)}`;
  return `${windows(args, format)} above ${times(args['threshold'], format)}${wait}`;
}

export const messages = {
  'object.service': 'the service',
  'object.incident': 'incident {id}',
  'stage.start': 'Press play, or click the service and break it.',
  'stage.now.calm': ({ day, burn, left }, format) =>
    `Day ${String(day)}: burning at ${times(burn, format)}, ${share(left, format)} of the budget left.`,
  'stage.now.fast': ({ day, burn, left }, format) =>
    `Day ${String(day)}: too many errors, burning at ${times(burn, format)}; ${share(left, format)} left.`,
  'stage.now.gone': ({ day, burn }, format) =>
    `Day ${String(day)}: the budget is used up; burning at ${times(burn, format)}.`,
  'stage.now.unseen': ({ day, burn }, format) =>
    `Day ${String(day)}: an incident burns at ${times(burn, format)}, and nobody knows.`,
  'stage.now.ticket': ({ day, burn }, format) =>
    `Day ${String(day)}: there is a ticket; burning at ${times(burn, format)}.`,
  'stage.now.page': ({ day, burn }, format) =>
    `Day ${String(day)}: somebody is paged; burning at ${times(burn, format)}.`,
  'stage.service': 'Service',
  'stage.serviceShort': 'API',
  'stage.serviceState': 'The service: {state}; incidents that go on: {incidents}',
  'stage.bad.availability': ({ percent }, format) => `${share(percent, format)} of requests fail`,
  'stage.bad.latency': ({ percent }, format) => `${share(percent, format)} of answers are too slow`,
  'stage.word.availability': 'fail',
  'stage.word.latency': 'too slow',
  'stage.threshold': ({ burn }, format) => `threshold ${times(burn, format)}`,
  'stage.bracket': ({ window, burn }, format) => `${span(window, format)}: ${times(burn, format)}`,
  'stage.bracketEmpty': ({ window }, format) => `${span(window, format)}: no requests`,
  'stage.windows': (args, format) => windows(args, format),
  'stage.severity.page': 'page',
  'stage.severity.ticket': 'ticket',
  'stage.rule.inactive': ({ name, threshold, burn }, format) =>
    `${String(name)}: silent, ${times(burn, format)} of ${times(threshold, format)}`,
  'stage.rule.pending': ({ name, threshold, burn }, format) =>
    `${String(name)}: pending, ${times(burn, format)} of ${times(threshold, format)}`,
  'stage.rule.firing': ({ name, threshold, burn }, format) =>
    `${String(name)}: fires, ${times(burn, format)} of ${times(threshold, format)}`,
  'stage.incidents': 'Incidents',
  'stage.incident.outage': ({ incident, size }, format) =>
    `Incident ${String(incident)}, an outage of ${share(size, format)}`,
  'stage.incident.leak': ({ incident, size }, format) =>
    `Incident ${String(incident)}, errors creeping up to ${share(size, format)}`,
  'stage.incident.slowdown': ({ incident, size }, format) =>
    `Incident ${String(incident)}, a slowdown of ${times(size, format)}`,
  'stage.incident.deploy': ({ incident, size }, format) =>
    `Incident ${String(incident)}, a deploy with ${share(size, format)} of errors`,
  'stage.incident.bad-deploy': ({ incident, size }, format) =>
    `Incident ${String(incident)}, a bad deploy with ${share(size, format)} of errors`,
  'stage.goesOn': 'goes on',
  'stage.isOver': 'over',
  'stage.alerted': 'alerted',
  'stage.unseen': 'no alert',
  'stage.spent': ({ percent }, format) => `${share(percent, format)} of the budget`,
  'stage.budget': ({ percent, minutes }, format) =>
    `Budget: ${share(percent, format)} left, or ${format.unit(Number(minutes), 'min')}`,
  'stage.describe': ({ left, minutes, firing }, format) =>
    `${share(left, format)} of ${format.unit(Number(minutes), 'min')} of error budget are left. Rules that fire: ${String(firing)}.`,
  'stage.report.title': 'Report',
  'stage.report.availability': 'Availability',
  'stage.report.latency': 'Latency',
  'stage.report.hour': 'Last hour',
  'stage.report.day': 'Last day',
  'stage.report.window': 'Window',
  'stage.report.target': 'SLO',
  'stage.report.used': 'Budget used',
  'stage.report.burn': 'Burn, last hour',
  'stage.report.slo': 'Objective',
  'stage.report.compliant': 'kept',
  'stage.report.breach': 'missed',
  'stage.report.no-data': 'no data',
  'stage.report.slaKept': ({ sla }, format) => `The promise to customers, ${share(sla, format)}, is kept.`,
  'stage.report.slaBroken': ({ sla, credit }, format) =>
    `The promise to customers, ${share(sla, format)}, is broken: ${share(credit, format)} of the bill goes back.`,
  'why.title.rule.page': (args, format) => `Page: ${rule(args, format)}`,
  'why.title.rule.ticket': (args, format) => `Ticket: ${rule(args, format)}`,
  'why.title.code.page': 'Pages of your code',
  'why.title.code.ticket': 'Tickets of your code',
  'why.title.budget': ({ left, target }, format) =>
    `${share(left, format)} of the budget left, for a target of ${share(target, format)}`,
  'why.title.service.availability': ({ percent }, format) => `The service: ${share(percent, format)} of requests fail`,
  'why.title.service.latency': ({ percent }, format) =>
    `The service: ${share(percent, format)} of answers are too slow`,
  'why.title.outage': ({ incident, size }, format) =>
    `Incident ${String(incident)}: ${share(size, format)} of requests fail`,
  'why.title.leak': ({ incident, size }, format) =>
    `Incident ${String(incident)}: errors creep up to ${share(size, format)}`,
  'why.title.slowdown': ({ incident, size }, format) =>
    `Incident ${String(incident)}: answers take ${times(size, format)} as long`,
  'why.title.deploy': ({ incident, size }, format) =>
    `Deploy, incident ${String(incident)}: ${share(size, format)} of requests fail meanwhile`,
  'why.title.bad-deploy': ({ incident, size }, format) =>
    `Bad deploy, incident ${String(incident)}: ${share(size, format)} of requests fail`,
  'why.pending': ({ burn }, format) => `The condition came to hold, at a burn rate of ${times(burn, format)}.`,
  'why.fired.nothing': ({ burn }, format) => `Fired at a burn rate of ${times(burn, format)}; there was no incident.`,
  'why.fired.outage': ({ burn, incident }, format) =>
    `Fired at ${times(burn, format)} about the outage, incident ${String(incident)}.`,
  'why.fired.leak': ({ burn, incident }, format) =>
    `Fired at ${times(burn, format)} about the creeping errors, incident ${String(incident)}.`,
  'why.fired.slowdown': ({ burn, incident }, format) =>
    `Fired at ${times(burn, format)} about the slowdown, incident ${String(incident)}.`,
  'why.fired.deploy': ({ burn, incident }, format) =>
    `Fired at ${times(burn, format)} about an ordinary deploy, incident ${String(incident)}.`,
  'why.fired.bad-deploy': ({ burn, incident }, format) =>
    `Fired at ${times(burn, format)} about the bad deploy, incident ${String(incident)}.`,
  'why.resolved': 'Stayed on until the condition no longer held.',
  'why.now.firing': (args, format) =>
    `Fires: ${span(args['long'], format)} burn at ${times(args['longBurn'], format)}${
      Number(args['short']) === 0 ? '' : `, ${span(args['short'], format)} at ${times(args['shortBurn'], format)}`
    }; more than ${times(args['threshold'], format)} is too much.`,
  'why.now.pending': (args, format) =>
    `The condition holds at ${times(args['longBurn'], format)}, but not yet for ${span(args['wait'], format)}.`,
  'why.now.never': (args, format) =>
    `Silent: ${span(args['long'], format)} burn at ${times(args['longBurn'], format)}, and going on like this it never comes to ${times(args['threshold'], format)}.`,
  'why.now.notYet': (args, format) =>
    `Silent so far: ${span(args['long'], format)} burn at ${times(args['longBurn'], format)}. Errors like now fire it ${span(Math.ceil(Number(args['detection'])), format)} after they began.`,
  'why.now.short': (args, format) =>
    `Silent: the long window still burns at ${times(args['longBurn'], format)}, but the last ${span(args['short'], format)} only at ${times(args['shortBurn'], format)}.`,
  'why.code.inactive': 'Silent: your code does not ask for it now.',
  'why.code.pending': 'Your code asks for it.',
  'why.code.firing': 'Fires: your code asks for it.',
  'why.began': 'Began.',
  'why.alerted.page': (args, format) =>
    `Unnoticed, until a page fired: ${rule(args, format)}, at ${times(args['burn'], format)}.`,
  'why.alerted.ticket': (args, format) =>
    `Until a ticket was written: ${rule(args, format)}, at ${times(args['burn'], format)}.`,
  'why.repairPlanned': ({ minutes }, format) => `Somebody knows, and mends it in ${span(minutes, format)}.`,
  'why.repaired': ({ percent }, format) => `Repaired. It had spent ${share(percent, format)} of the budget.`,
  'why.ended': ({ percent }, format) => `Ended by itself. It had spent ${share(percent, format)} of the budget.`,
  'why.silent': 'An alert about it fell silent.',
  'why.goesOn': ({ percent }, format) => `Goes on; ${share(percent, format)} of the budget so far.`,
  'why.goesOnUnseen': ({ percent }, format) =>
    `Goes on, and no alert has fired about it; ${share(percent, format)} of the budget so far.`,
  'why.nobodySaw': 'No alert fired about it.',
  'why.spent.outage': ({ percent }, format) => `An outage spent ${share(percent, format)}.`,
  'why.spent.leak': ({ percent }, format) => `Creeping errors spent ${share(percent, format)}.`,
  'why.spent.slowdown': ({ percent }, format) => `A slowdown spent ${share(percent, format)}.`,
  'why.spent.deploy': ({ percent }, format) => `A deploy spent ${share(percent, format)}.`,
  'why.spent.bad-deploy': ({ percent }, format) => `A bad deploy spent ${share(percent, format)}.`,
  'why.spentOtherwise': ({ percent }, format) =>
    `All else, and the errors of all times, spent ${share(percent, format)}.`,
  'why.lasts': ({ burn, minutes }, format) =>
    `At the present ${times(burn, format)} the rest lasts ${span(minutes, format)}.`,
  'why.untouched': 'Nothing has happened to it.',
  'record.counted': ({ bad, requests }, { number, unit }) =>
    `${number(Number(bad))} of ${unit(Number(requests), 'requests')} are bad`,
  'record.began.outage': ({ incident, size }, format) =>
    `incident ${String(incident)} begins: ${share(size, format)} of requests fail`,
  'record.began.leak': ({ incident, size }, format) =>
    `incident ${String(incident)} begins: errors creep up to ${share(size, format)}`,
  'record.began.slowdown': ({ incident, size }, format) =>
    `incident ${String(incident)} begins: answers take ${times(size, format)} as long`,
  'record.began.deploy': ({ size }, format) => `a deploy is under way, ${share(size, format)} of requests fail`,
  'record.began.bad-deploy': ({ incident, size }, format) =>
    `incident ${String(incident)} begins: a bad deploy, ${share(size, format)} of requests fail`,
  'record.ended': ({ incident, percent }, format) =>
    `incident ${String(incident)} ends, ${share(percent, format)} of the budget spent`,
  'record.repaired': ({ incident, percent }, format) =>
    `incident ${String(incident)} is repaired, ${share(percent, format)} of the budget spent`,
  'record.pending': (args, format) => `${rule(args, format)}: the condition holds, at ${times(args['burn'], format)}`,
  'record.fired.page': (args, format) => `page, ${rule(args, format)}: ${times(args['burn'], format)}`,
  'record.fired.ticket': (args, format) => `ticket, ${rule(args, format)}: ${times(args['burn'], format)}`,
  'record.resolved.page': (args, format) =>
    `the page is over after ${span(args['minutes'], format)}: ${rule(args, format)}`,
  'record.resolved.ticket': (args, format) =>
    `the ticket is over after ${span(args['minutes'], format)}: ${rule(args, format)}`,
  'record.repairPlanned': ({ incident, minutes }, format) =>
    `incident ${String(incident)} will be repaired in ${span(minutes, format)}`,
  'record.deployed': 'deploy {deploys} goes out',
  'record.deployHeld': ({ percent }, format) =>
    `a deploy is held back, ${share(percent, format)} of the budget is left`,
  'record.budgetGone': 'the budget is used up',
  'record.budgetBack': 'there is budget again',
  'record.slaBroken': ({ percent }, format) => `the agreement is broken: ${share(percent, format)} over the window`,
  'record.slaKept': ({ percent }, format) => `the agreement holds again: ${share(percent, format)} over the window`,
  'record.errorsSet': ({ percent }, format) => `errors at all times become ${share(percent, format)}`,
  'record.probesSet': ({ rate }, { unit }) => `synthetic requests become ${unit(Number(rate), '1/s')}`,
  'record.deploysSet': 'deploys a day become {deploys}',
  'record.freezeSet': ({ percent }, format) => `no deploys below ${share(percent, format)} from now on`,
  'fault.rules': ({ rates, longs, shorts }) =>
    `burnRates, longWindows and shortWindows take one value a rule; they have ${String(rates)}, ${String(longs)} and ${String(shorts)}.`,
  'fault.alert.notExported': ({ given }, { value }) =>
    `Your code must export a function alert(now); alert is ${value(given)}.`,
  'fault.alert.answer': ({ minute, given }, { value }) =>
    `minute ${String(minute)}: alert must return 'page', 'ticket' or 'none'; it returned ${value(given)}.`,
  'fault.alert.minutes': ({ name, most, given }, { value }) =>
    `${String(name)} takes a whole number of minutes from 1 to ${String(most)}; it was given ${value(given)}.`,
  'grade.noAnswers': 'Your code left no answer for each minute of this case.',
  'grade.alert.outage': 'A heavy outage of an hour',
  'grade.alert.hours': 'A lighter one of seven hours',
  'grade.alert.creep': 'Twice too many errors for two days',
  'grade.alert.deploys': 'Twelve deploys',
  'grade.alert.burst': 'A burst of one minute',
  'grade.alert.again': 'Two outages, fifty minutes apart',
  'grade.alert.outage.late': ({ page }) =>
    page === 0
      ? 'From minute 30 to 90 one request in ten fails, and nobody was paged.'
      : `From minute 30 to 90 one request in ten fails; the first page came in minute ${String(page)}, and 45 is the latest.`,
  'grade.alert.outage.stays': ({ minutes }, format) =>
    `The pager went on for ${span(minutes, format)} after the outage. What forgets faster than an hour?`,
  'grade.alert.hours.late': ({ page }) =>
    page === 0
      ? 'From minute 60 on the budget burns nine times too fast for seven hours, and nobody was paged. Which window is long enough for that?'
      : `From minute 60 on the budget burns nine times too fast; the first page came in minute ${String(page)}, and 348 is the latest.`,
  'grade.alert.hours.hasty': ({ minutes }, format) =>
    `Somebody was paged after ${span(minutes, format)} at a burn rate of 9. Had it ended then, it would have been nothing.`,
  'grade.alert.creep.page':
    'Somebody was paged in minute {page} for errors that use up the budget in fifteen days. A ticket is enough.',
  'grade.alert.creep.none': 'For two days the budget burned twice too fast, and there is no ticket.',
  'grade.alert.deploys.alarm':
    'There was an alert in minute {minute}: a deploy of five minutes spends a thousandth of the budget.',
  'grade.alert.burst.alarm':
    'There was an alert in minute {minute}: one bad minute was over before anybody could look.',
  'grade.alert.again.first': 'Nobody was paged while the first outage went on.',
  'grade.alert.again.hidden': 'The pager never fell silent between the two outages: nobody can see the second one.',
  'grade.alert.again.second': 'Nobody was paged about the second outage.',
  'grade.alert.silent': 'Silent, as it should be.',
  'grade.alert.fine': 'The first alert came in minute {minute}.',
  'grade.noAnswer': 'Your code left no answer for this case.',
  'grade.good.ordinary': 'A few errors',
  'grade.good.outage': 'An outage',
  'grade.good.clients': 'Redirects, and clients that err',
  'grade.good.silence': 'Requests that nobody answered',
  'grade.good.mixed': 'Everything together',
  'grade.good.none': 'No requests at all',
  'grade.good.ordinary.wrong': ({ wanted, given }, format) =>
    `Ten of 2,000 requests ended with 500: that is ${share(wanted, format)}, not ${percentGiven(given, format)}.`,
  'grade.good.outage.wrong': ({ wanted, given }, format) =>
    `Every request ended with 503: that is ${share(wanted, format)}, not ${percentGiven(given, format)}.`,
  'grade.good.clients.wrong': ({ wanted, given }, format) =>
    `Redirects and errors of clients are answered correctly: that is ${share(wanted, format)}, not ${percentGiven(given, format)}.`,
  'grade.good.silence.wrong': ({ wanted, given }, format) =>
    `One request in ten was never answered: that is ${share(wanted, format)}, not ${percentGiven(given, format)}.`,
  'grade.good.mixed.wrong': ({ wanted, given }, format) =>
    `A hundred of 1,000 requests failed: that is ${share(wanted, format)}, not ${percentGiven(given, format)}.`,
  'grade.good.none.wrong': 'Without requests there is nothing to measure: neither 0 nor 100, but no number at all.',
  'grade.good.noData': 'No data, and said so.',
  'grade.good.fine': ({ percent }, format) => `${share(percent, format)}, as it should be.`,
  'grade.latency.fast': 'A fast service',
  'grade.latency.slow': 'A slow one',
  'grade.latency.edge': 'On the threshold and on the target',
  'grade.latency.short': 'A threshold of 50 ms',
  'grade.latency.strict': 'A target of 99.9%',
  'grade.latency.none': 'No answers at all',
  'grade.latency.noPercent': ({ wanted, given }, format) =>
    `Your sliPercent is ${percentGiven(given, format)}, which no share can be. In time were ${share(wanted, format)}.`,
  'grade.latency.sli': ({ wanted, given }, format) =>
    `In time were ${share(wanted, format)} of the answers; sliPercent is ${percentGiven(given, format)}.`,
  'grade.latency.isKept': ({ sli, target }, format) =>
    `${share(sli, format)} in time reach a target of ${share(target, format)}.`,
  'grade.latency.isMissed': ({ sli, target }, format) =>
    `${share(sli, format)} in time do not reach a target of ${share(target, format)}.`,
  'grade.latency.none.wrong': 'Without answers there is nothing to measure: return no object at all.',
  'fault.availability.notExported': ({ given }, { value }) =>
    `Your code must export a function availabilityPercent(requests); availabilityPercent is ${value(given)}.`,
  'fault.availability.notANumber': ({ given }, { value }) =>
    `availabilityPercent must return a number, or undefined without requests; it returned ${value(given)}.`,
  'fault.latency.notExported': ({ given }, { value }) =>
    `Your code must export a function checkLatency(latenciesMs, objective); checkLatency is ${value(given)}.`,
  'fault.latency.field': ({ field, given }, { value }) =>
    `checkLatency must return an object with the number sliPercent and the boolean isCompliant, or undefined without answers; its ${String(field)} is ${value(given)}.`,
  'fault.latency.shape': ({ given }, { value }) =>
    `checkLatency must return an object with the number sliPercent and the boolean isCompliant, or undefined without answers; it returned ${value(given)}.`,
} as const satisfies Messages;
