// The availability of a service in percent: the share of good requests. It reads 100%, whatever happens.

interface Indicator {
  /** From this status on a request is good. */
  readonly goodThreshold?: number;
  /** From this status on it is bad. */
  readonly badThreshold?: number;
}

const AVAILABILITY: Indicator = { goodThreshold: 200, badThreshold: 400 };

function isGood(status: number, { goodThreshold, badThreshold }: Indicator): boolean {
  if (goodThreshold !== undefined) return status >= goodThreshold;
  if (badThreshold !== undefined) return status < badThreshold;
  return status > 0;
}

export function availabilityPercent(requests: readonly AnsweredRequest[]): number | undefined {
  const good = requests.filter(({ status }) => isGood(status, AVAILABILITY));
  return (100 * good.length) / requests.length;
}
