// The availability of a service in percent: the share of requests that it did not fail. What a client did wrong is not the
// service's failure; no answer at all is.

const isGood = ({ status }: AnsweredRequest): boolean => status >= 100 && status < 500;

export function availabilityPercent(requests: readonly AnsweredRequest[]): number | undefined {
  if (requests.length === 0) return undefined;
  return (100 * requests.filter(isGood).length) / requests.length;
}
