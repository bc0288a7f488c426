import { z } from 'zod';
import { LIMITS } from '../limits.ts';

/** Bandwidth classes of an initiator (API page CreateRouterInterface). */
const BANDWIDTH_CLASSES = [
  'Mini.2',
  'Mini.5',
  'Small.1',
  'Small.2',
  'Small.5',
  'Middle.1',
  'Middle.2',
  'Middle.5',
  'Large.1',
  'Large.2',
  'Large.5',
  'Xlarge.1',
] as const;

/** A text of a certain form; `expected` says the form in words, in errors and in the reference. */
const text = (form: RegExp, expected: string) => z.string({ error: expected }).regex(form, expected);

const name = text(/^[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?$/, 'a name of at most 32 lower-case letters, digits and dashes');
const vpcId = text(/^vpc-[a-z0-9]+$/, 'a VPC id such as vpc-bp15opprpg0rg');
const routerId = text(/^vrt-[a-z0-9]+$/, 'a VRouter id such as vrt-bp1ltkytn6lgm');
const routeTableId = text(/^vtb-[a-z0-9]+$/, 'a route table id such as vtb-bp1krxxzp0c29');
const region = text(/^[a-z]{2,4}(?:-[a-z0-9]+)+$/, 'a region id such as cn-hangzhou');
const block = text(/^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/, 'an IPv4 CIDR block such as 10.0.0.0/16');
const tagKey = text(
  /^(?!aliyun|acs:|https?:\/\/).{1,128}$/i,
  'a tag key of 1 to 128 characters, not starting with aliyun or acs:',
);
const tagValue = text(/^(?!aliyun|acs:|https?:\/\/).{0,128}$/i, 'a tag value of at most 128 characters');
const tags = z.record(tagKey, tagValue);
const bandwidthClass = z.enum(BANDWIDTH_CLASSES);
const via = z.enum(['auto', 'router-interface', 'vpc-peering']);

export const networkSchema = z
  .strictObject({
    vpc: vpcId.optional().describe('The VPC by its id.'),
    name: text(/^.{1,128}$/, 'the name of a VPC')
      .optional()
      .describe('The VPC by its name, which must be the only one of that name in the region.'),
    tag: tags.optional().describe('The VPC by its tags: all must match, and only one VPC may have them.'),
    router: routerId.optional().describe("The VPC by its VRouter's id."),
    routeTable: routeTableId.optional().describe('The one route table that gets routes, by its id.'),
    routeTables: z
      .union([z.enum(['system', 'all']), z.array(routeTableId).min(1)])
      .optional()
      .describe('The route tables that get routes: `system` (the default), `all`, or a list of ids.'),
    region: region.optional().describe('Region of the VPC, where it is not the region of the interconnect.'),
    profile: text(/^.+$/, 'the name of a profile')
      .optional()
      .describe('The credentials profile of the account that owns the VPC; without it the default credentials.'),
  })
  .describe('A VPC, named by exactly one of `vpc`, `name`, `tag` and `router`.');

const pair = z.tuple([name, name], { error: 'the names of two networks, such as [app, data]' });

export const connectionSchema = z
  .strictObject({
    between: pair.describe('The two networks. The first one initiates: it carries the bandwidth class and the bill.'),
    spec: bandwidthClass.optional().describe('Bandwidth class of this connection.'),
    via: via.optional().describe('What connects the two, where it is not the way of the interconnect.'),
    bandwidth: z
      .int({ error: 'a whole number of Mbit/s' })
      .min(1, 'at least 1 Mbit/s')
      .optional()
      .describe('Bandwidth of a VPC peering between regions, in Mbit/s; without it what the service gives (1024).'),
    adopt: z
      .array(text(/^(ri|pcc)-[a-z0-9]+$/, 'the id of a router interface or a VPC peering'))
      .default([])
      .describe(
        'What joins the two already and was made by somebody else: its ids. Isthmus takes it over: keeps it as declared, and removes it with `down`.',
      ),
    destinations: z
      .record(name, z.union([z.literal('peer'), z.array(block).min(1)]))
      .default({})
      .describe(
        'For each network the destinations that its routes towards the other lead to: `peer` (the default: all CIDR blocks of the other VPC) or a list of CIDR blocks.',
      ),
  })
  .describe('A connection in its long form.');

const connect = z
  .union([pair, connectionSchema])
  .transform((entry) => (Array.isArray(entry) ? connectionSchema.parse({ between: entry }) : entry));

const quota = (usual: number, of: string) => {
  const whole = z.int({ error: 'a whole number' }).min(0, 'a whole number from 0');
  return whole.default(usual).describe(`Quota of ${of}.`);
};

const quotasSchema = z
  .strictObject({
    routerInterfacesPerRouter: quota(LIMITS.routerInterfacesPerRouter, 'router interfaces on a VRouter'),
    customEntriesPerRouteTable: quota(LIMITS.customEntriesPerRouteTable, 'custom entries in a route table'),
    peeringsInRegionPerVpc: quota(LIMITS.peeringsInRegionPerVpc, 'peerings of a VPC within its region'),
    peeringsAcrossRegionsPerVpc: quota(LIMITS.peeringsAcrossRegionsPerVpc, 'peerings of a VPC to other regions'),
    peeringsPerAccountAndRegion: quota(LIMITS.peeringsPerAccountAndRegion, 'peerings of an account in a region'),
  })
  .describe('What a plan may count on, where an account was given more than usual, or less.');

/** The one definition of a spec: validation, types, the published JSON Schema and the reference page come from it. */
export const specSchema = z
  .strictObject({
    $schema: z.string().optional().describe('For editors: where the JSON Schema is.'),
    name: name.describe('Name of the interconnect; what Isthmus makes carries it.'),
    region: region.describe('Region of the networks that name none of their own.'),
    target: z
      .enum(['alibaba', 'local'])
      .default('alibaba')
      .describe('The cloud: `alibaba`, or the `local` one on this machine.'),
    networks: z.record(name, networkSchema).describe('The VPCs, under names of your own.'),
    connect: z
      .array(connect)
      .min(1, 'at least one pair')
      .describe('The pairs to connect: `[app, data]`, or the long form.'),
    spec: bandwidthClass.default('Large.2').describe('Bandwidth class of the connections that name none.'),
    via: via
      .default('auto')
      .describe(
        'What connects the pairs: a pair of router interfaces, a VPC peering, or `auto`: what is there stays, and what is new is a peering.',
      ),
    quotas: quotasSchema.prefault({}).describe('Quotas of the accounts, where they are not the usual ones.'),
    tags: tags.default({}).describe('Tags for the router interfaces and VPC peerings that Isthmus makes.'),
  })
  .describe('An interconnect of VPCs on Alibaba Cloud.');
