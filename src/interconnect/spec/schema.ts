import { z } from 'zod';

/** Bandwidth classes of an initiator (contract: router-interface.md section 1). */
export const BANDWIDTH_CLASSES = [
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

const NAME = /^[a-z][a-z0-9-]{0,30}[a-z0-9]$|^[a-z]$/;
const name = z
  .string()
  .regex(NAME, 'a name of 1 to 32 lower-case letters, digits and dashes that starts with a letter and does not end in a dash');

const id = (prefix: string, what: string) =>
  z.string().regex(new RegExp(`^${prefix}-[a-z0-9]+$`), `${what}: "${prefix}-" followed by lower-case letters and digits`);

const region = z
  .string()
  .regex(/^[a-z]{2,4}(-[a-z0-9]+)+$/, 'a region id such as cn-hangzhou')
  .describe('Region id, such as `cn-hangzhou`.');

const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const cidrBlock = z
  .string()
  .regex(new RegExp(`^${octet}(\\.${octet}){3}/([12]?\\d|3[0-2])$`), 'an IPv4 CIDR block such as 10.0.0.0/16');

const tags = z.record(z.string().min(1).max(128), z.string().max(128));

const routeTables = z
  .union([z.literal(['system', 'all']), z.array(id('vtb', 'a route table id')).min(1)])
  .describe('Which route tables get routes: `system` (the default), `all` tables for vSwitches, or a list of ids.');

const network = z
  .strictObject({
    vpc: id('vpc', 'a VPC id').optional().describe('The VPC by its id.'),
    name: z.string().min(1).max(128).optional().describe('The VPC by its name; it must be the only one of that name in the region.'),
    tag: tags.optional().describe('The VPC by its tags; all must match, and only one VPC may have them.'),
    router: id('vrt', 'a VRouter id').optional().describe("The VPC by its VRouter's id."),
    routeTable: id('vtb', 'a route table id').optional().describe('The one route table that gets routes, by its id.'),
    routeTables: routeTables.optional(),
    region: region.optional().describe("The VPC's region, where it is not the one of the interconnect."),
    profile: z.string().min(1).optional().describe('The credentials profile of the account that owns the VPC.'),
  })
  .describe('A VPC, named by exactly one of `vpc`, `name`, `tag`, `router`.');

const destinations = z.union([z.literal('peer'), z.array(cidrBlock).min(1)]);

const bandwidthClass = z.enum(BANDWIDTH_CLASSES);

const pair = z.tuple([name, name]);

const connection = z.strictObject({
  between: pair.describe('The two networks; the first one becomes the initiator, which carries the bandwidth class and the bill.'),
  spec: bandwidthClass.optional().describe('Bandwidth class of this connection.'),
  via: z.literal('router-interface').default('router-interface').describe('How the two are connected.'),
  destinations: z
    .record(name, destinations)
    .default({})
    .describe("Per network, which destinations its routes lead to: `peer` (all CIDR blocks of the other VPC, the default) or a list."),
});

const connect = z.union([pair, connection]).transform((entry) => (Array.isArray(entry) ? connection.parse({ between: entry }) : entry));

/** The one definition of a spec: validation, types, the published JSON Schema and the reference page all come from it. */
export const specSchema = z
  .strictObject({
    $schema: z.string().optional().describe('For editors: where the JSON Schema is.'),
    name: name.describe('Name of the interconnect. What Isthmus makes carries it.'),
    region,
    target: z.enum(['alibaba', 'local']).default('alibaba').describe('The cloud: `alibaba`, or the `local` one on this machine.'),
    networks: z.record(name, network).describe('The VPCs, by names of your own.'),
    connect: z.array(connect).min(1).describe('The pairs to connect: `[a, b]`, or an object.'),
    spec: bandwidthClass.default('Large.2').describe('Bandwidth class where a connection names none.'),
    tags: tags.default({}).describe('Tags for everything that Isthmus makes.'),
  })
  .describe('An interconnect of VPCs on Alibaba Cloud.');
