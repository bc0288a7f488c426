import { assemble } from '../../src/cloud/assemble.ts';
import type { Account, LocalCloudOptions } from '../../src/cloud/index.ts';
import { PRODUCTS, type Product } from '../../src/openapi/index.ts';
import type { ApiAnswer, ApiParameters, ApiRequest } from '../../src/provider/index.ts';
import { VirtualClock } from '../provider/virtual-clock.ts';
import { ask, wireOf } from './in-process.ts';
import { type Row, resourcesOf } from './rows.ts';

/** A VPC that is there before anything is simulated. */
export interface NetworkPlan {
  readonly name: string;
  /** CIDR blocks: the first one, then the secondary ones. */
  readonly blocks: readonly string[];
  /** Default cn-hangzhou. */
  readonly region?: string;
  /** Name of the account, which is also the name of its profile; default `default`. */
  readonly account?: string;
}

export interface Network extends Required<NetworkPlan> {
  readonly VpcId: string;
  readonly VRouterId: string;
  /** Of the system table. */
  readonly RouteTableId: string;
}

/** One call as it reached the cloud. */
export interface Recorded {
  /** Milliseconds since the epoch, virtual. */
  readonly at: number;
  /** Who called: `setup`, `person`, `up 1`. */
  readonly actor: string;
  readonly request: ApiRequest;
  /** The error code; undefined for a success. */
  readonly code?: string;
  /** What became of it on its way, where that was not the usual. */
  readonly note?: string;
}

export interface WorldOptions extends Pick<LocalCloudOptions, 'timing' | 'strict' | 'seed'> {
  readonly networks: readonly NetworkPlan[];
}

/** Who is never an engine: what these make is not ours to touch. */
const PEOPLE: ReadonlySet<string> = new Set(['setup', 'person']);

const accountOf = (name: string, index: number): Account => ({
  id: String(1_000_000_000_000_001 + index),
  accessKeys: [{ id: name, secret: name }],
  resourceGroups: [{ id: `rg-${name}`, name: 'default', displayName: 'default' }],
});

/**
 * A cloud on a virtual clock, called in the process. It watches its callers: a change by an engine to what an engine did
 * not make is a violation, and so is a second connected pair.
 */
export class VirtualWorld {
  readonly clock = new VirtualClock();
  readonly cloud: ReturnType<typeof assemble>;
  readonly networks = new Map<string, Network>();
  readonly trace: Recorded[] = [];
  /** What must never happen and did. Empty in a world where all is well. */
  readonly violations: string[] = [];
  /** `<kind> <id>` of everything that an engine made. */
  readonly #own = new Set<string>();
  readonly #accounts: readonly string[];
  #calls = 0;

  private constructor(options: WorldOptions) {
    this.#accounts = [...new Set(['default', ...options.networks.map(({ account = 'default' }) => account)])];
    this.cloud = assemble({
      timing: options.timing ?? 'realistic',
      strict: options.strict ?? true,
      seed: options.seed ?? 1,
      rateLimits: false,
      clock: this.clock,
      accounts: this.#accounts.map(accountOf),
    });
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
    const key = { id: account, secret: account };
    const wire = wireOf(request, key, now, String(++this.#calls));
    const reads = /^(Describe|List|Get)/.test(request.action);
    this.cloud.world.store.settle(now);
    const before = reads ? undefined : resourcesOf(this.cloud.world);
    let code: string | undefined;
    try {
      return ask(this.cloud.gateway, wire, request);
    } catch (error) {
      code = (error as { readonly code?: string }).code ?? String(error);
      throw error;
    } finally {
      this.trace.push({ at: now, actor, request, ...(code === undefined ? {} : { code }) });
      if (before !== undefined) this.#watch(actor, request, before, resourcesOf(this.cloud.world));
    }
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
    return [...resourcesOf(this.cloud.world).keys()].filter((key) => this.#own.has(key)).sort();
  }

  close(): void {
    this.cloud.world.store.close();
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

  /** What a write changed: new things are noted as their maker's, changes to things of others are violations. */
  #watch(actor: string, request: ApiRequest, before: ReadonlyMap<string, Row>, after: ReadonlyMap<string, Row>): void {
    if (PEOPLE.has(actor)) return;
    for (const [key, row] of after) {
      const old = before.get(key);
      if (old === undefined) this.#own.add(key);
      else if (!this.#own.has(key) && JSON.stringify(old) !== JSON.stringify(row)) this.#touched(actor, request, key);
    }
    for (const key of before.keys()) if (!after.has(key) && !this.#own.has(key)) this.#touched(actor, request, key);
  }

  #touched(actor: string, request: ApiRequest, key: string): void {
    this.violations.push(`${actor} changed ${key}, which no engine made, by ${request.action}`);
  }
}
