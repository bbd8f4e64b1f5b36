// The grader of the availability indicator: whatever tells the service's failures from the client's is right.
import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

const counting =
  (isGood: (status: number) => boolean, none?: unknown): Make =>
  () => ({
    availabilityPercent: (requests: readonly AnsweredRequest[]) =>
      requests.length === 0 ? none : (100 * requests.filter(({ status }) => isGood(status)).length) / requests.length,
  });

const right = {
  solution: await freshModule(solutionText),
  'bad ones counted': (): Readonly<Record<string, unknown>> => ({
    availabilityPercent(requests: readonly AnsweredRequest[]) {
      let bad = 0;
      for (const { status } of requests) if (status === 0 || Math.floor(status / 100) === 5) bad += 1;
      return requests.length === 0 ? undefined : 100 - (100 * bad) / requests.length;
    },
  }),
  'null without requests': counting((status) => status > 0 && status < 500, null),
};

const wrong = {
  starter: await freshModule(starterText),
  'the other threshold': counting((status) => status < 400),
  'success alone': counting((status) => status >= 200 && status < 300),
  'no answer taken for a good one': counting((status) => status < 500),
  '500 alone': counting((status) => status > 0 && status !== 500),
  'a share of one': (): Readonly<Record<string, unknown>> => ({
    availabilityPercent: (requests: readonly AnsweredRequest[]) =>
      requests.length === 0
        ? undefined
        : requests.filter(({ status }) => status > 0 && status < 500).length / requests.length,
  }),
  'all well without requests': counting((status) => status > 0 && status < 500, 100),
  'NaN without requests': counting((status) => status > 0 && status < 500, Number.NaN),
  'always 100': counting(() => true),
};

const useless = {
  'no function': () => ({ availabilityPercent: 99.9 }),
  'a text': () => ({ availabilityPercent: () => '99.9%' }),
  'a promise': () => ({ availabilityPercent: () => Promise.resolve(99.9) }),
};

describeGrader('good-events', exercise, { en, ru }, { right, wrong, useless });
