import type { WireRequest } from '../../src/cloud/gateway/request.ts';
import type { Timing } from '../../src/cloud/index.ts';
import { timingOf } from '../../src/cloud/timing.ts';
import { PRODUCTS, type Product } from '../../src/openapi/index.ts';
import { type ApiAnswer, type ApiParameters, type ApiRequest, CloudError } from '../../src/provider/index.ts';
import { VirtualClock } from '../provider/virtual-clock.ts';
import { type Guard, guardOf } from './guard.ts';
import { ask, wireOf } from './in-process.ts';
import { nextWorld, type PooledCloud, takeCloud } from './pool.ts';
import { Replica } from './replica.ts';
import { resourcesOf } from './rows.ts';
import { accountOf, type Network, type NetworkPlan, type Recorded, type WorldOptions } from './world-options.ts';

/** Who is never an engine: what these make is not ours to touch. */
const PEOPLE: ReadonlySet<string> = new Set(['setup', 'person']);

/** A cloud on a virtual clock, called in the process, with a guard that watches its callers. */
export class VirtualWorld {
  readonly clock = new VirtualClock();
  readonly cloud: PooledCloud;
  readonly networks = new Map<string, Network>();
  readonly trace: Recorded[] = [];
  /** What must never happen and did. Empty in a world where all is well. */
  readonly violations: string[] = [];
  /** How long the transitions take that a write starts, by the number of the write; absent: as the world was made. */
  pace: ((write: number) => Partial<Timing>) | undefined;
  /** Looked at whenever somebody calls, before the call and after it: what is wrong then is a violation. */
  always: ((world: VirtualWorld) => readonly string[]) | undefined;
  readonly #guard: Guard;
  readonly #replica: Replica | undefined;
  readonly #late = new Set<Promise<void>>();
  readonly #name = nextWorld();
  #closed = false;
  #calls = 0;
  #reads = 0;
  /** The state of the cloud that was looked at last. */
  #looked = '';
  #writes = 0;

  private constructor(options: WorldOptions) {
    const names = ['default', ...options.networks.map(({ account = 'default' }) => account)];
    const common = {
      // A copy: the pace changes it.
      timing: { ...timingOf(options.timing) },
      strict: options.strict ?? true,
      seed: options.seed ?? 1,
      purchaseClosed: options.purchaseClosed ?? false,
      peeringExcludesInterfaces: options.peeringExcludesInterfaces ?? false,
      quotas: options.quotas ?? {},
      rateLimits: false,
      accounts: [...new Set(names)].map(accountOf),
    };
    this.cloud = takeCloud(common, () => this.clock.now());
    this.#guard = guardOf(this.cloud.world);
    this.#replica = options.lagging === true ? new Replica(common, this.clock.now()) : undefined;
  }

  /** A world with these networks, all of them Available. */
  static async with(options: WorldOptions): Promise<VirtualWorld> {
    const world = new VirtualWorld(options);
    for (const plan of options.networks) await world.#addNetwork(plan);
    return world;
  }

  /** The network of this name. @throws when there is none: a mistake of the scenario. */
  network(name: string): Network {
    const network = this.networks.get(name);
    if (network === undefined) throw new RangeError(`There is no network ${name} in this world.`);
    return network;
  }

  /**
   * One call, answered at this instant. @throws CloudError for a refusal.
   * @param account the profile's name, default `default`
   */
  call(actor: string, request: ApiRequest, account = 'default'): ApiAnswer {
    const now = this.clock.now();
    if (this.#closed) throw new Error(`${actor} called ${request.action} in a world that is over`);
    const wire = this.#wire(request, account);
    this.cloud.world.store.settle(now);
    this.#lookAt(actor);
    if (isRead(request)) this.#reads++;
    if (isRead(request)) return this.#recorded(actor, request, () => ask(this.cloud.gateway, wire, request));
    const before = resourcesOf(this.cloud.world);
    const timing = this.pace?.(++this.#writes) ?? {};
    Object.assign(this.cloud.world.timing, timing);
    this.#replica?.write(wire, now, timing);
    try {
      return this.#recorded(actor, request, () => ask(this.cloud.gateway, wire, request));
    } finally {
      const wrong = this.#guard.check(!PEOPLE.has(actor), request.action, before, resourcesOf(this.cloud.world));
      this.violations.push(...wrong.map((text) => `${actor}: ${text}`));
      this.#lookAt(`${actor}, ${request.action}`);
    }
  }

  #lookAt(who: string): void {
    if (this.always === undefined) return;
    // The cloud is a function of the writes so far and of the transitions that are over.
    const state = `${this.trace.length - this.#reads} ${this.cloud.world.store.transitions.list().length}`;
    if (state === this.#looked) return;
    this.#looked = state;
    this.violations.push(...(this.always?.(this) ?? []).map((text) => `${who}: ${text}`));
  }

  /** A read that is answered as it would have been so many milliseconds ago. Only in a world that keeps its past. */
  callLate(actor: string, request: ApiRequest, account: string | undefined, lagMs: number): ApiAnswer {
    const replica = this.#replica;
    if (replica === undefined || !isRead(request)) return this.call(actor, request, account);
    const answer = (): ApiAnswer =>
      replica.read(this.#wire(request, account ?? 'default'), request, this.clock.now() - lagMs);
    return this.#recorded(actor, request, answer);
  }

  /** Does something after so many milliseconds, whoever lives then. */
  later(ms: number, work: () => void): void {
    this.underWay(this.clock.sleep(ms).then(work));
  }

  /** Notes what goes on whether its sender lives or not: a call on the wire. */
  underWay(work: Promise<unknown>): void {
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    this.#late.add(settled);
    void settled.then(() => this.#late.delete(settled));
  }

  /** Resolves when nothing is under way any more. */
  async quiet(): Promise<void> {
    while (this.#late.size > 0) await Promise.all(this.#late);
  }

  /** Writes something that happened on the way into the trace. */
  note(actor: string, request: ApiRequest, note: string): void {
    this.trace.push({ at: this.clock.now(), actor, request, note });
  }

  /** A call by hand, in the console as it were. @throws CloudError for a refusal. */
  byHand(
    action: string,
    parameters: ApiParameters,
    where: {
      readonly region?: string;
      readonly account?: string;
      readonly product?: Product;
      readonly as?: string;
    } = {},
  ): ApiAnswer {
    const { region = 'cn-hangzhou', account, product = 'Vpc', as = 'person' } = where;
    const request = {
      product,
      version: PRODUCTS[product],
      action,
      region,
      parameters: { RegionId: region, ...parameters },
    };
    return this.call(as, request, account);
  }

  /** What engines made and what is still there: `<kind> <id>`. */
  leftOvers(): readonly string[] {
    this.cloud.world.store.settle(this.clock.now());
    return [...resourcesOf(this.cloud.world)]
      .flatMap(([key, row]) => (this.#guard.isOwn(key) && row.status !== 'Deleted' ? [key] : []))
      .sort();
  }

  close(): void {
    this.#replica?.close();
    this.cloud.giveBack();
    this.#closed = true;
  }

  async #addNetwork(plan: NetworkPlan): Promise<void> {
    const { name, blocks, region = 'cn-hangzhou', account = 'default' } = plan;
    const where = { region, account, as: 'setup' };
    const [first = '', ...others] = blocks;
    const made = this.byHand('CreateVpc', { VpcName: name, CidrBlock: first }, where);
    const { VpcId, VRouterId, RouteTableId } = made as unknown as Record<string, string>;
    await this.clock.sleep(this.cloud.world.timing.createVpc);
    for (const SecondaryCidrBlock of others) {
      this.byHand('AssociateVpcCidrBlock', { VpcId: String(VpcId), SecondaryCidrBlock }, where);
      await this.clock.sleep(this.cloud.world.timing.modifyVpc);
    }
    const network = { name, blocks, region, account };
    this.networks.set(name, {
      ...network,
      VpcId: String(VpcId),
      VRouterId: String(VRouterId),
      RouteTableId: String(RouteTableId),
    });
  }

  #wire(request: ApiRequest, account: string): WireRequest {
    return wireOf(request, { id: account, secret: account }, this.clock.now(), `${this.#name}-${++this.#calls}`);
  }

  #recorded(actor: string, request: ApiRequest, answer: () => ApiAnswer): ApiAnswer {
    const at = this.clock.now();
    try {
      const given = answer();
      this.trace.push({ at, actor, request });
      return given;
    } catch (error) {
      const code = error instanceof CloudError ? error.code : String(error);
      if (code === 'InternalError')
        this.violations.push(`the local cloud failed inside at ${request.action} of ${actor}`);
      this.trace.push({ at, actor, request, code });
      throw error;
    }
  }
}

const isRead = ({ action }: ApiRequest): boolean => /^(Describe|List|Get)/.test(action);
