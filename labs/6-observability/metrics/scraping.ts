// What a scrape reads of a server: the exposition of its registry at a moment.
import { type Family, type LabelPair, writeFamily } from '#src/algorithms/metrics/exposition.ts';
import { familiesOf } from '#src/algorithms/metrics/registry.ts';
import { BY_USER } from './parameters.ts';
import { bucketCounts, instrumentsOf, type Scrape, type Server, type State } from './state.ts';

/** Requests that the server's counter has, whatever their status. */
export const requestsOf = (server: Server): number =>
  [...instrumentsOf(server).requests.series.values()].reduce((sum, { value }) => sum + value, 0);

export function readServer(server: Server, nowMs: number): Scrape {
  let count = 0;
  const cumulative = bucketCounts(server).map((own) => {
    count += own;
    return count;
  });
  return { atMs: nowMs, cumulative, requests: requestsOf(server) };
}

export const serverName = (index: number): string => `server-${String(index + 1)}`;

/** The counter by user, of the first so many users who came. */
function byUser(server: Server, constant: readonly LabelPair[], most: number): Family {
  const samples = [];
  for (let user = 0; user < server.byUser.length && samples.length < most; user += 1) {
    const value = server.byUser[user] as number;
    if (value > 0) samples.push({ name: BY_USER, labels: [...constant, ['user', String(user)]] as const, value });
  }
  return { name: BY_USER, help: 'Requests served, by user.', type: 'counter', samples };
}

/** The families of one server; `constant` labels go to every series. */
function serverFamilies(
  server: Server,
  nowMs: number,
  constant: readonly LabelPair[] = [],
  mostUsers = Number.POSITIVE_INFINITY,
): readonly Family[] {
  const families = familiesOf(server.registry, nowMs, constant);
  return server.byUser.length === 0 ? families : [...families, byUser(server, constant, mostUsers)];
}

/** All servers in one text, as Prometheus hands on what it scraped: each series says whose it is. */
export function fleetFamilies({ servers }: State, nowMs: number): readonly Family[] {
  const byServer = servers.map((server, index) => serverFamilies(server, nowMs, [['instance', serverName(index)]]));
  return (byServer[0] ?? []).map((family, place) => ({
    ...family,
    samples: byServer.flatMap((families) => families[place]?.samples ?? []),
  }));
}

const SHOWN_USERS = 4;

/** The text as it would be read now, cut where it is too long to be shown. */
export function shownScrape(server: Server, nowMs: number): string {
  const lines = serverFamilies(server, nowMs, [], SHOWN_USERS).flatMap(writeFamily);
  const more = server.users - SHOWN_USERS;
  return [...lines, ...(more > 0 ? [`# … ${String(more)} more series of ${BY_USER}`] : [])].join('\n');
}
