import { parseAddress } from '../../../network/cidr.ts';
import { errorCase } from '../../../openapi/index.ts';
import { type Call, ecsAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { type AddressRefusals, releaseAddresses, takeAddress } from '../../shared/addresses.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { InstanceRow, VSwitchRow } from '../../store/rows.ts';
import { forgetInstance } from '../../vpc/ha-vips/association.ts';
import { primaryInterface } from '../network-interfaces/primary-interface.ts';
import { IncorrectInstanceStatus, IncorrectVSwitchStatus, invalid, VSwitchNotFound } from '../shared/errors.ts';
import { instanceOf } from './find-instance.ts';
import { INSTANCE_ADDRESSES } from './new-instance.ts';

const OtherVpc = errorCase(
  404,
  'InvalidVSwitch.NotBelongToVpc',
  'The specified virtual switch does not belong to the VPC of the instance.',
);
const OtherZone = errorCase(
  400,
  'InvalidVSwitchId.Mismatch',
  'Specified instance and virtual switch are not in the same zone.',
);
const MalformedAddress = errorCase(
  400,
  'InvalidPrivateIpAddress.Malformed',
  'Specified private IP address is malformed.',
);
/** What the page says of addresses; a reserved one answers like one of elsewhere, which is unconfirmed. */
const ADDRESSES: AddressRefusals = {
  ...INSTANCE_ADDRESSES,
  illegal: errorCase(
    400,
    'InvalidPrivateIpAddress.Mismatch',
    'Specified private IP address is not in the CIDR block of virtual switch.',
  ),
};
// The rule is documented; the code is unconfirmed.
const HasMoreAddresses = errorCase(
  400,
  'InvalidOperation.Ipv4CountExceeded',
  'An instance with secondary private addresses or IPv6 addresses cannot move to another virtual switch.',
);

/**
 * Gives a stopped instance another private address, in its vSwitch or in another one of its zone and VPC. To another VPC it
 * does not move here. Source: API page ModifyInstanceVpcAttribute.
 */
export const ModifyInstanceVpcAttribute = ecsAction({
  name: 'ModifyInstanceVpcAttribute',
  effect: 'write',
  parameters: {
    RegionId: text,
    InstanceId: required(text),
    VSwitchId: text,
    PrivateIpAddress: text,
    VpcId: text,
  },
  run(call) {
    const { parameters, store } = call;
    const { VSwitchId: id, PrivateIpAddress: address, VpcId: vpc } = parameters;
    const instance = instanceOf(call, parameters.InstanceId);
    if (instance.status !== 'Stopped') throw IncorrectInstanceStatus();
    if (vpc && vpc !== instance.vpc) throw invalid('VpcId');
    const vswitch = ownedOr(call, store.tables.vswitches, id || instance.vswitch, VSwitchNotFound);
    if (vswitch.vpc !== instance.vpc) throw OtherVpc();
    if (vswitch.zone !== instance.zone) throw OtherZone();
    if (vswitch.status !== 'Available') throw IncorrectVSwitchStatus();
    if (address && parseAddress(address) === undefined) throw MalformedAddress();
    move(call, instance, vswitch, address);
    return {};
  },
});

function move(call: Call<unknown>, instance: InstanceRow, vswitch: VSwitchRow, wanted: string | undefined): void {
  const { instances, networkInterfaces } = call.store.tables;
  const primary = primaryInterface(call, instance);
  const stays = vswitch.id === primary.vswitch;
  if (stays && (!wanted || wanted === primary.address)) return;
  const more = [...primary.secondaryAddresses, ...primary.ipv6Addresses];
  if (!stays && more.length > 0) throw HasMoreAddresses();
  const address = takeAddress(call, vswitch, primary.id, wanted, ADDRESSES);
  releaseAddresses(call, primary.id, [primary.address]);
  networkInterfaces.update(primary.id, { vswitch: vswitch.id, address });
  if (stays) return;
  // A HaVip is of one vSwitch.
  forgetInstance(call, instance.vswitch, instance.id);
  forgetInstance(call, instance.vswitch, primary.id);
  instances.update(instance.id, { vswitch: vswitch.id });
}
