import { ApiError, errorCase } from '../../../openapi/index.ts';
import { type Parameter, text } from '../../parameters.ts';

/** Answers that several network ACL calls share, as their pages spell them. */

export const AclNotFound = errorCase(400, 'InvalidNetworkAcl.NotFound', 'The special Network Acl is not found.');

export const AclIsModifying = errorCase(400, 'NetworkStatus.Modifying', 'The special Network Acl is in modifying.');

export const AttachmentInMiddleStatus = errorCase(
  400,
  'OperationDenied.NetworkAclAttachmentInMiddleStatus',
  'The network ACL is being bound to or unbound from the switch.',
);

/** These pages say the code again where others have a sentence. */
export const said = (code: string): ApiError => new ApiError(400, code, code);

/** A mandatory text: these calls tell one that is absent from one that is empty. */
export const mandatory = (name: string): Parameter<string> => ({
  ...text,
  required: true,
  read(full, flat) {
    const value = flat.get(full);
    if (value === undefined) throw said(`ParameterMissing.${name}`);
    if (value === '') throw said(`ParameterEmpty.${name}`);
    return value;
  },
});
