import { ecsAction } from '../../action.ts';
import { boolean, ignored, integer, list, required, text } from '../../parameters.ts';
import { join, leave } from '../security-groups/members.ts';
import { usableInterface } from './find-interface.ts';
import { checkInterfaceNames } from './interface-names.ts';
import { groupsOfIds } from './new-interface.ts';
import { INTERFACE_GROUPS } from './refusals.ts';

/**
 * Changes what is given of a network interface; security groups replace the present ones. Source: API page
 * ModifyNetworkInterfaceAttribute.
 */
export const ModifyNetworkInterfaceAttribute = ecsAction({
  name: 'ModifyNetworkInterfaceAttribute',
  effect: 'write',
  parameters: {
    RegionId: text,
    NetworkInterfaceId: required(text),
    NetworkInterfaceName: text,
    Description: text,
    SecurityGroupId: list,
    DeleteOnRelease: boolean,
    SourceDestCheck: boolean,
    QueueNumber: ignored(integer),
    RxQueueSize: ignored(integer),
    TxQueueSize: ignored(integer),
  },
  run(call) {
    const { parameters, store } = call;
    const { networkInterfaces } = store.tables;
    const row = usableInterface(call, parameters.NetworkInterfaceId);
    const { NetworkInterfaceName: name = row.name, Description: description = row.description } = parameters;
    const { DeleteOnRelease: deleteOnRelease = row.deleteOnRelease } = parameters;
    const { SourceDestCheck: sourceDestCheck = row.sourceDestCheck, SecurityGroupId: groupIds } = parameters;
    checkInterfaceNames(name, description);
    if (groupIds.length > 0) {
      const groups = groupsOfIds(call, groupIds);
      leave(call, row.id);
      for (const group of groups) join(call, row, group, INTERFACE_GROUPS);
    }
    networkInterfaces.update(row.id, { name, description, deleteOnRelease, sourceDestCheck });
    return {};
  },
});
