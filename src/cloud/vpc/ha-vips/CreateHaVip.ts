import { cidrContains, parseAddress, parseCidr } from '../../../network/cidr.ts';
import { ApiError, errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { type AddressRefusals, takeAddress } from '../../shared/addresses.ts';
import { ownedOr } from '../../shared/owned.ts';
import { resourceGroupOf } from '../../shared/resource-groups.ts';
import { checkTags, setTags, tagParameters } from '../../shared/tag-set.ts';
import { checkHaVipNames } from './rules.ts';

const VSwitchNotFound = errorCase(
  400,
  'InvalidVSwitch.NotFound',
  'The specified VSwitch does not exist in the specified region.',
);
/** Unconfirmed here; of this call's clients, some come again for codes that begin with `IncorrectStatus` and for no other. */
const incorrectStatus = (vswitch: string): ApiError =>
  new ApiError(400, 'IncorrectStatus.VSwitch', `The status of VSwitch [${vswitch}] is incorrect.`);
const Malformed = errorCase(
  400,
  'InvalidIPAddress.Malformed',
  'The specified IPAddress is not a valid or strict address.',
);
const OutOfRange = errorCase(400, 'InvalidIPAddress.OutOfRange', 'The specified IPAddress is out of VSwitch CIDR.');
const ADDRESS: AddressRefusals = {
  illegal: errorCase(
    400,
    'InvalidIPAddress.NotAvailable',
    'The specified IPAddress is not available because it is a system reserved IPAddress.',
  ),
  taken: errorCase(400, 'InvalidIPAddress.AlreadyUsed', 'The specified IPAddress is already used by other resource.'),
  // Unconfirmed here.
  exhausted: errorCase(400, 'ResourceNotEnough.IpAddress', 'The VSwitch has no available IpAddress.'),
};

/** Creates a HaVip: an address of a vSwitch that several instances can hold. Source: API page CreateHaVip. */
export const CreateHaVip = vpcAction({
  name: 'CreateHaVip',
  effect: 'write',
  parameters: {
    RegionId: text,
    VSwitchId: required(text),
    IpAddress: text,
    Name: text,
    Description: text,
    ResourceGroupId: text,
    Tag: tagParameters,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing, account } = call;
    const { Name: name = '', Description: description = '' } = parameters;
    const { vswitches, haVips } = store.tables;
    const vswitch = ownedOr(call, vswitches, parameters.VSwitchId, VSwitchNotFound);
    if (vswitch.status !== 'Available') throw incorrectStatus(vswitch.id);
    checkHaVipNames(name, description);
    const resourceGroup = resourceGroupOf(account, parameters.ResourceGroupId);
    checkTags(parameters.Tag);

    checkAddress(vswitch.cidr, parameters.IpAddress);

    const id = call.newId('havip');
    const address = takeAddress(call, vswitch, id, parameters.IpAddress, ADDRESS);
    haVips.insert({
      ...{ id, account: account.id, region: call.region.id, createdAt: call.now, name, description, address },
      ...{ vpc: vswitch.vpc, vswitch: vswitch.id, resourceGroup },
      status: 'Creating',
      instanceType: '',
      instances: [],
    });
    setTags(call, 'HAVIP', id, parameters.Tag);
    call.after(timing.createHaVip, haVips, id, { status: 'Available' });
    return { HaVipId: id, IpAddress: address };
  },
});

/** @throws ApiError for what is not an address, or none of the block. */
function checkAddress(block: string, address: string | undefined): void {
  if (!address) return;
  const cidr = parseCidr(block);
  const base = parseAddress(address);
  if (base === undefined) throw Malformed();
  if (!cidr || !cidrContains(cidr, { base, length: 32 })) throw OutOfRange();
}
