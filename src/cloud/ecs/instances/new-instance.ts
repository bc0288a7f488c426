import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { AddressRefusals } from '../../shared/addresses.ts';
import type { InstanceRow, SecurityGroupRow, VSwitchRow } from '../../store/rows.ts';
import { addInterface, type InterfaceRefusals, type WantedAddresses } from '../network-interfaces/new-interface.ts';

/** What the actions of instances answer when an address cannot be had. Source: API pages RunInstances, CreateInstance. */
export const INSTANCE_ADDRESSES: AddressRefusals = {
  illegal: errorCase(
    400,
    'InvalidPrivateIpAddress',
    'Specified private IP address is not in the CIDR block of virtual switch.',
  ),
  taken: errorCase(400, 'InvalidPrivateIpAddress.Duplicated', 'Specified private IP address is duplicated.'),
  exhausted: errorCase(400, 'QuotaExceeded.PrivateIpAddress', "Don't have enough private IPs in this switch."),
};

/** The same, with what they answer when a group cannot be joined. */
const REFUSALS: InterfaceRefusals = {
  addresses: INSTANCE_ADDRESSES,
  groups: {
    otherVpc: errorCase(
      400,
      'InvalidParameter.Mismatch',
      'Specified security group and virtual switch are not in the same VPC.',
    ),
    tooManyGroups: errorCase(
      400,
      'InstanceSecurityGroupLimitExceeded',
      'Exceeding the allowed amount of security groups that an instance can be in.',
    ),
    tooManyMembers: errorCase(
      403,
      'SecurityGroupInstanceLimitExceed',
      'The maximum number of instances in the security group is reached.',
    ),
  },
};

/** What a request chooses about an instance; the rest follows from its vSwitch. */
export interface NewInstance {
  readonly facts: Pick<
    InstanceRow,
    | 'name'
    | 'description'
    | 'type'
    | 'image'
    | 'hostName'
    | 'resourceGroup'
    | 'deletionProtection'
    | 'chargeType'
    | 'internetChargeType'
    | 'bandwidthIn'
    | 'bandwidthOut'
    | 'userData'
    | 'keyPair'
    | 'ramRole'
  > & { readonly systemDisk: Omit<InstanceRow['systemDisk'], 'id'> };
  readonly vswitch: VSwitchRow;
  readonly groups: readonly SecurityGroupRow[];
  readonly address: string | undefined;
  readonly ipv6: WantedAddresses;
}

/** Adds an instance, Pending, and its primary network interface. @returns its row */
export function addInstance(call: Call<unknown>, { facts, vswitch, groups, address, ipv6 }: NewInstance): InstanceRow {
  const { instances } = call.store.tables;
  const row: InstanceRow = {
    ...facts,
    id: call.newId('i'),
    account: call.account.id,
    region: call.region.id,
    createdAt: call.now,
    status: 'Pending',
    vpc: vswitch.vpc,
    vswitch: vswitch.id,
    zone: vswitch.zone,
    systemDisk: { ...facts.systemDisk, id: call.newId('d') },
    startedAt: call.now,
  };
  instances.insert({ ...row, hostName: facts.hostName || hostNameOf(row.id) });
  addInterface(
    call,
    vswitch,
    {
      facts: {
        name: '',
        description: '',
        status: 'InUse',
        type: 'Primary',
        instance: row.id,
        deleteOnRelease: true,
        sourceDestCheck: false,
        resourceGroup: facts.resourceGroup,
      },
      groups,
      primary: address,
      secondary: { named: [], count: 0 },
      ipv6,
    },
    REFUSALS,
  );
  return row;
}

/** The host name of an instance that was given none. */
const hostNameOf = (id: string): string => `iZ${id.slice(2)}Z`;
