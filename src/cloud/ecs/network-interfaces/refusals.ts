import { errorCase } from '../../../openapi/index.ts';
import type { AddressRefusals } from '../../shared/addresses.ts';
import type { JoinRefusals } from '../security-groups/members.ts';

/** What the network interface actions answer when an address or a security group cannot be had. */

export const INTERFACE_ADDRESSES: AddressRefusals = {
  illegal: errorCase(
    403,
    'InvalidVSwitchId.IpInvalid',
    'The specified IP address is not valid in the specified VSwitch.',
  ),
  taken: errorCase(403, 'InvalidIp.IpAssigned', 'The specified IP address is already in use.'),
  exhausted: errorCase(403, 'InvalidVSwitchId.IpNotEnough', 'The specified VSwitch has not enough IpAddress.'),
};

export const INTERFACE_IPV6_ADDRESSES = {
  illegal: errorCase(400, 'InvalidIp.IpInvalid', 'The specified IPv6 address is not valid in the specified VSwitch.'),
  taken: INTERFACE_ADDRESSES.taken,
} as const;

export const INTERFACE_GROUPS: JoinRefusals = {
  otherVpc: errorCase(
    403,
    'InvalidOperation.VpcMismatch',
    'The specified network interface and security group are not in the same VPC.',
  ),
  tooManyGroups: errorCase(
    400,
    'JoinedGroupLimitExceed',
    'The maximum number of security groups that the network interface can join is reached.',
  ),
  tooManyMembers: errorCase(
    403,
    'SecurityGroupInstanceLimitExceed',
    'The maximum number of instances in the security group is reached.',
  ),
};
