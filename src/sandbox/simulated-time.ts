// Chance and time of a student's code are the simulation's: the same seed gives the same run.

export interface SimulationHooks {
  /** A uniform number in [0, 1). */
  uniform(): number;
  /** Simulated time in ms since the run began. */
  nowMs(): number;
}

type Scope = Record<string, unknown>;

function define(target: object, key: string, value: unknown): void {
  Reflect.defineProperty(target, key, { value, writable: true, enumerable: false, configurable: true });
}

function installDate(scope: Scope, nowMs: () => number): void {
  const RealDate = scope['Date'] as DateConstructor;
  const dateToString = RealDate.prototype.toString;
  function SimulatedDate(...args: readonly unknown[]): Date | string {
    const target = new.target as unknown as NewableFunction | undefined;
    if (target === undefined) return dateToString.call(new RealDate(nowMs()));
    return Reflect.construct(RealDate, args.length === 0 ? [nowMs()] : args, target) as Date;
  }
  define(SimulatedDate, 'name', 'Date');
  define(SimulatedDate, 'length', 7);
  define(SimulatedDate, 'parse', RealDate.parse);
  define(SimulatedDate, 'UTC', RealDate.UTC);
  define(SimulatedDate, 'now', () => Math.floor(nowMs()));
  Reflect.defineProperty(SimulatedDate, 'prototype', { value: RealDate.prototype, writable: false });
  define(RealDate.prototype, 'constructor', SimulatedDate);
  define(scope, 'Date', SimulatedDate);
}

/** `Intl.DateTimeFormat` without an argument, and `Temporal.Now`, read the clock too. */
function installCalendars(scope: Scope, nowMs: () => number): void {
  const prototype = (scope['Intl'] as typeof Intl | undefined)?.DateTimeFormat.prototype;
  if (prototype !== undefined) {
    const getFormat = Object.getOwnPropertyDescriptor(prototype, 'format')?.get;
    const formatToParts = prototype.formatToParts;
    Reflect.defineProperty(prototype, 'format', {
      configurable: true,
      enumerable: false,
      get(this: Intl.DateTimeFormat) {
        const format = getFormat?.call(this) as (date: unknown) => string;
        return (date?: unknown) => format(date === undefined ? nowMs() : date);
      },
    });
    define(prototype, 'formatToParts', function (this: Intl.DateTimeFormat, date?: Date | number) {
      return formatToParts.call(this, date === undefined ? nowMs() : date);
    });
  }
  const temporal = scope['Temporal'] as { Now?: object; Instant?: unknown } | undefined;
  if (temporal?.Now === undefined) return;
  const Instant = temporal.Instant as {
    fromEpochMilliseconds(ms: number): {
      toZonedDateTimeISO(zone: string): Record<'toPlainDateTime' | 'toPlainDate' | 'toPlainTime', () => unknown>;
    };
  };
  const instant = () => Instant.fromEpochMilliseconds(Math.floor(nowMs()));
  const zoned = (zone: unknown) => instant().toZonedDateTimeISO(typeof zone === 'string' ? zone : 'UTC');
  define(temporal.Now, 'instant', instant);
  define(temporal.Now, 'timeZoneId', () => 'UTC');
  define(temporal.Now, 'zonedDateTimeISO', zoned);
  define(temporal.Now, 'plainDateTimeISO', (zone: unknown) => zoned(zone).toPlainDateTime());
  define(temporal.Now, 'plainDateISO', (zone: unknown) => zoned(zone).toPlainDate());
  define(temporal.Now, 'plainTimeISO', (zone: unknown) => zoned(zone).toPlainTime());
}

/**
 * Replaces Math.random, Date, performance, Intl's and Temporal's clock in the realm of `scope`. The hooks are asked at
 * each call, so the host may change what they answer. A time zone and the language of dates stay the machine's.
 */
export function installSimulatedTime(scope: Scope, hooks: SimulationHooks): void {
  define(scope['Math'] as object, 'random', () => hooks.uniform());
  installDate(scope, () => hooks.nowMs());
  installCalendars(scope, () => hooks.nowMs());
  Reflect.deleteProperty(scope, 'performance');
  define(scope, 'performance', { now: () => hooks.nowMs(), timeOrigin: 0 });
}
