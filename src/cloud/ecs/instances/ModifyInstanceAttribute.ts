import { ecsAction } from '../../action.ts';
import { boolean, ignored, list, required, text } from '../../parameters.ts';
import { groupsOfIds } from '../network-interfaces/new-interface.ts';
import { primaryInterface } from '../network-interfaces/primary-interface.ts';
import { INTERFACE_GROUPS } from '../network-interfaces/refusals.ts';
import { join, leave } from '../security-groups/members.ts';
import { IncorrectInstanceStatus } from '../shared/errors.ts';
import { checkHost, checkInstanceNames } from './creation-checks.ts';
import { instanceOf } from './find-instance.ts';

/**
 * Changes what is given of an instance; security groups replace the present ones. Source: API page ModifyInstanceAttribute.
 */
export const ModifyInstanceAttribute = ecsAction({
  name: 'ModifyInstanceAttribute',
  effect: 'write',
  parameters: {
    RegionId: text,
    InstanceId: required(text),
    InstanceName: text,
    Description: text,
    HostName: text,
    UserData: text,
    DeletionProtection: boolean,
    SecurityGroupIds: list,
    ClientToken: text,
    CreditSpecification: ignored(text),
    Password: ignored(text),
    Recyclable: ignored(boolean),
  },
  run(call) {
    const { parameters, store } = call;
    const instance = instanceOf(call, parameters.InstanceId);
    if (instance.status === 'Deleting') throw IncorrectInstanceStatus();
    const { InstanceName: name = instance.name, Description: description = instance.description } = parameters;
    const { HostName: hostName = instance.hostName, UserData: userData = instance.userData } = parameters;
    const { DeletionProtection: deletionProtection = instance.deletionProtection } = parameters;
    checkInstanceNames(name, description);
    checkHost(hostName, userData);
    if (parameters.SecurityGroupIds.length > 0) {
      const groups = groupsOfIds(call, parameters.SecurityGroupIds);
      const primary = primaryInterface(call, instance);
      leave(call, primary.id);
      for (const group of groups) join(call, primary, group, INTERFACE_GROUPS);
    }
    store.tables.instances.update(instance.id, { name, description, hostName, userData, deletionProtection });
    return {};
  },
});
