import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { RouterInterfaceRow } from '../../store/rows.ts';
import { InvalidParameter, MissingParameter } from '../shared/errors.ts';
import {
  InvalidDescription,
  InvalidHealthCheckIp,
  InvalidName,
  InvalidOppositeRouterType,
  InvalidSpec,
} from './errors.ts';
import { healthCheckAddresses, isAddressOf } from './health-check.ts';
import { isSpec, specFitsRole } from './specs.ts';
import { isInterfaceDescription, isInterfaceName } from './text-rules.ts';

const InvalidRole = errorCase(400, 'InvalidRole.ValueNotSupported', 'The specified Role is not valid.');
const InvalidRouterType = errorCase(
  400,
  'InvalidRouterType.ValueNotSupported',
  'The specified RouterType is not valid.',
);
const InvalidOppositeRegion = errorCase(
  400,
  'InvalidOppositeRegionId.NotFound',
  'The OppositeRegionId provided does not exist in our records.',
);

interface CreationParameters {
  readonly RouterType: string;
  readonly Role: string;
  readonly Spec: string;
  readonly OppositeRegionId: string;
  readonly OppositeRouterType: string | undefined;
  readonly OppositeRouterId: string | undefined;
  readonly OppositeInterfaceId: string | undefined;
  readonly OppositeInterfaceOwnerId: string | undefined;
  readonly AccessPointId: string | undefined;
  readonly OppositeAccessPointId: string | undefined;
  readonly HealthCheckSourceIp: string | undefined;
  readonly HealthCheckTargetIp: string | undefined;
  readonly Name: string | undefined;
  readonly Description: string | undefined;
  readonly FastLinkMode: boolean | undefined;
}

/** The columns that follow from the parameters alone. */
type CreationFields = Pick<
  RouterInterfaceRow,
  | 'name'
  | 'description'
  | 'role'
  | 'spec'
  | 'routerType'
  | 'accessPoint'
  | 'oppositeRegion'
  | 'oppositeRouterType'
  | 'oppositeRouter'
  | 'oppositeInterface'
  | 'oppositeOwner'
  | 'oppositeAccessPoint'
  | 'healthCheckSource'
  | 'healthCheckTarget'
  | 'healthCheckThreshold'
  | 'healthCheckRate'
>;

export interface CheckedCreation {
  readonly role: RouterInterfaceRow['role'];
  readonly routerType: RouterInterfaceRow['routerType'];
  readonly fields: CreationFields;
  /** Once the router is known: the probes' source must be an address of its VPC. @throws ApiError when it is not. */
  checkSourceIn(vpc: string): void;
}

/**
 * Checks what CreateRouterInterface can check without looking at any router: enumerations, the rules between them, then name
 * and description (in the order of the page CreateRouterInterface). Empty optional parameters count as absent.
 */
export function checkCreation(call: Call<CreationParameters>): CheckedCreation {
  const { parameters, regions } = call;
  const { RouterType: routerType, Role: role, Spec: spec, OppositeRegionId: oppositeRegion } = parameters;
  const oppositeRouterType = parameters.OppositeRouterType || 'VRouter';
  if (!isRouterType(routerType)) throw InvalidRouterType();
  if (role !== 'InitiatingSide' && role !== 'AcceptingSide') throw InvalidRole();
  if (!isSpec(spec)) throw InvalidSpec();
  if (!regions.some((region) => region.id === oppositeRegion)) throw InvalidOppositeRegion();
  if (!isRouterType(oppositeRouterType)) throw InvalidOppositeRouterType();

  // The rules that a VBR brings: it initiates, and only towards a VRouter (ROS page of the resource).
  if (routerType === 'VBR' && role !== 'InitiatingSide') throw InvalidRole();
  if (routerType === 'VBR' && oppositeRouterType !== 'VRouter') throw InvalidOppositeRouterType();
  if (oppositeRouterType === 'VBR' && role !== 'AcceptingSide') throw InvalidRole();
  if (!specFitsRole(spec, role)) throw InvalidSpec();
  checkAccessPoint(routerType, parameters.AccessPointId);
  checkAccessPoint(oppositeRouterType, parameters.OppositeAccessPointId);
  if (parameters.FastLinkMode && routerType === 'VBR') checkFastLink(parameters);
  const probes = healthCheckAddresses(parameters.HealthCheckSourceIp, parameters.HealthCheckTargetIp);

  const name = parameters.Name || null;
  const description = parameters.Description || null;
  if (name !== null && !isInterfaceName(name)) throw InvalidName();
  if (description !== null && !isInterfaceDescription(description)) throw InvalidDescription();

  return {
    role,
    routerType,
    fields: {
      name,
      description,
      role,
      spec,
      routerType,
      accessPoint: parameters.AccessPointId || null,
      oppositeRegion,
      oppositeRouterType,
      ...peerFields(parameters),
      oppositeAccessPoint: parameters.OppositeAccessPointId || null,
      healthCheckSource: probes?.source ?? null,
      healthCheckTarget: probes?.target ?? null,
      healthCheckThreshold: null,
      healthCheckRate: null,
    },
    checkSourceIn(vpc) {
      if (probes && !isAddressOf(call, vpc, probes.source)) throw InvalidHealthCheckIp();
    },
  };
}

function peerFields(parameters: CreationParameters) {
  const oppositeRouter = parameters.OppositeRouterId || null;
  const oppositeInterface = parameters.OppositeInterfaceId || null;
  const named = oppositeRouter !== null || oppositeInterface !== null;
  return {
    oppositeRouter,
    oppositeInterface,
    oppositeOwner: parameters.OppositeInterfaceOwnerId || (named ? '' : null),
  };
}

const isRouterType = (type: string): type is 'VRouter' | 'VBR' => type === 'VRouter' || type === 'VBR';

/** A VBR sits in an access point, a VRouter in none. No page gives the codes (unconfirmed). */
function checkAccessPoint(routerType: 'VRouter' | 'VBR', accessPoint: string | undefined): void {
  if (routerType === 'VBR' && !accessPoint) throw MissingParameter();
  if (routerType === 'VRouter' && accessPoint) throw InvalidParameter();
}

/** A fast link is set up without further calls, so that everything of the peer must be said at once. */
function checkFastLink(parameters: CreationParameters): void {
  const { OppositeRouterType, OppositeRouterId, OppositeInterfaceOwnerId } = parameters;
  if (!OppositeRouterType || !OppositeRouterId || !OppositeInterfaceOwnerId) throw MissingParameter();
}
