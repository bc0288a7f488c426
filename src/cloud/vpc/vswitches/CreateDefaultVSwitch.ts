import { formatCidr } from '../../../network/cidr.ts';
import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { integer, required, text } from '../../parameters.ts';
import { ownedBy } from '../../shared/owned.ts';
import { IncorrectVpcStatus, VpcNotFound } from '../shared/errors.ts';
import { ZoneNotFound } from './errors.ts';
import { ipv6Subnet } from './ipv6-subnet.ts';
import { addVSwitch } from './new-vswitch.ts';
import { checkVSwitchQuota, freeBlock } from './vswitch-checks.ts';

/** That a zone has one at most is documented ("the call to this operation fails"); code and text are unconfirmed. */
const DefaultVSwitchExists = errorCase(
  400,
  'OperationFailed.DefaultVSwitchExist',
  'The default vSwitch already exists in the zone.',
);

/** The mask of a default vSwitch (unconfirmed). */
const MASK = 20;

/** Creates a zone's default vSwitch in the region's default VPC. Source: API page CreateDefaultVSwitch. */
export const CreateDefaultVSwitch = vpcAction({
  name: 'CreateDefaultVSwitch',
  effect: 'write',
  parameters: { RegionId: text, ZoneId: required(text), Ipv6CidrBlock: integer, ClientToken: text },
  run(call) {
    const { parameters, store, region } = call;
    const { ZoneId: zone, Ipv6CidrBlock: subnet } = parameters;
    const [vpc] = store.tables.vpcs.find({ ...ownedBy(call), isDefault: true });
    if (!vpc) throw VpcNotFound();
    if (!region.zones.includes(zone)) throw ZoneNotFound();
    if (vpc.status !== 'Available') throw IncorrectVpcStatus();
    if (store.tables.vswitches.exists({ vpc: vpc.id, zone, isDefault: true })) throw DefaultVSwitchExists();
    checkVSwitchQuota(call, vpc);
    const cidr = formatCidr(freeBlock(call, vpc, MASK));
    const chosen = { vpcBlock: undefined, mask: undefined };
    const ipv6Cidr = subnet === undefined ? '' : ipv6Subnet(call, vpc, { ...chosen, subnet });
    return { VSwitchId: addVSwitch(call, vpc, { name: '', description: '', zone, cidr, ipv6Cidr, isDefault: true }) };
  },
});
