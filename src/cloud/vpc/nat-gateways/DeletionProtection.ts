import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { owned } from '../../shared/owned.ts';

const NotExist = errorCase(400, 'DeletionProtection.ResourceNotExist', 'The resource is not exist.');
const Prepaid = errorCase(400, 'DeletionProtection.PrePaidNotSupport', 'The prepaid resource is not support.');
const UnknownType = errorCase(400, 'DeletionProtection.TypeNotSupport', 'The resource is not support.');
const AlreadyEnabled = errorCase(
  400,
  'DeletionProtection.AlreadyEnabled',
  'The resource deletion protection is already enabled.',
);
const NotEnabled = errorCase(404, 'DeletionProtection.NotExist', 'The resource deletion protection is not found');

/** The types of the page; of EIPs and bandwidth plans there are none here. */
const TYPES: readonly string[] = ['EIP', 'CBWP', 'NATGW'];

/** Keeps a NAT gateway from being deleted, or no longer. Source: API page DeletionProtection. */
export const DeletionProtection = vpcAction({
  name: 'DeletionProtection',
  effect: 'write',
  parameters: {
    RegionId: text,
    Type: required(text),
    InstanceId: required(text),
    ProtectionEnable: required(boolean),
    ClientToken: text,
  },
  run(call) {
    const { Type: type, InstanceId: id, ProtectionEnable: deletionProtection } = call.parameters;
    const { natGateways } = call.store.tables;
    if (!TYPES.includes(type)) throw UnknownType();
    const row = type === 'NATGW' ? owned(call, natGateways, id) : undefined;
    if (!row) throw NotExist();
    if (row.prepaid) throw Prepaid();
    if (deletionProtection && row.deletionProtection) throw AlreadyEnabled();
    if (!deletionProtection && !row.deletionProtection) throw NotEnabled();
    natGateways.update(row.id, { deletionProtection });
    return {};
  },
});
