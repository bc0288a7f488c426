/** How long each transition takes, in milliseconds. 0: it is over before the answer is sent. */
export interface Timing {
  readonly createVpc: number;
  readonly modifyVpc: number;
  readonly deleteVpc: number;
  readonly createVSwitch: number;
  readonly modifyVSwitch: number;
  readonly deleteVSwitch: number;
  readonly createRouteTable: number;
  readonly deleteRouteTable: number;
  readonly createRouteEntry: number;
  readonly modifyRouteEntry: number;
  readonly deleteRouteEntry: number;
  readonly createNetworkAcl: number;
  readonly modifyNetworkAcl: number;
  readonly associateNetworkAcl: number;
  readonly modifyPrefixList: number;
  readonly createNatGateway: number;
  readonly modifyNatGateway: number;
  readonly deleteNatGateway: number;
  readonly createHaVip: number;
  readonly associateHaVip: number;
  readonly deleteHaVip: number;
  readonly createIpv4Gateway: number;
  readonly activateIpv4Gateway: number;
  readonly deleteIpv4Gateway: number;
  readonly attachDhcpOptionsSet: number;
  readonly connectRouterInterface: number;
  readonly activateRouterInterface: number;
  readonly deactivateRouterInterface: number;
  readonly modifyRouterInterfaceSpec: number;
  readonly deleteRouterInterface: number;
  readonly createVpcPeerConnection: number;
  readonly acceptVpcPeerConnection: number;
  readonly modifyVpcPeerConnection: number;
  readonly deleteVpcPeerConnection: number;
  /** How long a deleted peering connection is still seen as `Deleted`. */
  readonly forgetVpcPeerConnection: number;
  /** An instance from `Pending` to `Starting`; `startInstance` follows. */
  readonly createInstance: number;
  readonly startInstance: number;
  readonly stopInstance: number;
  readonly deleteInstance: number;
  readonly createNetworkInterface: number;
  readonly attachNetworkInterface: number;
  readonly detachNetworkInterface: number;
  readonly deleteNetworkInterface: number;
}

/**
 * The default. Nothing measured on the real service is public; these keep within what official samples and the Terraform
 * provider wait for: routes and vSwitches 1 s, router interfaces minutes. A router interface is gone at once, since the
 * provider deletes its VRouter next without waiting.
 */
const REALISTIC: Timing = {
  createVpc: 500,
  modifyVpc: 0,
  deleteVpc: 300,
  createVSwitch: 500,
  modifyVSwitch: 200,
  deleteVSwitch: 300,
  createRouteTable: 300,
  deleteRouteTable: 300,
  createRouteEntry: 500,
  modifyRouteEntry: 300,
  deleteRouteEntry: 400,
  createNetworkAcl: 300,
  modifyNetworkAcl: 500,
  associateNetworkAcl: 500,
  modifyPrefixList: 500,
  createNatGateway: 3000,
  modifyNatGateway: 500,
  deleteNatGateway: 1000,
  createHaVip: 500,
  associateHaVip: 500,
  deleteHaVip: 300,
  createIpv4Gateway: 500,
  activateIpv4Gateway: 1000,
  deleteIpv4Gateway: 500,
  attachDhcpOptionsSet: 500,
  connectRouterInterface: 2000,
  activateRouterInterface: 1000,
  deactivateRouterInterface: 1000,
  modifyRouterInterfaceSpec: 500,
  deleteRouterInterface: 0,
  createVpcPeerConnection: 1500,
  acceptVpcPeerConnection: 1000,
  modifyVpcPeerConnection: 500,
  deleteVpcPeerConnection: 500,
  forgetVpcPeerConnection: 300,
  createInstance: 500,
  startInstance: 1500,
  stopInstance: 1000,
  deleteInstance: 500,
  createNetworkInterface: 500,
  attachNetworkInterface: 500,
  detachNetworkInterface: 500,
  deleteNetworkInterface: 300,
};

export type TimingProfile = 'realistic' | 'instant' | 'slow';

/**
 * A timing from a profile, a speed or single overrides on `realistic`.
 * @param speed how many times faster: 2 halves every transition, Infinity makes all instant. @throws RangeError unless > 0.
 */
export function timingOf(profile: TimingProfile | { readonly speed: number } | Partial<Timing> = 'realistic'): Timing {
  if (profile === 'realistic') return REALISTIC;
  if (profile === 'instant') return scaled(Number.POSITIVE_INFINITY);
  if (profile === 'slow') return { ...scaled(0.1), deleteRouterInterface: 3000 };
  if ('speed' in profile) return scaled(profile.speed);
  return { ...REALISTIC, ...profile };
}

function scaled(speed: number): Timing {
  if (!(speed > 0)) throw new RangeError(`The speed must be more than 0; it is ${speed}.`);
  const entries = Object.entries(REALISTIC).map(([transition, time]) => [transition, Math.round(time / speed)]);
  return Object.fromEntries(entries) as unknown as Timing;
}
