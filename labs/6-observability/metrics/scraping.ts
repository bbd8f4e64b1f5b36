// What a scrape reads of a server: the exposition of its registry at a moment.
import { type Family, type LabelPair, writeFamily } from '#src/algorithms/metrics/exposition.ts';
import {
  add,
  createRegistry,
  familiesOf,
  histogramSeries,
  observe,
  type Registry,
  register,
} from '#src/algorithms/metrics/registry.ts';
import { BY_USER, DURATION_BY_USER } from './parameters.ts';
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

/** The first so many users, by their numbers, whom a server has met since they are told apart. */
function usersOf({ byUser }: Server, most: number): readonly number[] {
  const users: number[] = [];
  for (let user = 0; user < byUser.length && users.length < most; user += 1)
    if ((byUser[user] as number) > 0) users.push(user);
  return users;
}

/** The instrument that has the user as a label, as the server's registry would hold it. */
function registryByUser({ userLabel, usersFrom, observed, servers }: State, place: number, most: number): Registry {
  const registry = createRegistry();
  const server = servers[place] as Server;
  const users = usersOf(server, most);
  const labelNames = ['user'];
  if (userLabel === 'counter') {
    const counter = register(registry, {
      type: 'counter',
      name: BY_USER,
      help: 'Requests served, by user.',
      labelNames,
    });
    for (const user of users) add(counter, server.byUser[user], { user: String(user) });
  }
  if (userLabel === 'histogram') {
    const { bounds } = instrumentsOf(server).duration;
    const help = 'How long requests took, in buckets, by user.';
    const histogram = register(registry, { type: 'histogram', name: DURATION_BY_USER, help, labelNames, bounds });
    for (const user of users) histogramSeries(histogram, { user: String(user) });
    const wanted = new Set(users);
    for (let index = Math.max(usersFrom, server.countsFrom); index < observed.count; index += 1) {
      const user = observed.user[index] as number;
      if (observed.server[index] === place && wanted.has(user))
        observe(histogram, observed.seconds[index] as number, { user: String(user) });
    }
  }
  return registry;
}

/** The families of one server; `constant` labels go to every series. */
const serverFamilies = (
  state: State,
  place: number,
  nowMs: number,
  constant: readonly LabelPair[],
  mostUsers: number,
): readonly Family[] => [
  ...familiesOf((state.servers[place] as Server).registry, nowMs, constant),
  ...familiesOf(registryByUser(state, place, mostUsers), nowMs, constant),
];

/** All servers in one text, as Prometheus hands on what it scraped: each series says whose it is. */
export function fleetFamilies(state: State, nowMs: number, mostUsers = Number.POSITIVE_INFINITY): readonly Family[] {
  const byServer = state.servers.map((_, place) =>
    serverFamilies(state, place, nowMs, [['instance', serverName(place)]], mostUsers),
  );
  return (byServer[0] ?? []).map((family, place) => ({
    ...family,
    samples: byServer.flatMap((families) => families[place]?.samples ?? []),
  }));
}

const SHOWN_USERS = 4;

/** The text as it would be read now, cut where it is too long to be shown. */
export function shownScrape(state: State, place: number, nowMs: number): string {
  const server = state.servers[place] as Server;
  const isHistogram = state.userLabel === 'histogram';
  const shown = isHistogram ? 1 : SHOWN_USERS;
  const lines = serverFamilies(state, place, nowMs, [], shown).flatMap(writeFamily);
  const each = isHistogram ? instrumentsOf(server).duration.bounds.length + 3 : 1;
  const more = each * (server.users - shown);
  const name = isHistogram ? DURATION_BY_USER : BY_USER;
  return [...lines, ...(more > 0 ? [`# … ${String(more)} more series of ${name}`] : [])].join('\n');
}
