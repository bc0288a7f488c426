import { errorCase } from '../../../openapi/index.ts';

/** Answers that several VPC actions share, as their pages spell them. */

export const VpcNotFound = errorCase(404, 'InvalidVpcId.NotFound', 'Specified VPC does not exist.');

export const IncorrectVpcStatus = errorCase(
  400,
  'IncorrectVpcStatus',
  'Current VPC status does not support this operation.',
);

/** A parameter that the circumstances make mandatory is absent. */
export const MissingParameter = errorCase(400, 'MissingParameter', 'Miss mandatory parameter.');

export const RouteTableNotFound = errorCase(
  404,
  'InvalidRouteTableId.NotFound',
  'Specified route table does not exist.',
);

export const MalformedCidrBlock = errorCase(400, 'InvalidCidrBlock.Malformed', 'Specified CIDR block is not valid.');

/** The route table actions' words for an unknown RegionId. */
export const RegionNotSupported = errorCase(
  404,
  'InvalidRegionId.NotFound',
  'Specified value of RegionId is not supported.',
);

/** No page gives the code for an unknown value of an enumeration where the action's table has none (unconfirmed). */
export const InvalidParameter = errorCase(400, 'InvalidParameter', 'The specified parameter is not valid.');

export const UnsupportedIpam = errorCase(400, 'UnsupportedFeature.Ipam', 'IPAM is not supported in this region.');
