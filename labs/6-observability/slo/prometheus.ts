// The production hand-over: recording rules for the error ratio over each window, and alerting rules that compare them with
// the burn rates. `promtool check rules` accepts the file as it is.
import { budgetShare, minutesToExhaustion } from '#src/algorithms/slo/budget.ts';
import type { AlertRule } from '#src/algorithms/slo/rules.ts';
import type { ExportedFile, Setup } from '#src/contract/model.ts';
import { type Params, rulesFor, targetOf } from './parameters.ts';

/** As Prometheus writes a duration: the largest unit that comes out whole. */
function duration(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440}d`;
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}

/** What stands for a student's code, which Prometheus cannot run: the rules of table 5-8. */
const rulesToWrite = (params: Params): readonly AlertRule[] =>
  rulesFor(params.alerting === 'own-code' ? { ...params, alerting: 'multi-window' } : params);

const seconds = (ms: number): string => String(ms / 1000);

/** The counters that are read, by indicator: bad events and all of them, over a window. */
function ratioLines({ sli, thresholdMs }: Params, window: string): readonly string[] {
  const all =
    sli === 'availability'
      ? `sum(rate(http_requests_total{job="service"}[${window}]))`
      : `sum(rate(http_request_duration_seconds_count{job="service"}[${window}]))`;
  // A service that has never failed has no such series: that is a ratio of 0, not of nothing.
  const bad =
    sli === 'availability'
      ? `(sum(rate(http_requests_total{job="service",code=~"5.."}[${window}])) or vector(0))`
      : `(${all} - sum(rate(http_request_duration_seconds_bucket{job="service",le="${seconds(thresholdMs)}"}[${window}])))`;
  return [bad, '/', all];
}

const metricOf = (sli: Params['sli'], window: string): string =>
  `${sli === 'availability' ? 'service:errors' : 'service:slow'}:ratio_rate${window}`;

function recording(params: Params, minutes: number): readonly string[] {
  const window = duration(minutes);
  return [
    `      - record: ${metricOf(params.sli, window)}`,
    '        expr: |',
    ...ratioLines(params, window).map((line) => `          ${line}`),
  ];
}

/** `PageQuick`, from "page quick". */
const alertName = (name: string): string =>
  `ErrorBudget${name
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;

const percent = (share: number): string => String(Number((100 * share).toPrecision(3)));

function alerting(params: Params, rule: AlertRule): readonly string[] {
  const { sli, windowDays } = params;
  const { longMinutes, shortMinutes, burnRate, forMinutes, severity, name } = rule;
  const threshold = `(${burnRate} * ${budgetShare(targetOf(params))})`;
  const above = (minutes: number): string => `${metricOf(sli, duration(minutes))} > ${threshold}`;
  const lasts = minutesToExhaustion(burnRate, windowDays) / 60;
  return [
    `      - alert: ${alertName(name)}`,
    '        expr: |',
    `          ${above(longMinutes)}`,
    ...(shortMinutes === 0 ? [] : ['          and', `          ${above(shortMinutes)}`]),
    ...(forMinutes === 0 ? [] : [`        for: ${duration(forMinutes)}`]),
    '        labels:',
    `          severity: ${severity}`,
    '        annotations:',
    `          summary: "The error budget of ${windowDays} days burns more than ${burnRate} times too fast"`,
    `          description: "${percent((burnRate * longMinutes) / (windowDays * 1440))} % of it in ${duration(longMinutes)}; all of it in ${percent(lasts / 100)} hours."`,
  ];
}

export function exportPrometheus(setup: Setup): readonly ExportedFile[] {
  const params = setup.params as Params;
  const rules = rulesToWrite(params);
  const windows = [...new Set(rules.flatMap(({ longMinutes, shortMinutes }) => [shortMinutes, longMinutes]))]
    .filter((minutes) => minutes > 0)
    .sort((one, other) => one - other);
  const { sli, windowDays } = params;
  const what = sli === 'availability' ? 'of requests do not fail' : `of answers take ${params.thresholdMs} ms at most`;
  const lines = [
    `# SLO: ${targetOf(params)} % ${what}, over ${windowDays} days.`,
    '# Name your own job and metrics. A scrape and an evaluation a minute are what the short windows need at least.',
    ...(sli === 'latency'
      ? ['# The histogram needs a bucket at the threshold; its le must be written as it is exposed.']
      : []),
    ...(params.alerting === 'own-code'
      ? ['# Prometheus cannot run your code: the rules of the Site Reliability Workbook stand here.']
      : []),
    ...(rules.length === 0
      ? ['groups: []']
      : [
          'groups:',
          '  # One group: its rules are evaluated in order, so that an alert sees the ratios of its own minute.',
          '  - name: slo',
          '    interval: 1m',
          '    rules:',
          ...windows.flatMap((minutes) => recording(params, minutes)),
          ...rules.flatMap((rule) => alerting(params, rule)),
        ]),
    '',
  ];
  return [{ name: 'slo.rules.yml', text: lines.join('\n') }];
}
