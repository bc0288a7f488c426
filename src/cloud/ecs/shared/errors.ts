import { ApiError, errorCase } from '../../../openapi/index.ts';

/** Answers that several Ecs actions share, as their pages spell them. */

export const SecurityGroupNotFound = errorCase(
  404,
  'InvalidSecurityGroupId.NotFound',
  'The specified SecurityGroupId does not exist.',
);
export const InstanceNotFound = errorCase(
  404,
  'InvalidInstanceId.NotFound',
  'The specified InstanceId does not exist.',
);
export const InterfaceNotFound = errorCase(
  404,
  'InvalidEniId.NotFound',
  'The specified NetworkInterfaceId does not exist.',
);
export const VSwitchNotFound = errorCase(404, 'InvalidVSwitchId.NotFound', 'Specified virtual switch does not exist.');
export const IncorrectVSwitchStatus = errorCase(
  400,
  'IncorrectVSwitchStatus',
  'The current status of virtual switch does not support this operation.',
);
export const IncorrectInstanceStatus = errorCase(
  403,
  'IncorrectInstanceStatus',
  'The current status of the resource does not support this operation.',
);
export const InvalidEniState = errorCase(
  400,
  'InvalidOperation.InvalidEniState',
  'The operation is not allowed in the current status of the network interface.',
);

/** A parameter that the circumstances make mandatory is absent. */
export const missing = (name: string): ApiError =>
  new ApiError(
    400,
    'MissingParameter',
    `The input parameter "${name}" that is mandatory for processing this request is not supplied.`,
  );

/** A value that is none of those allowed, where the action's page has no code of its own. */
export const invalid = (name: string): ApiError =>
  new ApiError(400, 'InvalidParameter', `The specified parameter "${name}" is not valid.`);
