/**
 * A change to a network in the API's own terms: an action with its parameters, as `isthmus` shows it, as a plan predicts
 * it and as an SDK would send it.
 */
export interface Change {
  /** An action of the API, or `Wait`, which is none: the status named in `Until` will come by itself. */
  readonly action: ChangeAction;
  /** Spelled as the API spells them. Region and token are left to whoever calls. */
  readonly parameters: Readonly<Record<string, string>>;
  /** For a create: the id by which later changes name what it creates, whose real id only the API knows. */
  readonly creates?: string;
}

export const ChangeAction = {
  CreateRouteEntry: 'CreateRouteEntry',
  ModifyRouteEntry: 'ModifyRouteEntry',
  DeleteRouteEntry: 'DeleteRouteEntry',
  CreateRouterInterface: 'CreateRouterInterface',
  ModifyRouterInterfaceAttribute: 'ModifyRouterInterfaceAttribute',
  ConnectRouterInterface: 'ConnectRouterInterface',
  ActivateRouterInterface: 'ActivateRouterInterface',
  DeactivateRouterInterface: 'DeactivateRouterInterface',
  DeleteRouterInterface: 'DeleteRouterInterface',
  CreateVpcPeerConnection: 'CreateVpcPeerConnection',
  AcceptVpcPeerConnection: 'AcceptVpcPeerConnection',
  DeleteVpcPeerConnection: 'DeleteVpcPeerConnection',
  AssociateRouteTable: 'AssociateRouteTable',
  UnassociateRouteTable: 'UnassociateRouteTable',
  Wait: 'Wait',
} as const;
export type ChangeAction = (typeof ChangeAction)[keyof typeof ChangeAction];

/** One line: `CreateRouteEntry RouteTableId=vtb-1 DestinationCidrBlock=10.0.0.0/16 …`. */
export function formatChange({ action, parameters, creates }: Change): string {
  const words = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return [action, ...words, ...(creates === undefined ? [] : [`(gives ${creates})`])].join(' ');
}
