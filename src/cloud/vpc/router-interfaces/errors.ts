import { type ErrorCase, errorCase } from '../../../openapi/index.ts';

/** Answers that several router-interface actions share. Misspellings are the real service's. */

export const InvalidSpec = errorCase(400, 'InvalidSpec.ValudNotSupported', 'The specified Spec is not supported.');

export const InvalidName = errorCase(400, 'InvalidName.Malformed', 'The attribute name is illegal.');

export const InvalidDescription = errorCase(400, 'InvalidDescription.Malformed', 'The Description is illegal.');

export const InvalidOppositeRouterType = errorCase(
  400,
  'InvalidOppositeRouterType.ValueNotSupported',
  'The specified OppositeRouterType is not valid.',
);

export const InvalidHealthCheckIp = errorCase(
  400,
  'InvalidHealthCheckIP.Malformd',
  'Healthcheck sourceip or targetip is not valid.',
);

export const BillsOutstanding = errorCase(
  400,
  'Forbidden.BillsOutstanding',
  'You cannot use this action because you have bills outstanding.',
);

export const FinancialLocked = errorCase(
  400,
  'Forbidden.FinancialLocked',
  'This RouterInterface is financiel locked because of bills outstanding.',
);

/** Some pages of the family end this sentence in `record`, some in `records`. */
export const interfaceNotFound = (noun: 'record' | 'records'): ErrorCase =>
  errorCase(404, 'InvalidRouterInterfaceId.NotFound', `The specified RouterInterfaceId does not exist in our ${noun}.`);

/** The same for regions, where it differs from the common text. */
export const regionNotFound = (text: string): ErrorCase => errorCase(404, 'InvalidRegionId.NotFound', text);

/** Lists since 2023 name it so; every shipping client that looks at it knows this one. */
export const incorrectStatus = (status: 'Idle' | 'Active' | 'Inactive'): ErrorCase =>
  errorCase(
    400,
    'IncorrectRIStatus',
    `RouterInterface can be operated by this action only when it's status is ${status}.`,
  );

export const ReferredByRouteEntry = errorCase(
  400,
  'DependencyViolation.RouterInterfaceReferedByRouteEntry',
  'RouterInterface cannot be deleted when it is refered by a route table entry as next hop.',
);

export const PrepaidCannotBeDeleted = errorCase(
  500,
  'InvalidRouterInterfaceChargeType.Malformed',
  'The prepaid routerinterface can not delete.',
);
