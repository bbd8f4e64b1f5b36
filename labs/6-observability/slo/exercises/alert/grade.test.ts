// The grader of alerts: any rule that acts in time and only then is right.
import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

type Alert = (now: MinuteNow) => unknown;
const alerting =
  (alert: Alert): Make =>
  () => ({ alert });

const above = (now: MinuteNow, burn: number, ...windows: readonly number[]): boolean =>
  windows.every((minutes) => now.burnRate(minutes) > burn);

const right = {
  solution: await freshModule(solutionText),
  'four rows': alerting((now) => {
    if (above(now, 14.4, 60, 5) || above(now, 6, 360, 30)) return 'page';
    return above(now, 3, 1440, 120) || above(now, 1, 4320, 360) ? 'ticket' : 'none';
  }),
  'other windows': alerting((now) => {
    if (above(now, 12, 45, 5) || above(now, 5, 240, 20)) return 'page';
    return above(now, 1.2, 1440, 180) ? 'ticket' : 'none';
  }),
  'errors counted by itself, in steps': () => {
    // A store that keeps of the present budget what a sum over minutes leaves.
    let level = 0;
    return {
      alert: (now: MinuteNow) => {
        level = Math.max(0, level + now.burnRate(1) - 4);
        if (level > 550 && above(now, 5, 5)) return 'page';
        return above(now, 1, 2160, 180) ? 'ticket' : 'none';
      },
    };
  },
};

const wrong = {
  starter: await freshModule(starterText),
  never: alerting(() => 'none'),
  always: alerting(() => 'page'),
  'long windows alone': alerting((now) =>
    above(now, 14.4, 60) || above(now, 6, 360) ? 'page' : above(now, 1, 4320) ? 'ticket' : 'none',
  ),
  'short windows alone': alerting((now) => (above(now, 14.4, 5) ? 'page' : above(now, 1, 360) ? 'ticket' : 'none')),
  'nobody ever gets a ticket': alerting((now) => (above(now, 14.4, 60, 5) || above(now, 6, 360, 30) ? 'page' : 'none')),
  'only the quick page': alerting((now) =>
    above(now, 14.4, 60, 5) ? 'page' : above(now, 1, 4320, 360) ? 'ticket' : 'none',
  ),
  'another threshold for the short window': alerting((now) =>
    (now.burnRate(60) > 14.4 && now.burnRate(5) > 0) || above(now, 6, 360, 30)
      ? 'page'
      : now.burnRate(10) > 1
        ? 'ticket'
        : 'none',
  ),
  'a ratio taken for a burn rate': alerting((now) => (now.burnRate(60) * now.budgetShare > 14.4 ? 'page' : 'none')),
};

const useless = {
  'no function': () => ({}),
  'a boolean': alerting(() => true),
  nothing: alerting(() => undefined),
  'a promise': alerting(() => Promise.resolve('page')),
  'another window': alerting((now) => (now.burnRate(0.5) > 1 ? 'page' : 'none')),
};

describeGrader('alert', exercise, { en, ru }, { right, wrong, useless });
