import { type ApiAnswer, type ApiRequest, type Clock, CloudError, type Transport } from '../../src/provider/index.ts';
import { type ModelVpc, page, regionOf, tableView, vpcView, vSwitchView } from './model-views.ts';

/** A router interface of the model; `at` is when its transition ends and `next` what it is then (`gone`: deleted). */
export interface ModelInterface {
  RouterInterfaceId: string;
  RouterId: string;
  RouterType: 'VRouter';
  Role: 'InitiatingSide' | 'AcceptingSide';
  Spec: string;
  Status: string;
  BusinessStatus: string;
  CreationTime: string;
  Name?: string;
  VpcInstanceId: string;
  OppositeRegionId: string;
  OppositeRouterId?: string;
  OppositeInterfaceId?: string;
  Tags: { Tags: { Key: string; Value: string }[] };
  at?: number;
  next?: string;
}

export interface ModelEntry {
  RouteEntryId: string;
  RouteEntryName: string;
  RouteTableId: string;
  DestinationCidrBlock: string;
  Type: string;
  Status: string;
  NextHops: { NextHop: { NextHopType: string; NextHopId: string }[] };
  at?: number;
  next?: string;
}

type Parameters = Readonly<Record<string, unknown>>;

const MILLISECONDS = {
  connect: 2000,
  activate: 1000,
  deactivate: 1000,
  spec: 500,
  remove: 0,
  addRoute: 500,
  dropRoute: 400,
};

/**
 * A cloud in a few pages, by the API pages' states: what the planner's properties are checked
 * against. VPC `vpc-x` has the VRouter `vrt-x` and the system table `vtb-x`.
 */
export class ModelCloud implements Transport {
  readonly clock: Clock;
  vpcs: ModelVpc[];
  interfaces: ModelInterface[] = [];
  entries: ModelEntry[] = [];
  /** Blocks by the id of a prefix list. */
  readonly prefixLists = new Map<string, readonly string[]>();
  readonly calls: ApiRequest[] = [];
  /** Called before each call takes effect, and after: to make it fail, or to lose its answer. */
  before: (request: ApiRequest) => void = () => undefined;
  after: (request: ApiRequest) => void = () => undefined;
  readonly #tokens = new Map<string, ApiAnswer>();
  #made = 0;

  constructor(clock: Clock, vpcs: readonly ModelVpc[]) {
    this.clock = clock;
    this.vpcs = [...vpcs];
  }

  /** Calls that change something. */
  get writes(): readonly string[] {
    return this.calls.map((call) => call.action).filter((action) => !/^(Describe|Get|List)/.test(action));
  }

  async call(request: ApiRequest): Promise<ApiAnswer> {
    await this.clock.sleep(3);
    this.calls.push(request);
    this.before(request);
    this.#settle();
    const token = `${request.action} ${String(request.parameters.ClientToken)}`;
    const replay = request.parameters.ClientToken === undefined ? undefined : this.#tokens.get(token);
    const answer = replay ?? {
      RequestId: `R${this.calls.length}`,
      ...this.#act(request.action, request.parameters, request),
    };
    this.#tokens.set(token, answer);
    this.after(request);
    return structuredClone(answer);
  }

  newId(prefix: string): string {
    this.#made++;
    return `${prefix}-made${this.#made}`;
  }

  #settle(): void {
    const now = this.clock.now();
    for (const row of [...this.interfaces, ...this.entries]) {
      if (row.at === undefined || row.at > now) continue;
      row.Status = row.next ?? row.Status;
      delete row.at;
      delete row.next;
    }
    this.interfaces = this.interfaces.filter((row) => row.Status !== 'gone');
    this.entries = this.entries.filter((row) => row.Status !== 'gone');
  }

  #act(action: string, parameters: Parameters, request: ApiRequest): object {
    const here = this.vpcs.filter((vpc) => regionOf(vpc) === request.region);
    const refuse = (code: string, status = 400): never => {
      throw new CloudError({ code, message: code, status, action, region: request.region, ids: [] });
    };
    const found = (): ModelInterface =>
      this.interfaces.find((row) => row.RouterInterfaceId === parameters.RouterInterfaceId) ??
      refuse('InvalidRouterInterfaceId.NotFound', 404);
    const become = (row: ModelInterface | ModelEntry, Status: string, next: string, ms: number): object => {
      Object.assign(row, { Status, next, at: this.clock.now() + ms });
      return {};
    };
    switch (action) {
      case 'DescribeVpcs':
        return page(
          'Vpcs',
          'Vpc',
          here.map((vpc) => vpcView(vpc)),
        );
      case 'DescribeRouteTableList':
        return page('RouterTableList', 'RouterTableListType', here.map(tableView));
      case 'GetVpcPrefixListEntries': {
        const blocks = this.prefixLists.get(String(parameters.PrefixListId)) ?? refuse('Forbidden.RAM', 403);
        return { PrefixListEntry: blocks.map((Cidr) => ({ Cidr })), NextToken: '' };
      }
      case 'ListVpcPeerConnections':
        return { VpcPeerConnects: [], NextToken: '' };
      case 'DescribeVSwitches':
        return page('VSwitches', 'VSwitch', here.map(vSwitchView));
      case 'DescribeRouterInterfaces': {
        const filter = (parameters.Filter as { Value: string[] }[] | undefined)?.[0]?.Value;
        const local = this.interfaces.filter(
          (row) => regionOf(this.vpcs.find((vpc) => vpc.id === row.VpcInstanceId)) === request.region,
        );
        const rows = local.filter((row) => filter === undefined || filter.includes(row.RouterInterfaceId));
        return page('RouterInterfaceSet', 'RouterInterfaceType', rows);
      }
      case 'DescribeRouteEntryList':
        return page(
          'RouteEntrys',
          'RouteEntry',
          this.entries.filter((row) => row.RouteTableId === parameters.RouteTableId),
        );
      case 'CreateRouterInterface': {
        const RouterInterfaceId = this.newId('ri');
        if (this.interfaces.filter((row) => row.RouterId === parameters.RouterId).length >= 5) refuse('QuotaExceeded');
        const row = {
          ...parameters,
          RouterInterfaceId,
          Status: 'Idle',
          BusinessStatus: 'Normal',
          CreationTime: '2026-01-01T00:00:00Z',
        };
        const Tags = { Tags: parameters.Tags };
        const VpcInstanceId = String(parameters.RouterId).replace('vrt', 'vpc');
        this.interfaces.push({ ...row, Tags, VpcInstanceId } as unknown as ModelInterface);
        return { RouterInterfaceId };
      }
      case 'ModifyRouterInterfaceAttribute': {
        const row = found();
        if ('OppositeInterfaceId' in parameters && row.Status !== 'Idle') refuse('IncorrectStatus');
        Object.assign(row, parameters);
        return {};
      }
      case 'TagResourcesForExpressConnect': {
        for (const id of parameters.ResourceId as string[]) {
          const row = this.interfaces.find((other) => other.RouterInterfaceId === id);
          for (const tag of parameters.Tag as { Key: string; Value: string }[]) {
            row?.Tags.Tags.splice(0, Infinity, ...row.Tags.Tags.filter((old) => old.Key !== tag.Key), tag);
          }
        }
        return {};
      }
      case 'ModifyRouterInterfaceSpec': {
        const row = found();
        row.Spec = String(parameters.Spec);
        return row.Status === 'Active' ? become(row, 'Activating', 'Active', MILLISECONDS.spec) : {};
      }
      case 'ConnectRouterInterface': {
        const row = found();
        const peer = this.interfaces.find((other) => other.RouterInterfaceId === row.OppositeInterfaceId);
        if (row.Status !== 'Idle') refuse('IncorrectRIStatus');
        if (peer?.OppositeInterfaceId !== row.RouterInterfaceId) return refuse('IncorrectOppositeInterfaceInfo');
        if (this.connected(row.RouterId, peer.RouterId)) refuse('Forbidden.OnlyOneConnection');
        become(peer, 'AcceptingConnecting', 'Active', MILLISECONDS.connect);
        return become(row, 'Connecting', 'Active', MILLISECONDS.connect);
      }
      case 'ActivateRouterInterface':
        if (found().Status !== 'Inactive') refuse('IncorrectRIStatus');
        return become(found(), 'Activating', 'Active', MILLISECONDS.activate);
      case 'DeactivateRouterInterface':
        if (found().Status !== 'Active') refuse('IncorrectRIStatus');
        return become(found(), 'Deactivating', 'Inactive', MILLISECONDS.deactivate);
      case 'DeleteRouterInterface': {
        const row = found();
        if (row.Status !== 'Idle' && row.Status !== 'Inactive') refuse('IncorrectStatus');
        const referred = this.entries.some((entry) =>
          entry.NextHops.NextHop.some((hop) => hop.NextHopId === row.RouterInterfaceId),
        );
        if (referred) refuse('DependencyViolation.RouterInterfaceReferedByRouteEntry');
        return become(row, 'Deleting', 'gone', MILLISECONDS.remove);
      }
      case 'CreateRouteEntry':
        return this.#createEntry(parameters, refuse, become);
      case 'DeleteRouteEntry': {
        const entry = this.entries.find(
          (row) =>
            row.RouteTableId === parameters.RouteTableId &&
            row.DestinationCidrBlock === parameters.DestinationCidrBlock &&
            row.NextHops.NextHop[0]?.NextHopId === parameters.NextHopId,
        );
        if (entry === undefined) return refuse('InvalidRouteEntry.NotFound');
        if (this.#busy(entry.RouteTableId)) refuse('TaskConflict');
        return become(entry, 'Deleting', 'gone', MILLISECONDS.dropRoute);
      }
      default:
        return refuse('InvalidAction.NotFound', 404);
    }
  }

  #createEntry(
    parameters: Parameters,
    refuse: (code: string) => never,
    become: (row: ModelEntry, now: string, next: string, ms: number) => object,
  ): object {
    const { RouteTableId, DestinationCidrBlock, NextHopId, NextHopType, RouteEntryName } = parameters as Record<
      string,
      string
    >;
    if (this.#busy(String(RouteTableId))) refuse('TaskConflict');
    if (
      this.entries.some((row) => row.RouteTableId === RouteTableId && row.DestinationCidrBlock === DestinationCidrBlock)
    ) {
      refuse('InvalidCIDRBlock.Duplicate');
    }
    const hop = this.interfaces.find((row) => row.RouterInterfaceId === NextHopId);
    if (hop?.Status !== 'Active') refuse('IncorrectStatus.RouterInterface');
    const RouteEntryId = this.newId('rte');
    const NextHops = { NextHop: [{ NextHopType, NextHopId }] };
    const entry = {
      RouteEntryId,
      RouteEntryName,
      RouteTableId,
      DestinationCidrBlock,
      Type: 'Custom',
      Status: 'Pending',
      NextHops,
    };
    this.entries.push(entry as ModelEntry);
    become(entry as ModelEntry, 'Pending', 'Available', MILLISECONDS.addRoute);
    return { RouteEntryId };
  }

  /** The service takes one route change in a VPC at a time. */
  #busy(table: string): boolean {
    return this.entries.some((row) => row.RouteTableId === table && row.at !== undefined);
  }

  connected(a: string, b: string): boolean {
    const between = (row: ModelInterface): boolean =>
      (row.RouterId === a && row.OppositeRouterId === b) || (row.RouterId === b && row.OppositeRouterId === a);
    return this.interfaces.some((row) => between(row) && row.Status !== 'Idle' && row.Status !== 'Deleting');
  }
}
