import { errorCase } from '../../../openapi/index.ts';
import { type Call, DryRunOperation, ecsAction } from '../../action.ts';
import type { InstanceRow } from '../../store/rows.ts';
import { addInterface, type WantedAddresses } from '../network-interfaces/new-interface.ts';
import { invalid } from '../shared/errors.ts';
import { setEcsTags } from '../tags/resource-types.ts';
import { groupsFor, instanceFacts, vswitchFor } from './creation-checks.ts';
import { type RunValues, runParameters } from './creation-parameters.ts';
import { addInstance } from './new-instance.ts';

const BadAmount = errorCase(400, 'InvalidParameter', 'The specified parameter Amount is not valid.');
const Conflict = errorCase(
  400,
  'InvalidParameter.Conflict',
  'The primary network interface cannot be described both by NetworkInterface.N and by parameters of its own.',
);

/** Instances in one call, at most. */
const MOST = 100;

/** Creates instances, each with its primary network interface, and starts them. Source: API page RunInstances. */
export const RunInstances = ecsAction({
  name: 'RunInstances',
  effect: 'write',
  parameters: runParameters,
  run(call) {
    const { parameters, store, timing } = call;
    const { Amount: amount = 1, Tag: tags } = parameters;
    if (amount < 1 || amount > MOST) throw BadAmount();
    const facts = instanceFacts(call, parameters);
    const { place, secondary } = placesOf(parameters);
    const vswitch = vswitchFor(call, place.vswitch, parameters.ZoneId);
    const groups = groupsFor(call, place.groups);
    if (place.address && amount > 1) throw invalid('PrivateIpAddress');

    const created = Array.from({ length: amount }, (_, index) => {
      const name = facts.name && amount > 1 && parameters.UniqueSuffix ? numbered(facts.name, index + 1) : facts.name;
      const chosen = { facts: { ...facts, name }, vswitch, groups, address: place.address, ipv6: place.ipv6 };
      const instance = addInstance(call, chosen);
      for (const extra of secondary) addSecondary(call, instance, extra);
      setEcsTags(call, 'INSTANCE', instance.id, tags);
      return instance;
    });
    // Only now is everything checked that can go wrong; the refusal undoes what was written.
    if (parameters.DryRun) throw DryRunOperation();
    for (const { id } of created) {
      const { createInstance, startInstance } = timing;
      call.after(createInstance, store.tables.instances, id, { status: 'Starting' });
      call.after(createInstance + startInstance, store.tables.instances, id, { status: 'Running' });
    }
    return { InstanceIdSets: { InstanceIdSet: created.map((instance) => instance.id) } };
  },
});

interface Place {
  readonly vswitch: string | undefined;
  readonly groups: readonly string[];
  readonly address: string | undefined;
  readonly ipv6: WantedAddresses;
}

type Wanted = RunValues['NetworkInterface'][number];

/** Where the instance stands: by parameters of its own, or by the primary of `NetworkInterface.N`; the others come along. */
function placesOf(values: RunValues): { readonly place: Place; readonly secondary: readonly Wanted[] } {
  const { NetworkInterface: interfaces, SecurityGroupId: group, SecurityGroupIds: groups } = values;
  // Interfaces that exist already are attached by AttachNetworkInterface.
  if (interfaces.some((wanted) => wanted.NetworkInterfaceId)) throw invalid('NetworkInterface.N.NetworkInterfaceId');
  const primaries = interfaces.filter((wanted) => wanted.InstanceType === 'Primary');
  const secondary = interfaces.filter((wanted) => wanted.InstanceType !== 'Primary');
  const own: Place = {
    vswitch: values.VSwitchId,
    groups: idsOf(group, groups),
    address: values.PrivateIpAddress,
    ipv6: { named: values.Ipv6Address, count: values.Ipv6AddressCount },
  };
  const [primary] = primaries;
  if (!primary) return { place: own, secondary };
  if (primaries.length > 1 || own.vswitch || own.groups.length > 0 || own.address) throw Conflict();
  return { place: placeOf(primary), secondary };
}

const placeOf = (wanted: Wanted): Place => ({
  vswitch: wanted.VSwitchId,
  groups: idsOf(wanted.SecurityGroupId, wanted.SecurityGroupIds),
  address: wanted.PrimaryIpAddress,
  ipv6: { named: wanted.Ipv6Address, count: wanted.Ipv6AddressCount },
});

const idsOf = (one: string | undefined, more: readonly string[]): readonly string[] => (one ? [one, ...more] : more);

function addSecondary(call: Call<unknown>, instance: InstanceRow, wanted: Wanted): void {
  const place = placeOf(wanted);
  addInterface(call, vswitchFor(call, place.vswitch || instance.vswitch, instance.zone), {
    facts: {
      name: wanted.NetworkInterfaceName ?? '',
      description: wanted.Description ?? '',
      status: 'InUse',
      type: 'Secondary',
      instance: instance.id,
      deleteOnRelease: wanted.DeleteOnRelease ?? true,
      sourceDestCheck: false,
      resourceGroup: instance.resourceGroup,
    },
    groups: groupsFor(call, place.groups),
    primary: place.address,
    secondary: { named: [], count: 0 },
    ipv6: place.ipv6,
  });
}

const numbered = (name: string, number: number): string => `${name}${String(number).padStart(3, '0')}`;
