import { ApiError, type ErrorCase, errorCase } from '../../openapi/index.ts';

/** Answers of the VpcPeer product; all of them are 400, the unknown id too. Misspellings are the real service's. */
const refusal = (code: string, message: string): ErrorCase => errorCase(400, code, message);

export const ConnectionNotFound = refusal(
  'ResourceNotFound.InstanceId',
  'The specified resource of InstanceId is not found.',
);

/** A value that its parameter does not take. */
export const illegalParameter = (name: string): ApiError =>
  new ApiError(400, `IllegalParam.${name}`, `The param of ${name} is illegal.`);

/** The caller may see it and not do this to it. */
export const NoPermission = refusal('Forbidden.NoPermission', 'Authentication is failed for InstanceId.');

export const DryRunOperation = refusal('DryRunOperation', 'The operation DryRun verifies success.');

export const RegionUnsupported = (region: string): ApiError =>
  new ApiError(400, 'UnsupportedRegion', `The feature of VpcPeer is not supported in the region of ${region}.`);

export const incorrectStatus = (kind: 'VpcPeer' | 'Vpc' | 'AcceptingVpc', id: string): ApiError =>
  new ApiError(400, `IncorrectStatus.${kind}`, `The status of ${kind} [${id}] is incorrect.`);

export const alreadyExists = (kind: 'VpcPeer' | 'RouterInterface'): ApiError =>
  new ApiError(400, `ResourceAlreadyExist.${kind}`, `The specified resource of ${kind} already exists.`);

export const quotaExceeded = (name: string, usage: number, limit: number): ApiError =>
  new ApiError(400, `QuotaExceeded.${name}`, `The quota of ${name} is exceeded, usage ${usage}/${limit}.`);

export const BandwidthQuota = refusal('QuotaExceeded.Bandwidth', 'The quota of bandwidth is exceeded.');

export const SameRegionLinkType = refusal(
  'OperationFailed.InterRegionLinkTypeNotSupported',
  'The same region not supported link type feature.',
);

export const OtherCloudType = refusal(
  'OperationFailed.ViolativeVpcPeer',
  'The creation operation fails because it is not allowed to create a vpc peer instance between the originating region and the receiving region.',
);

export const NoResourceGroup = refusal(
  'OperationFailed.NotExist.ResourceGroup',
  'The operation failed because the resource group does not exist.',
);

export const OperationConflict = refusal(
  'Conflict.Operation',
  'There are other peering operations on the requester VPC or accepter VPC, try again later.',
);

export const RouteEntryExists = refusal(
  'OperationDenied.RouteEntryExist',
  'The operation is not allowed because of existing routeEntry point to VpcPeer.',
);

export const SameRegionBandwidth = refusal(
  'OperationFailed.BandwidthCannotBeChangedInSameRegion',
  'The operation failed because the bandwidth cannot be changed in the same region.',
);
