import type { Path } from '../../document/problem.ts';
import type { World } from '../world.ts';
import { InitCaller, InitProblem, tagsOf } from './caller.ts';
import { makeMachines } from './machines.ts';
import type { InitDocument, InitNetwork } from './schema.ts';

/** Makes one network and what is in it. */
export class NetworkMaker {
  readonly #key: string;
  readonly #network: InitNetwork;
  readonly #caller: InitCaller;

  constructor(world: World, document: InitDocument, key: string, network: InitNetwork) {
    this.#key = key;
    this.#network = network;
    const wanted = network.region ?? document.region ?? world.defaultRegion.id;
    const region = world.regions.find(({ id }) => id === wanted);
    const path = network.region === undefined && document.region !== undefined ? ['region'] : this.#at('region');
    if (!region) throw new InitProblem(path, `there is no region ${wanted}`);
    const account = world.accounts.find(({ id }) => id === (network.account ?? world.accounts[0]?.id));
    if (!account) throw new InitProblem(this.#at('account'), `there is no account ${network.account}`);
    this.#caller = new InitCaller(world, account, region);
  }

  make(): void {
    const vpc = this.#network.default ? this.#defaultVpc() : this.#vpc();
    this.#network.secondaryCidrs.forEach((SecondaryCidrBlock, index) => {
      this.#caller.run(this.#at('secondaryCidrs', index), 'AssociateVpcCidrBlock', { VpcId: vpc, SecondaryCidrBlock });
    });
    const vSwitches = new Map(
      this.#network.vSwitches.map((vSwitch, index) => [vSwitch.name, this.#vSwitch(vpc, vSwitch, index)]),
    );
    this.#network.routeTables.forEach((table, index) => {
      this.#routeTable(vpc, table, index, vSwitches);
    });
    makeMachines(this.#caller, this.#at(), this.#network, vpc, vSwitches);
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
    return String(this.#caller.run(this.#at(), 'CreateVpc', parameters, { ids: [vpc, router, routeTable] }).VpcId);
  }

  /** A default VPC is made without a name, and named afterwards, as in the console. */
  #defaultVpc(): string {
    const { cidr, ipv6, description, resourceGroup, tags, vpc, router, routeTable, name } = this.#network;
    const parameters = { ResourceGroupId: resourceGroup, EnableIpv6: ipv6 };
    const made = String(
      this.#caller.run(this.#at(), 'CreateDefaultVpc', parameters, { ids: [vpc, router, routeTable] }).VpcId,
    );
    if ((name ?? description ?? cidr) !== undefined) {
      const changes = { VpcId: made, VpcName: name, Description: description, CidrBlock: cidr };
      this.#caller.run(this.#at(), 'ModifyVpcAttribute', changes);
    }
    this.#tag(this.#at('tags'), 'VPC', made, tags);
    return made;
  }

  #vSwitch(vpc: string, vSwitch: InitNetwork['vSwitches'][number], index: number): string {
    const path = this.#at('vSwitches', index);
    const { name, cidr, description, tags, id } = vSwitch;
    const zone = this.#caller.region.zones.find((known) => known === vSwitch.zone || known.at(-1) === vSwitch.zone);
    if (!zone)
      throw new InitProblem([...path, 'zone'], `there is no zone ${vSwitch.zone} in ${this.#caller.region.id}`);
    const facts = { VSwitchName: name, Description: description };
    if (!vSwitch.default) {
      const parameters = { ...facts, VpcId: vpc, ZoneId: zone, CidrBlock: cidr, Tag: tagsOf(tags) };
      return String(this.#caller.run(path, 'CreateVSwitch', parameters, { ids: [id] }).VSwitchId);
    }
    if (cidr !== undefined) throw new InitProblem([...path, 'cidr'], 'a default vSwitch gets its CIDR block by itself');
    const made = String(this.#caller.run(path, 'CreateDefaultVSwitch', { ZoneId: zone }, { ids: [id] }).VSwitchId);
    this.#caller.run(path, 'ModifyVSwitchAttribute', { ...facts, VSwitchId: made });
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
    const { RouteTableId } = this.#caller.run(path, 'CreateRouteTable', parameters, { ids: [id] });
    table.vSwitches.forEach((vSwitch, position) => {
      const at = [...path, 'vSwitches', position];
      const VSwitchId = vSwitches.get(vSwitch);
      if (VSwitchId === undefined) throw new InitProblem(at, `there is no vSwitch "${vSwitch}" in ${this.#key}`);
      this.#caller.run(at, 'AssociateRouteTable', { RouteTableId: String(RouteTableId), VSwitchId });
    });
  }

  #tag(path: Path, ResourceType: string, id: string, tags: Readonly<Record<string, string>>): void {
    if (Object.keys(tags).length === 0) return;
    this.#caller.run(path, 'TagResources', { ResourceType, ResourceId: [id], Tag: tagsOf(tags) });
  }

  #at(...rest: Path): Path {
    return ['networks', this.#key, ...rest];
  }
}
