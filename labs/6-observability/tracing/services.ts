// Who calls whom: the services, and the places in their code where a span begins. One request passes each place once at most.
import type { SpanKind } from '#src/algorithms/tracing/span.ts';

export const SERVICES = ['frontend', 'gateway', 'auth', 'users', 'orders', 'cache', 'db', 'mailer'] as const;
export type Service = (typeof SERVICES)[number];

export const service = (name: Service): number => SERVICES.indexOf(name);

/** What a place in the code does, one after the other. */
export type Move =
  /** A share of the work that the place has to do, on the service that does it. */
  | { readonly do: 'work'; readonly share: number }
  /** Calls places side by side and waits for all of them. */
  | { readonly do: 'call'; readonly sites: readonly number[] }
  /** Calls a place where the cache had nothing. */
  | { readonly do: 'callOnMiss'; readonly site: number }
  /** Where the call before failed: calls another place instead. */
  | { readonly do: 'retry'; readonly site: number }
  /** Leaves a message behind; nobody waits for who takes it. */
  | { readonly do: 'publish'; readonly site: number };

export interface Site {
  readonly name: string;
  /** Whose code writes the span. */
  readonly writer: number;
  /** Who does the work. */
  readonly worker: number;
  readonly kind: SpanKind;
  /** The place that calls it; −1 for the first. */
  readonly caller: number;
  readonly workMs: number;
  /** Standard deviation over mean of the work, which is lognormal. */
  readonly spread: number;
  readonly moves: readonly Move[];
}

const SITE = {
  page: 0,
  api: 1,
  validate: 2,
  user: 3,
  lookup: 4,
  userQuery: 5,
  orders: 6,
  orderQuery: 7,
  orderRetry: 8,
  mail: 9,
} as const;

const ALL: readonly Move[] = [{ do: 'work', share: 1 }];

function site(
  name: string,
  [writer, worker]: readonly [Service, Service],
  kind: SpanKind,
  caller: number,
  [workMs, spread]: readonly [number, number],
  moves: readonly Move[] = ALL,
): Site {
  return { name, writer: service(writer), worker: service(worker), kind, caller, workMs, spread, moves };
}

/** Lookup and queries take as long as the course's program has them sleep: 10 and 50 ms. The rest is ours. */
export const SITES: readonly Site[] = [
  site(
    'GET /profile',
    ['frontend', 'frontend'],
    'server',
    -1,
    [6, 0.5],
    [
      { do: 'work', share: 0.6 },
      { do: 'call', sites: [SITE.api] },
      { do: 'work', share: 0.4 },
    ],
  ),
  site(
    'GET /api/profile',
    ['gateway', 'gateway'],
    'server',
    SITE.page,
    [5, 0.5],
    [
      { do: 'work', share: 0.6 },
      { do: 'call', sites: [SITE.validate] },
      { do: 'call', sites: [SITE.user, SITE.orders] },
      { do: 'publish', site: SITE.mail },
      { do: 'work', share: 0.4 },
    ],
  ),
  site('POST /validate', ['auth', 'auth'], 'server', SITE.api, [12, 0.7]),
  site(
    'GET /users/{id}',
    ['users', 'users'],
    'server',
    SITE.api,
    [6, 0.5],
    [...ALL, { do: 'call', sites: [SITE.lookup] }, { do: 'callOnMiss', site: SITE.userQuery }],
  ),
  site('GET user', ['users', 'cache'], 'client', SITE.user, [10, 0.5]),
  site('SELECT users', ['users', 'db'], 'client', SITE.user, [50, 1]),
  site(
    'GET /orders',
    ['orders', 'orders'],
    'server',
    SITE.api,
    [8, 0.5],
    [...ALL, { do: 'call', sites: [SITE.orderQuery] }, { do: 'retry', site: SITE.orderRetry }],
  ),
  site('SELECT orders', ['orders', 'db'], 'client', SITE.orders, [25, 0.7]),
  site('SELECT orders', ['orders', 'db'], 'client', SITE.orders, [25, 0.7]),
  site('process profile-viewed', ['mailer', 'mailer'], 'consumer', SITE.api, [60, 0.5]),
];

export const SITE_COUNT = SITES.length;

/** What the service graph draws, once each. */
export const EDGES: readonly { readonly from: number; readonly to: number; readonly isAsynchronous: boolean }[] = [
  ...new Map(
    SITES.filter(({ caller }) => caller >= 0).map(({ caller, worker, kind }) => {
      const from = SITES[caller]?.writer ?? 0;
      return [`${from} ${worker}`, { from, to: worker, isAsynchronous: kind === 'consumer' }] as const;
    }),
  ).values(),
];

export const edgeOf = (siteIndex: number): number => {
  const { caller, worker } = SITES[siteIndex] as Site;
  const from = SITES[caller]?.writer ?? -1;
  return EDGES.findIndex((edge) => edge.from === from && edge.to === worker);
};

/** Services that read a context which somebody sends: only they can lose one. */
export const CONTEXT_READERS: readonly number[] = [
  ...new Set(SITES.filter(({ kind, caller }) => kind !== 'client' && caller >= 0).map(({ writer }) => writer)),
];
