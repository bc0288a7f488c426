import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { type AddressRefusals, takeAddress } from '../../shared/addresses.ts';
import { ownedOr } from '../../shared/owned.ts';
import { resourceGroupOf } from '../../shared/resource-groups.ts';
import { checkTags, setTags, tagParameters } from '../../shared/tag-set.ts';
import { checkHaVipNames } from './rules.ts';

// Codes of neighbouring calls (unconfirmed here).
const VSwitchNotFound = errorCase(404, 'InvalidVSwitchId.NotFound', 'Specified virtual switch does not exist.');
const VSwitchStatus = errorCase(
  400,
  'IncorrectVSwitchStatus',
  'The current virtual switch status does not support this operation.',
);
const ADDRESS: AddressRefusals = {
  illegal: errorCase(400, 'InvalidIpAddress.NotInVSwitch', 'The specified IpAddress is not in the CIDR of VSwitch.'),
  taken: errorCase(400, 'InvalidIPAddress.AlreadyUsed', 'The specified IPAddress is already used by other resource.'),
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
    if (vswitch.status !== 'Available') throw VSwitchStatus();
    checkHaVipNames(name, description);
    const resourceGroup = resourceGroupOf(account, parameters.ResourceGroupId);
    checkTags(parameters.Tag);

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
