import { type Account, DEFAULT_ACCOUNT } from './accounts.ts';
import { ACTIONS } from './actions.ts';
import { AdjustableClock, type Clock } from './clock.ts';
import { createAuthenticator, TIME_WINDOW } from './gateway/authenticate.ts';
import { createGateway, type Gateway } from './gateway/handle.ts';
import type { LogEntry } from './gateway/log.ts';
import { NonceWindow } from './gateway/nonces.ts';
import { createRouter } from './gateway/route.ts';
import { type HttpServer, serve } from './gateway/server.ts';
import { createThrottle, noThrottle } from './gateway/throttle.ts';
import { DEFAULT_QUOTAS, type Quotas } from './quotas.ts';
import { type Random, seededRandom, systemRandom } from './random.ts';
import { REGIONS, type Region } from './regions.ts';
import { Store } from './store/store.ts';
import { type Timing, type TimingProfile, timingOf } from './timing.ts';
import type { World } from './world.ts';

export interface LocalCloudOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Address to bind; default 127.0.0.1. Anything else exposes the cloud to the network. */
  readonly host?: string;
  readonly allowedHosts?: readonly string[];
  /** A folder to keep the state in; default: memory only. Created when absent. */
  readonly dataDirectory?: string | undefined;
  /** How long transitions take; default `realistic`. */
  readonly timing?: TimingProfile | { readonly speed: number } | Partial<Timing>;
  /** Refuses a write while a related resource is still changing, as the real service does; default false. */
  readonly strict?: boolean;
  /** Makes ids repeatable. */
  readonly seed?: number;
  readonly clock?: Clock;
  readonly quotas?: Partial<Quotas>;
  /** Whether documented request rates are enforced; default true. */
  readonly rateLimits?: boolean;
  readonly accounts?: readonly Account[];
  readonly regions?: readonly Region[];
  /** The region meant where a request names none; default cn-hangzhou. */
  readonly defaultRegion?: string;
  /** Called after each request. */
  readonly log?: (entry: LogEntry) => void;
}

/**
 * An Alibaba Cloud on localhost, for use in any test or program.
 *
 * @example
 * const cloud = await LocalCloud.start();
 * const client = new Vpc({ ...cloud.credentials, endpoint: cloud.endpoint, protocol: 'http', regionId: cloud.region });
 * …
 * await cloud.stop();
 */
export class LocalCloud {
  /** What answers, without sockets: for simulations in one process. */
  readonly gateway: Gateway;
  readonly clock: AdjustableClock;
  readonly world: World;
  readonly #host: string;
  readonly #server: HttpServer;

  private constructor(world: World, clock: AdjustableClock, gateway: Gateway, server: HttpServer, host: string) {
    this.world = world;
    this.clock = clock;
    this.gateway = gateway;
    this.#server = server;
    this.#host = host;
  }

  /** Starts a local cloud and resolves when it answers. @throws when port, folder or options cannot be used. */
  static async start(options: LocalCloudOptions = {}): Promise<LocalCloud> {
    const { world, clock, gateway } = assemble(options);
    const host = options.host ?? '127.0.0.1';
    try {
      const allowedHosts = options.allowedHosts ?? [];
      const server = await serve(gateway, { host, port: options.port ?? 0, allowedHosts });
      return new LocalCloud(world, clock, gateway, server, host);
    } catch (error) {
      world.store.close();
      throw error;
    }
  }

  get port(): number {
    return this.#server.port;
  }

  /** `host:port`, the form in which every official client takes an endpoint. */
  get endpoint(): string {
    const host = this.#host === '0.0.0.0' || this.#host === '::' ? '127.0.0.1' : this.#host;
    return `${host.includes(':') ? `[${host}]` : host}:${this.port}`;
  }

  get url(): string {
    return `http://${this.endpoint}`;
  }

  /** The first access key of the first account. */
  get credentials(): { readonly accountId: string; readonly accessKeyId: string; readonly accessKeySecret: string } {
    const account = this.world.accounts[0] ?? DEFAULT_ACCOUNT;
    const key = account.accessKeys[0];
    return { accountId: account.id, accessKeyId: key?.id ?? '', accessKeySecret: key?.secret ?? '' };
  }

  get region(): string {
    return this.world.defaultRegion.id;
  }

  /** Stops answering and closes the store. Durable state stays in its folder. */
  async stop(): Promise<void> {
    await this.#server.close();
    this.world.store.close();
  }
}

/** Puts a local cloud together without a socket. */
export function assemble(options: LocalCloudOptions): {
  readonly world: World;
  readonly clock: AdjustableClock;
  readonly gateway: Gateway;
} {
  const regions = options.regions ?? REGIONS;
  const regionId = options.defaultRegion ?? 'cn-hangzhou';
  const defaultRegion = regions.find((region) => region.id === regionId);
  if (!defaultRegion) throw new RangeError(`The default region ${regionId} is not among the regions served.`);
  const timing = timingOf(options.timing);
  const clock = new AdjustableClock(options.clock);
  const random: Random = options.seed === undefined ? systemRandom : seededRandom(options.seed);
  const world: World = {
    store: new Store(fileIn(options.dataDirectory)),
    clock,
    random,
    timing,
    quotas: { ...DEFAULT_QUOTAS, ...options.quotas },
    accounts: options.accounts ?? [DEFAULT_ACCOUNT],
    regions,
    defaultRegion,
    strict: options.strict ?? false,
  };
  const gateway = createGateway({
    world,
    router: createRouter(ACTIONS),
    authenticator: createAuthenticator(world.accounts, new NonceWindow(TIME_WINDOW)),
    throttle: options.rateLimits === false ? noThrottle : createThrottle(),
    log: options.log,
  });
  return { world, clock, gateway };
}

function fileIn(directory: string | undefined): string {
  if (directory === undefined) return ':memory:';
  const { mkdirSync } = process.getBuiltinModule('node:fs');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return process.getBuiltinModule('node:path').join(directory, 'cloud.sqlite');
}
