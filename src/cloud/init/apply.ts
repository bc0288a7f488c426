import type { Path } from '../../document/problem.ts';
import { type Answer, ApiError, flatten, type ParameterValue } from '../../openapi/index.ts';
import type { Account } from '../accounts.ts';
import { ACTIONS } from '../actions.ts';
import { chosenIds } from '../chosen-ids.ts';
import { createCall } from '../gateway/handle.ts';
import { readAll } from '../parameters.ts';
import type { Region } from '../regions.ts';
import { timingOf } from '../timing.ts';
import type { World } from '../world.ts';
import type { InitDocument, InitNetwork } from './schema.ts';

/** A resource that the cloud refuses to make, and where the document asks for it. */
export class InitProblem extends Error {
  override readonly name = 'InitProblem';
  readonly path: Path;

  constructor(path: Path, message: string) {
    super(message);
    this.path = path;
  }
}

/**
 * Makes the resources of a document, by the cloud's own actions, so that every rule holds; all are there and settled when
 * it returns, or, when it throws, none is.
 * @returns how many networks there are now more
 * @throws InitProblem at the first resource that the cloud refuses.
 */
export function applyInit(world: World, document: InitDocument): number {
  const networks = Object.entries(document.networks);
  world.store.settle(world.clock.now());
  world.store.transaction(() => {
    for (const [key, network] of networks) new Builder(world, document, key, network).build();
  });
  return networks.length;
}

type Values = Readonly<Record<string, ParameterValue | undefined>>;

/** Makes one network. */
class Builder {
  readonly #world: World;
  readonly #key: string;
  readonly #network: InitNetwork;
  readonly #region: Region;
  readonly #account: Account;

  constructor(world: World, document: InitDocument, key: string, network: InitNetwork) {
    // Nothing is on its way at the start, so nothing has to wait for anything.
    this.#world = { ...world, timing: timingOf('instant'), strict: false };
    this.#key = key;
    this.#network = network;
    const wanted = network.region ?? document.region ?? world.defaultRegion.id;
    const region = world.regions.find(({ id }) => id === wanted);
    const path = network.region === undefined && document.region !== undefined ? ['region'] : this.#at('region');
    if (!region) throw new InitProblem(path, `there is no region ${wanted}`);
    const account = world.accounts.find(({ id }) => id === (network.account ?? world.accounts[0]?.id));
    if (!account) throw new InitProblem(this.#at('account'), `there is no account ${network.account}`);
    this.#region = region;
    this.#account = account;
  }

  build(): void {
    const vpc = this.#network.default ? this.#defaultVpc() : this.#vpc();
    this.#network.secondaryCidrs.forEach((SecondaryCidrBlock, index) => {
      this.#run(this.#at('secondaryCidrs', index), 'AssociateVpcCidrBlock', { VpcId: vpc, SecondaryCidrBlock });
    });
    const vSwitches = new Map(
      this.#network.vSwitches.map((vSwitch, index) => [vSwitch.name, this.#vSwitch(vpc, vSwitch, index)]),
    );
    this.#network.routeTables.forEach((table, index) => {
      this.#routeTable(vpc, table, index, vSwitches);
    });
  }

  #vpc(): string {
    const { cidr, ipv6, description, resourceGroup, tags, vpc, router, routeTable } = this.#network;
    const parameters = {
      VpcName: this.#network.name ?? this.#key,
      CidrBlock: cidr,
      Description: description,
      ResourceGroupId: resourceGroup,
      EnableIpv6: ipv6,
      Tag: tagsOf(tags),
    };
    return String(this.#run(this.#at(), 'CreateVpc', parameters, [vpc, router, routeTable]).VpcId);
  }

  /** A default VPC is made without a name, and named afterwards, as in the console. */
  #defaultVpc(): string {
    const { cidr, ipv6, description, resourceGroup, tags, vpc, router, routeTable, name } = this.#network;
    const parameters = { ResourceGroupId: resourceGroup, EnableIpv6: ipv6 };
    const made = String(this.#run(this.#at(), 'CreateDefaultVpc', parameters, [vpc, router, routeTable]).VpcId);
    if ((name ?? description ?? cidr) !== undefined) {
      const changes = { VpcId: made, VpcName: name, Description: description, CidrBlock: cidr };
      this.#run(this.#at(), 'ModifyVpcAttribute', changes);
    }
    this.#tag(this.#at('tags'), 'VPC', made, tags);
    return made;
  }

  #vSwitch(vpc: string, vSwitch: InitNetwork['vSwitches'][number], index: number): string {
    const path = this.#at('vSwitches', index);
    const { name, cidr, description, tags, id } = vSwitch;
    const zone = this.#region.zones.find((known) => known === vSwitch.zone || known.at(-1) === vSwitch.zone);
    if (!zone) throw new InitProblem([...path, 'zone'], `there is no zone ${vSwitch.zone} in ${this.#region.id}`);
    const facts = { VSwitchName: name, Description: description };
    if (!vSwitch.default) {
      const parameters = { ...facts, VpcId: vpc, ZoneId: zone, CidrBlock: cidr, Tag: tagsOf(tags) };
      return String(this.#run(path, 'CreateVSwitch', parameters, [id]).VSwitchId);
    }
    if (cidr !== undefined) throw new InitProblem([...path, 'cidr'], 'a default vSwitch gets its CIDR block by itself');
    const made = String(this.#run(path, 'CreateDefaultVSwitch', { ZoneId: zone }, [id]).VSwitchId);
    this.#run(path, 'ModifyVSwitchAttribute', { ...facts, VSwitchId: made });
    this.#tag([...path, 'tags'], 'VSWITCH', made, tags);
    return made;
  }

  #routeTable(
    vpc: string,
    table: InitNetwork['routeTables'][number],
    index: number,
    vSwitches: ReadonlyMap<string | undefined, string>,
  ): void {
    const path = this.#at('routeTables', index);
    const { name, description, tags, id } = table;
    const parameters = { VpcId: vpc, RouteTableName: name, Description: description, Tag: tagsOf(tags) };
    const { RouteTableId } = this.#run(path, 'CreateRouteTable', parameters, [id]);
    table.vSwitches.forEach((vSwitch, position) => {
      const at = [...path, 'vSwitches', position];
      const VSwitchId = vSwitches.get(vSwitch);
      if (VSwitchId === undefined) throw new InitProblem(at, `there is no vSwitch "${vSwitch}" in ${this.#key}`);
      this.#run(at, 'AssociateRouteTable', { RouteTableId: String(RouteTableId), VSwitchId });
    });
  }

  #tag(path: Path, ResourceType: string, id: string, tags: Readonly<Record<string, string>>): void {
    if (Object.keys(tags).length === 0) return;
    this.#run(path, 'TagResources', { ResourceType, ResourceId: [id], Tag: tagsOf(tags) });
  }

  /** Makes one call of the Vpc API as the account's own. */
  #run(path: Path, name: string, values: Values, ids: readonly (string | undefined)[] = []): Answer {
    const action = ACTIONS.find((known) => known.product === 'Vpc' && known.name === name);
    if (!action) throw new RangeError(`There is no action ${name}.`);
    const given = Object.entries({ RegionId: this.#region.id, ...values }).filter(([, value]) => value !== undefined);
    const world = this.#world;
    const chosen = chosenIds(
      ids.filter((id) => id !== undefined),
      world.store,
    );
    try {
      const parameters = readAll(
        action.parameters,
        flatten(Object.fromEntries(given) as Record<string, ParameterValue>),
      );
      const facts = { account: this.#account, region: this.#region, now: world.clock.now(), host: 'localhost' };
      const answer = action.run(createCall(world, { ...facts, parameters }, chosen));
      chosen.finish(name);
      return answer;
    } catch (error) {
      if (error instanceof ApiError) throw new InitProblem(path, `${name} answers ${error.code}: ${error.message}`);
      throw error;
    }
  }

  #at(...rest: Path): Path {
    return ['networks', this.#key, ...rest];
  }
}

const tagsOf = (tags: Readonly<Record<string, string>>): readonly { readonly Key: string; readonly Value: string }[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
