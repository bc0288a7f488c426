import { z } from 'zod';

const text = (form: RegExp, expected: string) => z.string({ error: expected }).regex(form, expected);
const id = (prefix: string) => text(new RegExp(`^${prefix}-[a-z0-9]{1,40}$`), `an id such as ${prefix}-bp15opprpg0rg`);
const block = text(/^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/, 'an IPv4 CIDR block such as 10.0.0.0/16');
const region = text(/^[a-z]{2,4}(?:-[a-z0-9]+)+$/, 'a region id such as cn-hangzhou');
const name = text(/^.{1,128}$/, 'a name of at most 128 characters');
const description = text(/^.{0,256}$/, 'a description of at most 256 characters');
const tags = z.record(z.string(), text(/^.{0,128}$/, 'a tag value of at most 128 characters')).describe('Its tags.');

const vSwitchSchema = z
  .strictObject({
    name: name.optional(),
    id: id('vsw').optional().describe('The id that it gets.'),
    zone: text(/^(?:[a-z]|[a-z0-9-]{3,60})$/, 'a zone such as cn-hangzhou-i, or its last letter').describe(
      'Its zone, or the last letter of it.',
    ),
    cidr: block.optional().describe('Its CIDR block; a default vSwitch gets its own.'),
    default: z.boolean().default(false).describe('Whether it is the default vSwitch of its zone, in a default VPC.'),
    description: description.optional(),
    tags: tags.default({}),
  })
  .describe('A vSwitch.');

const routeTableSchema = z
  .strictObject({
    name: name.optional(),
    id: id('vtb').optional().describe('The id that it gets.'),
    description: description.optional(),
    vSwitches: z.array(name).default([]).describe('The vSwitches that it is bound to, by name.'),
    tags: tags.default({}),
  })
  .describe('A custom route table.');

const ruleSchema = z
  .strictObject({
    protocol: z.enum(['tcp', 'udp', 'icmp', 'gre', 'all']).default('all'),
    ports: text(/^-?\d{1,5}\/-?\d{1,5}$/, 'a range of ports such as 22/22')
      .optional()
      .describe('Default: all of them.'),
    cidr: block.describe('The far side.'),
    policy: z.enum(['accept', 'drop']).default('accept'),
    priority: z.int({ error: 'a priority from 1 to 100' }).min(1).max(100).default(1),
  })
  .describe('A rule of a security group.');

const securityGroupSchema = z
  .strictObject({
    name: name.describe('Its name; instances refer to it.'),
    id: id('sg').optional().describe('The id that it gets.'),
    description: description.optional(),
    type: z.enum(['normal', 'enterprise']).default('normal'),
    ingress: z.array(ruleSchema).default([]).describe('Its rules for what comes in.'),
    egress: z.array(ruleSchema).default([]).describe('Its rules for what goes out.'),
    tags: tags.default({}),
  })
  .describe('A security group.');

const instanceSchema = z
  .strictObject({
    name: name.optional(),
    id: id('i').optional().describe('The id that it gets.'),
    vSwitch: name.describe('The vSwitch it stands in, by name.'),
    securityGroup: name.describe('Its security group, by name.'),
    address: text(/^\d{1,3}(?:\.\d{1,3}){3}$/, 'an IPv4 address')
      .optional()
      .describe('Its private address.'),
    tags: tags.default({}),
  })
  .describe('An instance: a host on the network, and no more than that.');

const networkSchema = z
  .strictObject({
    vpc: id('vpc').optional().describe('The id that the VPC gets.'),
    router: id('vrt').optional().describe('The id that its VRouter gets.'),
    routeTable: id('vtb').optional().describe('The id that its system route table gets.'),
    name: name.optional().describe('Its name; without one, its key in this file.'),
    region: region.optional().describe('Its region, where it is not the region of the file.'),
    account: text(/^\d{1,20}$/, 'an account id, in quotes')
      .optional()
      .describe('The account that owns it.'),
    default: z.boolean().default(false).describe('Whether it is the default VPC of its region.'),
    cidr: block.optional().describe('Its CIDR block; default 172.16.0.0/12.'),
    secondaryCidrs: z.array(block).default([]).describe('Its secondary CIDR blocks.'),
    ipv6: z.boolean().default(false).describe('Whether it has an IPv6 block.'),
    description: description.optional(),
    resourceGroup: text(/^rg-[a-z0-9]+$/, 'a resource group such as rg-acfmxazb4ph6aiy').optional(),
    tags: tags.default({}),
    vSwitches: z.array(vSwitchSchema).default([]).describe('Its vSwitches.'),
    routeTables: z.array(routeTableSchema).default([]).describe('Its custom route tables.'),
    securityGroups: z.array(securityGroupSchema).default([]).describe('Its security groups.'),
    instances: z.array(instanceSchema).default([]).describe('Its instances.'),
  })
  .describe('A VPC and what is in it.');

/** What is in the local cloud from the start. Names as in a spec; the ids of a spec are here the ids that things get. */
export const initSchema = z
  .strictObject({
    region: region.optional().describe('Region of the networks that name none of their own.'),
    networks: z.record(z.string(), networkSchema).describe('The VPCs, under names of your own.'),
  })
  .describe('Resources that a local cloud starts with.');

export type InitDocument = z.output<typeof initSchema>;
/** The same as its author writes it: defaults may be left out. */
export type InitInput = z.input<typeof initSchema>;
export type InitNetwork = InitDocument['networks'][string];
