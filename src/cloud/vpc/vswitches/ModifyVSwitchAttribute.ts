import { errorCase } from '../../../openapi/index.ts';
import { type Call, vpcAction } from '../../action.ts';
import { boolean, integer, required, text, type ValuesOf } from '../../parameters.ts';
import { parseIpv6 } from '../../shared/ipv6.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { VSwitchRow } from '../../store/rows.ts';
import { MissingParameter, VpcNotFound } from '../shared/errors.ts';
import { addLocalEntries, removeLocalEntries } from '../shared/system-entries.ts';
import { ipv6Subnet } from './ipv6-subnet.ts';
import { checkVSwitchNames } from './vswitch-checks.ts';

const NotFound = errorCase(404, 'InvalidVSwitchId.NotFound', 'The specified virtual switch does not exists.');
const IncorrectStatus = errorCase(
  400,
  'IncorrectStatus.VSwitch',
  'The status of the specified virtual switch is incorrect.',
);
// The rules are documented, the codes are unconfirmed.
const Ipv6Fixed = errorCase(
  400,
  'IllegalParam.Ipv6CidrBlock',
  'The IPv6 CIDR block of the virtual switch cannot be changed.',
);
const Ipv6Contradiction = errorCase(
  400,
  'IllegalParam.EnableIpv6',
  'Ipv6CidrBlock cannot be specified while IPv6 is disabled.',
);

const declared = {
  RegionId: text,
  VSwitchId: required(text),
  VSwitchName: text,
  Description: text,
  EnableIPv6: boolean,
  Ipv6CidrBlock: integer,
  Ipv6CidrMask: integer,
  VpcIpv6CidrBlock: text,
};

type ModifyCall = Call<ValuesOf<typeof declared>>;

/** Changes name, description or IPv6 of a vSwitch; its IPv4 block stays. Source: API page ModifyVSwitchAttribute. */
export const ModifyVSwitchAttribute = vpcAction({
  name: 'ModifyVSwitchAttribute',
  effect: 'write',
  parameters: declared,
  run(call) {
    const { parameters, store, timing, strict } = call;
    const { vswitches } = store.tables;
    const vswitch = ownedOr(call, vswitches, parameters.VSwitchId, NotFound);
    const { VSwitchName: name = vswitch.name, Description: description = vswitch.description } = parameters;
    checkVSwitchNames(name, description);
    if (vswitch.status === 'Deleting' || (strict && vswitch.status !== 'Available')) throw IncorrectStatus();
    const ipv6Cidr = newIpv6Cidr(call, vswitch);
    if (ipv6Cidr !== vswitch.ipv6Cidr) {
      if (vswitch.ipv6) removeLocalEntries(call, vswitch.vpc, vswitch.ipv6Cidr);
      else addLocalEntries(call, vswitch.vpc, ipv6Cidr);
    }
    vswitches.update(vswitch.id, { name, description, ipv6Cidr, ipv6: ipv6Cidr !== '', status: 'Pending' });
    call.after(timing.modifyVSwitch, vswitches, vswitch.id, { status: 'Available' });
    return {};
  },
});

/** The /64 after the call; empty while IPv6 is off. A block once given can be taken away, but not replaced in place. */
function newIpv6Cidr(call: ModifyCall, vswitch: VSwitchRow): string {
  const { EnableIPv6: enable, Ipv6CidrBlock: subnet, VpcIpv6CidrBlock: vpcBlock, Ipv6CidrMask: mask } = call.parameters;
  if (enable === undefined && subnet === undefined) return vswitch.ipv6Cidr;
  if (enable === false) {
    if (subnet !== undefined) throw Ipv6Contradiction();
    return '';
  }
  if (vswitch.ipv6) {
    if (subnet !== undefined && subnetOf(vswitch.ipv6Cidr) !== subnet) throw Ipv6Fixed();
    return vswitch.ipv6Cidr;
  }
  if (subnet === undefined || enable === undefined) throw MissingParameter();
  const vpc = ownedOr(call, call.store.tables.vpcs, vswitch.vpc, VpcNotFound);
  return ipv6Subnet(call, vpc, { subnet, vpcBlock, mask });
}

/** The subnet byte of a vSwitch's /64. */
const subnetOf = (block: string): number => Number(((parseIpv6(block)?.base ?? 0n) >> 64n) & 0xffn);
