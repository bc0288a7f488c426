import type { Chance } from '../../support/chance.ts';
import type { Parameters } from '../../support/signed-request.ts';

/** A kind of resource that tenants make, by its table in the store. */
export type Kind = 'vpcs' | 'vswitches' | 'routeEntries' | 'routerInterfaces';

type Fields = Readonly<Record<string, string>>;

/** A resource that was acknowledged, with the fields that are its tenant's doing. */
export interface Known {
  readonly kind: Kind;
  readonly fields: Fields;
  /** The id of the VPC that it lies in; empty for a VPC. */
  readonly parent: string;
  /** Of a VPC, what came with it. */
  readonly router?: string | undefined;
  readonly table?: string | undefined;
}

/** What a write will have done once it is acknowledged. */
export type Effect =
  | {
      readonly do: 'create';
      readonly kind: Kind;
      readonly idField: string;
      readonly fields: Fields;
      readonly parent: string;
    }
  | { readonly do: 'change'; readonly id: string; readonly fields: Fields }
  | { readonly do: 'delete'; readonly id: string };

export interface Operation {
  readonly action: string;
  readonly parameters: Parameters;
  /** Absent for reads. */
  readonly effect?: Effect;
}

interface Desk {
  readonly chance: Chance;
  readonly known: ReadonlyMap<string, Known>;
  /** A name that nothing has yet. */
  readonly name: string;
}

type Draw = (desk: Desk) => Operation | undefined;

const of = ({ known }: Desk, kind: Kind): readonly [string, Known][] =>
  [...known].filter(([, resource]) => resource.kind === kind);

/** Something of a kind; undefined where the tenant has none. */
function any(desk: Desk, kind: Kind): readonly [id: string, known: Known] | undefined {
  const all = of(desk, kind);
  return all.length === 0 ? undefined : desk.chance.pick(all);
}

const createVpc: Draw = (desk) => {
  if (of(desk, 'vpcs').length >= 4) return undefined;
  const fields = { name: desk.name, cidr: `10.${desk.chance.below(256)}.0.0/16` };
  const parameters = { VpcName: fields.name, CidrBlock: fields.cidr, Tag: [{ Key: 'made-by', Value: desk.name }] };
  return {
    action: 'CreateVpc',
    parameters,
    effect: { do: 'create', kind: 'vpcs', idField: 'VpcId', fields, parent: '' },
  };
};

const renameVpc: Draw = (desk) => {
  const [id] = any(desk, 'vpcs') ?? [];
  if (!id) return undefined;
  const effect = { do: 'change', id, fields: { name: desk.name, description: desk.name } } as const;
  return {
    action: 'ModifyVpcAttribute',
    parameters: { VpcId: id, VpcName: desk.name, Description: desk.name },
    effect,
  };
};

const deleteVpc: Draw = (desk) => {
  const [id] = any(desk, 'vpcs') ?? [];
  if (!id || [...desk.known.values()].some(({ parent }) => parent === id)) return undefined;
  return { action: 'DeleteVpc', parameters: { VpcId: id }, effect: { do: 'delete', id } };
};

const createVSwitch: Draw = (desk) => {
  const [parent, vpc] = any(desk, 'vpcs') ?? [];
  if (!parent || !vpc) return undefined;
  const cidr = (vpc.fields.cidr ?? '').replace('0.0/16', `${desk.chance.below(200)}.0/24`);
  return {
    action: 'CreateVSwitch',
    parameters: { VpcId: parent, ZoneId: 'cn-hangzhou-b', CidrBlock: cidr, VSwitchName: desk.name },
    effect: { do: 'create', kind: 'vswitches', idField: 'VSwitchId', fields: { name: desk.name, cidr }, parent },
  };
};

const deleteVSwitch: Draw = (desk) => {
  const [id] = any(desk, 'vswitches') ?? [];
  return id === undefined
    ? undefined
    : { action: 'DeleteVSwitch', parameters: { VSwitchId: id }, effect: { do: 'delete', id } };
};

const createRouteEntry: Draw = (desk) => {
  const [parent, vpc] = any(desk, 'vpcs') ?? [];
  if (!parent || !vpc?.table) return undefined;
  const destination = `192.168.${desk.chance.below(250)}.0/24`;
  // VPN gateways are not emulated, so that any may be a next hop.
  const parameters = { NextHopType: 'VpnGateway', NextHopId: 'vpn-bp1x', RouteEntryName: desk.name };
  return {
    action: 'CreateRouteEntry',
    parameters: { ...parameters, RouteTableId: vpc.table, DestinationCidrBlock: destination },
    effect: {
      do: 'create',
      kind: 'routeEntries',
      idField: 'RouteEntryId',
      fields: { name: desk.name, destination },
      parent,
    },
  };
};

const deleteRouteEntry: Draw = (desk) => {
  const [id] = any(desk, 'routeEntries') ?? [];
  return id === undefined
    ? undefined
    : { action: 'DeleteRouteEntry', parameters: { RouteEntryId: id }, effect: { do: 'delete', id } };
};

const createRouterInterface: Draw = (desk) => {
  const [parent, vpc] = any(desk, 'vpcs') ?? [];
  if (!parent || !vpc?.router || of(desk, 'routerInterfaces').length >= 8) return undefined;
  const initiates = desk.chance.once(0.5);
  return {
    action: 'CreateRouterInterface',
    parameters: {
      RouterType: 'VRouter',
      RouterId: vpc.router,
      Role: initiates ? 'InitiatingSide' : 'AcceptingSide',
      Spec: initiates ? 'Mini.2' : 'Negative',
      OppositeRegionId: 'cn-hangzhou',
      Name: desk.name,
    },
    effect: {
      do: 'create',
      kind: 'routerInterfaces',
      idField: 'RouterInterfaceId',
      fields: { name: desk.name },
      parent,
    },
  };
};

const renameRouterInterface: Draw = (desk) => {
  const [id] = any(desk, 'routerInterfaces') ?? [];
  if (!id) return undefined;
  const parameters = { RouterInterfaceId: id, Name: desk.name };
  return {
    action: 'ModifyRouterInterfaceAttribute',
    parameters,
    effect: { do: 'change', id, fields: { name: desk.name } },
  };
};

const deleteRouterInterface: Draw = (desk) => {
  const [id] = any(desk, 'routerInterfaces') ?? [];
  if (!id) return undefined;
  return { action: 'DeleteRouterInterface', parameters: { RouterInterfaceId: id }, effect: { do: 'delete', id } };
};

const describe: Draw = (desk) => ({
  action: desk.chance.pick(['DescribeVpcs', 'DescribeVSwitches', 'DescribeRouterInterfaces', 'DescribeVRouters']),
  parameters: { PageSize: desk.chance.pick([1, 10, 50]), PageNumber: 1 + desk.chance.below(3) },
});

const describeOne: Draw = (desk) => {
  const [id] = any(desk, 'vpcs') ?? [];
  return id === undefined ? undefined : { action: 'DescribeVpcAttribute', parameters: { VpcId: id } };
};

const nonsense: Draw = (desk) => ({
  action: desk.chance.pick(['DeleteVpc', 'DescribeVpcAttribute', 'CreateVSwitch', 'NoSuchAction']),
  parameters: { VpcId: `vpc-bp1${desk.name}` },
});

/** What tenants do, each as often as it is listed. */
export const OPERATIONS: readonly Draw[] = [
  createVpc,
  createVpc,
  renameVpc,
  renameVpc,
  deleteVpc,
  createVSwitch,
  createVSwitch,
  createVSwitch,
  deleteVSwitch,
  createRouteEntry,
  createRouteEntry,
  createRouteEntry,
  deleteRouteEntry,
  createRouterInterface,
  createRouterInterface,
  renameRouterInterface,
  deleteRouterInterface,
  describe,
  describe,
  describeOne,
  nonsense,
];
