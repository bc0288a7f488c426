import { DryRunOperation, ecsAction } from '../../action.ts';
import { setEcsTags } from '../tags/resource-types.ts';
import { groupsFor, instanceFacts, vswitchFor } from './creation-checks.ts';
import { creationParameters } from './creation-parameters.ts';
import { addInstance } from './new-instance.ts';

/** Creates an instance, stopped. Source: API page CreateInstance. */
export const CreateInstance = ecsAction({
  name: 'CreateInstance',
  effect: 'write',
  parameters: creationParameters,
  run(call) {
    const { parameters, store, timing } = call;
    const { SecurityGroupId: group, PrivateIpAddress: address, Tag: tags } = parameters;
    const facts = instanceFacts(call, parameters);
    const vswitch = vswitchFor(call, parameters.VSwitchId, parameters.ZoneId);
    const groups = groupsFor(call, group ? [group] : []);
    const { id } = addInstance(call, { facts, vswitch, groups, address, ipv6: { named: [], count: 0 } });
    setEcsTags(call, 'INSTANCE', id, tags);
    // Only now is everything checked that can go wrong; the refusal undoes what was written.
    if (parameters.DryRun) throw DryRunOperation();
    call.after(timing.createInstance, store.tables.instances, id, { status: 'Stopped' });
    return { InstanceId: id };
  },
});
