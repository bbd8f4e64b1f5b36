// A file that Node or Chrome wrote, or two of them: the one before and the one after.
import { CpuProfileReader, type ProfileProblem, UnusableProfile } from '#src/algorithms/profiles/cpuprofile.ts';
import { type Recording, ticksOf, totalOf } from '#src/algorithms/profiles/recording.ts';
import type { InputProblem, InputReader } from '#src/contract/model.ts';

export interface OpenedProfile {
  readonly name: string;
  readonly recording: Recording;
}

export interface OpenedProfiles {
  readonly after: OpenedProfile;
  readonly before?: OpenedProfile;
}

const MOST_FILES = 2;

/** English, for the command line; the page says the phrase. */
function sentence(problem: ProfileProblem): string {
  switch (problem.is) {
    case 'json':
      return problem.fault === 'end'
        ? `the file ends in the middle, at byte ${problem.byte}: it was cut off`
        : `line ${problem.line}, byte ${problem.byte}: this is not JSON`;
    case 'empty':
      return 'the file is empty';
    case 'notProfile':
      return 'this is no CPU profile: one JSON object with nodes, samples and timeDeltas is expected';
    case 'trace':
      return 'this is a trace of the Performance panel, not a CPU profile: save a .cpuprofile instead';
    case 'missing':
      return `this is no CPU profile: ${problem.field} is missing or empty`;
    case 'field':
      return `${problem.field} does not hold what a CPU profile has there: ${problem.given}`;
    case 'node':
      return `node ${problem.index}: ${problem.field} does not hold what a CPU profile has there: ${problem.given}`;
    case 'duplicate':
      return `node ${problem.index}: the id ${problem.id} stands there a second time`;
    case 'child':
      return `node ${problem.index} (id ${problem.id}) names the node ${problem.child}, which is not in the file`;
    case 'twoParents':
      return `the node ${problem.id} has two callers: calls must be a tree`;
    case 'cycle':
      return `the node ${problem.id} calls itself through its children: calls must be a tree`;
    case 'roots':
      return `${problem.count} nodes have no caller: a CPU profile has one root`;
    case 'sample':
      return `sample ${problem.index} names the node ${problem.id}, which is not in the file`;
    case 'deltas':
      return `there are ${problem.samples} samples and ${problem.deltas} timeDeltas: as many are expected`;
    case 'times':
      return `endTime ${problem.end} comes before startTime ${problem.start}`;
    case 'many':
      return `more than ${problem.most} ${problem.what} are not opened`;
  }
}

function problemOf(error: unknown, name: string): InputProblem {
  if (!(error instanceof UnusableProfile)) throw error;
  const { problem } = error;
  const { is, ...args } = problem;
  return {
    message: sentence(problem).replace(/\p{Cc}/gu, '\ufffd'),
    phrase: { key: `input.${is}`, args: { ...args, name } },
    ...('line' in problem ? { line: problem.line } : {}),
  };
}

export const input: InputReader = {
  open() {
    const read: OpenedProfile[] = [];
    let open: { readonly name: string; readonly reader: CpuProfileReader } | undefined;
    let files = 0;
    const close = (): InputProblem | undefined => {
      if (open === undefined) return undefined;
      const { name, reader } = open;
      open = undefined;
      try {
        read.push({ name, recording: reader.end() });
        return undefined;
      } catch (error) {
        return problemOf(error, name);
      }
    };
    let failed: InputProblem | undefined;
    return {
      file(name) {
        failed ??= close();
        files += 1;
        open = { name, reader: new CpuProfileReader() };
      },
      push(chunk) {
        if (failed !== undefined) return failed;
        if (files > MOST_FILES) return TOO_MANY;
        try {
          open?.reader.push(chunk);
          return undefined;
        } catch (error) {
          return problemOf(error, open?.name ?? '');
        }
      },
      end() {
        failed ??= close();
        if (failed !== undefined) return failed;
        const [first, second] = read;
        if (files > MOST_FILES || first === undefined) return TOO_MANY;
        const opened: OpenedProfiles = second === undefined ? { after: first } : { before: first, after: second };
        const { recording } = opened.after;
        const total = totalOf(recording);
        return {
          input: opened,
          until: ticksOf(total).count,
          // A profile is read, and watched only afterwards.
          openAt: ticksOf(total).count,
          summary: {
            key: second === undefined ? 'input.summary' : 'input.summaryTwo',
            args: {
              name: opened.after.name,
              before: first.name,
              samples: recording.slices.context.length,
              functions: recording.functions.length,
              ms: Math.round(total / 100) / 10,
            },
          },
        };
      },
    };
  },
};

const TOO_MANY: InputProblem = {
  message: 'open one profile, or two: the one before and the one after',
  phrase: { key: 'input.files' },
};
