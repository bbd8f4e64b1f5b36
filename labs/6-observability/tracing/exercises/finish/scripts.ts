// What is done to a tracer, and which span belongs under which. Pure data: tasks take turns, and each has its own variable.

export type CaseName = 'siblings' | 'second' | 'deep' | 'turns' | 'forked' | 'order' | 'outlived';

export type Act =
  | { readonly do: 'start'; readonly task: string; readonly name: string }
  | { readonly do: 'finish'; readonly task: string; readonly name: string }
  /** A new task begins with a copy of what this one has. */
  | { readonly do: 'fork'; readonly task: string; readonly into: string };

export interface Script {
  readonly name: CaseName;
  readonly acts: readonly Act[];
  /** The span above each, in the order in which they start; null for the root of a new trace. */
  readonly above: Readonly<Record<string, string | null>>;
}

/** `main +page` starts a span in a task, `main -page` finishes it, `main >one` starts a task. */
function actsOf(text: string): readonly Act[] {
  return text.split(', ').map((each): Act => {
    const [task = '', what = ''] = each.split(' ');
    const name = what.slice(1);
    if (what.startsWith('>')) return { do: 'fork', task, into: name };
    return { do: what.startsWith('+') ? 'start' : 'finish', task, name };
  });
}

export const SCRIPTS: readonly Script[] = [
  {
    name: 'siblings',
    acts: actsOf('main +page, main +cache, main -cache, main +db, main -db, main +render, main -render, main -page'),
    above: { page: null, cache: 'page', db: 'page', render: 'page' },
  },
  {
    name: 'second',
    acts: actsOf(
      'main +first, main +cache, main -cache, main -first, main +second, main +db, main -db, main -second, main +third, main -third',
    ),
    above: { first: null, cache: 'first', second: null, db: 'second', third: null },
  },
  {
    name: 'deep',
    acts: actsOf(
      'main +page, main +users, main +db, main +disk, main -disk, main -db, main +log, main -log, main -users, main +orders, main -orders, main -page',
    ),
    above: { page: null, users: 'page', db: 'users', disk: 'db', log: 'users', orders: 'page' },
  },
  {
    name: 'turns',
    acts: actsOf(
      'main >one, main >two, one +first, two +second, one +cache, two +db, one -cache, one +render, two -db, two +mail, one -render, one -first, two -mail, two -second, one +third, one -third',
    ),
    above: { first: null, second: null, cache: 'first', db: 'second', render: 'first', mail: 'second', third: null },
  },
  {
    name: 'forked',
    acts: actsOf(
      'main +page, main >one, main >two, one +users, two +orders, one +cache, two +db, two -db, one -cache, one +query, one -query, two -orders, one -users, main +render, main -render, main -page, main +next, main -next',
    ),
    above: {
      page: null,
      users: 'page',
      orders: 'page',
      cache: 'users',
      db: 'orders',
      query: 'users',
      render: 'page',
      next: null,
    },
  },
  {
    name: 'order',
    acts: actsOf(
      'main +page, main +cache, main +log, main -cache, main -log, main +db, main -db, main -page, main +next, main -next',
    ),
    above: { page: null, cache: 'page', log: 'cache', db: 'page', next: null },
  },
  {
    name: 'outlived',
    acts: actsOf(
      'main +page, main >mailer, mailer +mail, main -page, main +next, mailer +smtp, mailer -smtp, mailer -mail, main +db, main -db, main -next',
    ),
    above: { page: null, mail: 'page', next: null, smtp: 'mail', db: 'next' },
  },
];
