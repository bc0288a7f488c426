import { formatCidr } from '../../../network/cidr.ts';
import { vpcAction } from '../../action.ts';
import { integer, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { checkTags, setTags, tagParameters } from '../../shared/tag-set.ts';
import { IncorrectVpcStatus, MissingParameter, VpcNotFound } from '../shared/errors.ts';
import { checkSettledForVSwitch } from '../shared/interlocks.ts';
import { ZoneNotFound } from './errors.ts';
import { ipv6Subnet } from './ipv6-subnet.ts';
import { addVSwitch } from './new-vswitch.ts';
import { checkVSwitchBlock, checkVSwitchNames, checkVSwitchQuota, freeBlock } from './vswitch-checks.ts';

/** Creates a vSwitch in a zone. Source: API page CreateVSwitch. */
export const CreateVSwitch = vpcAction({
  name: 'CreateVSwitch',
  effect: 'write',
  parameters: {
    RegionId: text,
    VpcId: required(text),
    ZoneId: required(text),
    CidrBlock: text,
    CidrMask: integer,
    VSwitchName: text,
    Description: text,
    Ipv6CidrBlock: integer,
    Ipv6CidrMask: integer,
    VpcIpv6CidrBlock: text,
    Tag: tagParameters,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, region } = call;
    const { VSwitchName: name = '', Description: description = '', ZoneId: zone, Tag: tags } = parameters;
    const { CidrBlock: wanted, CidrMask: mask, Ipv6CidrBlock: subnet } = parameters;
    if (!wanted && mask === undefined) throw MissingParameter();
    const vpc = ownedOr(call, store.tables.vpcs, parameters.VpcId, VpcNotFound);
    if (!region.zones.includes(zone)) throw ZoneNotFound();
    if (vpc.status !== 'Available') throw IncorrectVpcStatus();
    // The newest SDKs may leave the block to the service, and name its mask alone.
    const cidr = wanted || formatCidr(freeBlock(call, vpc, mask ?? 0));
    checkVSwitchBlock(call, vpc, cidr);
    checkVSwitchQuota(call, vpc);
    checkVSwitchNames(name, description);
    checkTags(tags);
    const ipv6 = { vpcBlock: parameters.VpcIpv6CidrBlock, mask: parameters.Ipv6CidrMask };
    const ipv6Cidr = subnet === undefined ? '' : ipv6Subnet(call, vpc, { ...ipv6, subnet });
    checkSettledForVSwitch(call, vpc.id);

    const id = addVSwitch(call, vpc, { name, description, zone, cidr, ipv6Cidr, isDefault: false });
    setTags(call, 'VSWITCH', id, tags);
    return { VSwitchId: id };
  },
});
