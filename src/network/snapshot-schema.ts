import { SNAPSHOT_FORMAT } from './snapshot.ts';

/** The part of JSON Schema (draft-07) that the snapshot needs; `readSnapshot` interprets exactly this part. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string';
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  /** The schema of every property that is not named in `properties`. */
  readonly additionalProperties?: JsonSchema;
}

const ADDRESS = '(\\d{1,3}\\.){3}\\d{1,3}';

const text = (description: string): JsonSchema => ({ type: 'string', description });
const id = (description: string): JsonSchema => ({ type: 'string', pattern: '^.+$', description });
const oneOf = (values: readonly string[], description: string): JsonSchema => ({
  type: 'string',
  enum: values,
  description,
});
const block = (description: string): JsonSchema => ({
  type: 'string',
  pattern: `^${ADDRESS}(/\\d{1,2})?$`,
  description,
});
const address = (description: string): JsonSchema => ({ type: 'string', pattern: `^${ADDRESS}$`, description });
const listOf = (items: JsonSchema, description: string): JsonSchema => ({ type: 'array', items, description });
const record = (required: readonly string[], properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  required,
  properties,
});

const vpc = record(['vpcId', 'cidrBlock', 'vRouterId'], {
  vpcId: id('vpc-…'),
  vpcName: text('For people.'),
  regionId: text('Such as cn-hangzhou.'),
  ownerId: text('Account of the owner.'),
  cidrBlock: block('Primary CIDR block.'),
  secondaryCidrBlocks: listOf(block('A secondary CIDR block.'), 'Secondary CIDR blocks.'),
  vRouterId: id("vrt-…, the VPC's one VRouter."),
  tags: { type: 'object', description: 'Its tags, value by key.', additionalProperties: text('A value.') },
});

const vSwitch = record(['vSwitchId', 'vpcId', 'cidrBlock'], {
  vSwitchId: id('vsw-…'),
  vSwitchName: text('For people.'),
  vpcId: id('The VPC it is in.'),
  zoneId: text('Such as cn-hangzhou-b.'),
  cidrBlock: block('Its block, inside a block of the VPC.'),
  routeTableId: text("The route table bound to it; left out: the VPC's system table."),
});

const routeEntry = record(['destinationCidrBlock', 'nextHopType'], {
  routeEntryId: text('rte-…'),
  destinationCidrBlock: block('Destination; a bare address means /32.'),
  type: oneOf(['System', 'Custom', 'BGP', 'CEN', 'ECR'], 'Left out: Custom.'),
  prefixListId: text('pl-…, where the entry of the table is for a prefix list, of which this is one block.'),
  nextHopType: id('local, service, RouterInterface, VpcPeer, Instance, NatGateway …'),
  nextHopId: text('Id of the next hop; empty for local and service.'),
  status: oneOf(['Pending', 'Available', 'Modifying', 'Deleting'], 'Left out: Available.'),
  serviceType: text('TR when a transit router manages the entry.'),
});

const routeTable = record(['routeTableId', 'vpcId', 'routeTableType'], {
  routeTableId: id('vtb-…'),
  routeTableName: text('For people.'),
  vpcId: id('The VPC it is in.'),
  routeTableType: oneOf(['System', 'Custom'], 'Each VPC has exactly one System table.'),
  associateType: oneOf(['VSwitch', 'Gateway'], 'What it can be bound to; left out: VSwitch.'),
  routeEntries: listOf(routeEntry, 'Its entries; system entries may be left out.'),
});

const routerInterface = record(['routerInterfaceId', 'role', 'status', 'routerId'], {
  routerInterfaceId: id('ri-…'),
  name: text('For people.'),
  regionId: text('Region of this side.'),
  role: oneOf(['InitiatingSide', 'AcceptingSide'], 'Only the initiating side can be connected.'),
  status: id('Idle, Connecting, Active, Inactive …'),
  routerType: oneOf(['VRouter', 'VBR'], 'Left out: VRouter.'),
  routerId: id('The router it is on.'),
  oppositeInterfaceId: text('The router interface it names as its peer.'),
  oppositeInterfaceOwnerId: text('Account of that interface.'),
  oppositeInterfaceStatus: text('Its status as this side reports it.'),
  oppositeRouterId: text('The router it names as its peer.'),
  oppositeRouterType: oneOf(['VRouter', 'VBR'], 'Left out: VRouter.'),
  oppositeRegionId: text('Region of the other side.'),
});

const vpcPeering = record(['instanceId', 'status', 'vpcId', 'acceptingVpcId'], {
  instanceId: id('pcc-…'),
  name: text('For people.'),
  status: id('Creating, Accepting, Updating, Activated, Rejected, Expired, Deleting.'),
  vpcId: id('The VPC that asked.'),
  regionId: text('Its region.'),
  acceptingVpcId: id('The VPC that was asked.'),
  acceptingRegionId: text('Its region.'),
});

const host = record(['hostId', 'type', 'vSwitchId', 'ipAddress'], {
  hostId: id('i-…, eni-…, havip-…'),
  type: oneOf(['Instance', 'NetworkInterface', 'HaVip'], 'What it is.'),
  vSwitchId: id('The vSwitch it is in.'),
  ipAddress: address('Its primary private address.'),
  secondaryIpAddresses: listOf(address('A further private address.'), 'Its further private addresses.'),
  status: text('Up are a Running instance, an interface or HaVip that is InUse; left out: up.'),
});

const anything: JsonSchema = { type: 'object', description: 'Kept, not interpreted.' };

/** The snapshot format as a JSON Schema (draft-07), for editors and for readers in other languages. */
export const snapshotSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://unpkg.com/isthmus/schema/network.schema.json',
  title: 'Isthmus network snapshot',
  description: 'A network on Alibaba Cloud as plain data: what isthmus snapshot writes and --network reads.',
  ...record(['format', 'vpcs', 'vSwitches', 'routeTables'], {
    format: { type: 'string', const: SNAPSHOT_FORMAT, description: 'Name and version of the format.' },
    takenAt: text('When it was taken, UTC, ISO 8601.'),
    notes: listOf(text('A sentence.'), 'What could not be looked at when it was taken.'),
    vpcs: listOf(vpc, 'The VPCs.'),
    vSwitches: listOf(vSwitch, 'Their vSwitches.'),
    routeTables: listOf(routeTable, 'Their route tables, custom ones too.'),
    routerInterfaces: listOf(routerInterface, 'Router interfaces of the VRouters.'),
    vpcPeerings: listOf(vpcPeering, 'VPC peering connections.'),
    hosts: listOf(host, 'Instances, ENIs and HaVips; left out: not looked at.'),
    securityGroups: listOf(anything, 'A place for security groups. Not modelled yet.'),
    networkAcls: listOf(anything, 'A place for network ACLs. Not modelled yet.'),
  }),
};
