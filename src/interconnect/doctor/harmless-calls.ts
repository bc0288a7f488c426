import type { ApiParameters, Product } from '../../provider/index.ts';

/** A call that changes nothing, and yet tells whether it is allowed. */
export interface HarmlessCall {
  readonly product: Product;
  readonly action: string;
  readonly parameters: ApiParameters;
}

/** What a set of permissions is good for. */
export interface Purpose {
  readonly name: 'look' | 'routes' | 'router interfaces' | 'VPC peering';
  readonly calls: readonly HarmlessCall[];
}

const vpc = (action: string, parameters: ApiParameters = {}): HarmlessCall => ({ product: 'Vpc', action, parameters });
const peering = (action: string, parameters: ApiParameters): HarmlessCall => ({
  product: 'VpcPeer',
  action,
  parameters,
});

// Ids that the service cannot have given to anybody. Permissions are looked at before parameters and objects,
// so whoever may call an action hears that there is no such object.
const NOBODY = '0isthmus0doctor0';
const RouterInterfaceId = `ri-${NOBODY}`;
const RouteTableId = `vtb-${NOBODY}`;
const InstanceId = `pcc-${NOBODY}`;

/**
 * What Isthmus calls, by purpose: reads as they are, writes about objects that do not exist. None can have an effect:
 * there is nothing for it to have one on.
 */
export const PURPOSES: readonly Purpose[] = [
  {
    name: 'look',
    calls: [
      vpc('DescribeVpcs', { PageSize: 1 }),
      vpc('DescribeVSwitches', { PageSize: 1 }),
      vpc('DescribeRouteTableList', { PageSize: 1 }),
      vpc('DescribeRouteEntryList', { RouteTableId }),
      vpc('DescribeRouterInterfaces', { PageSize: 1 }),
    ],
  },
  {
    name: 'routes',
    calls: [
      vpc('CreateRouteEntry', {
        RouteTableId,
        DestinationCidrBlock: '192.0.2.0/24',
        NextHopType: 'RouterInterface',
        NextHopId: RouterInterfaceId,
      }),
      vpc('DeleteRouteEntry', { RouteTableId, DestinationCidrBlock: '192.0.2.0/24', NextHopId: RouterInterfaceId }),
    ],
  },
  {
    name: 'router interfaces',
    calls: [
      vpc('CreateRouterInterface', {
        RouterType: 'VRouter',
        RouterId: `vrt-${NOBODY}`,
        Role: 'AcceptingSide',
        Spec: 'Negative',
        OppositeRegionId: 'cn-hangzhou',
        OppositeRouterType: 'VRouter',
      }),
      vpc('ModifyRouterInterfaceAttribute', { RouterInterfaceId, Name: 'isthmus' }),
      vpc('ModifyRouterInterfaceSpec', { RouterInterfaceId, Spec: 'Large.2' }),
      vpc('ConnectRouterInterface', { RouterInterfaceId }),
      vpc('ActivateRouterInterface', { RouterInterfaceId }),
      vpc('DeactivateRouterInterface', { RouterInterfaceId }),
      vpc('DeleteRouterInterface', { RouterInterfaceId }),
      vpc('TagResourcesForExpressConnect', {
        ResourceType: 'ROUTERINTERFACE',
        ResourceId: [RouterInterfaceId],
        Tag: [{ Key: 'isthmus', Value: 'doctor' }],
      }),
    ],
  },
  {
    name: 'VPC peering',
    calls: [
      peering('ListVpcPeerConnections', { MaxResults: 1 }),
      peering('CreateVpcPeerConnection', {
        DryRun: true,
        VpcId: `vpc-${NOBODY}`,
        AcceptingAliUid: 1,
        AcceptingRegionId: 'cn-hangzhou',
        AcceptingVpcId: `vpc-${NOBODY}`,
      }),
      peering('ModifyVpcPeerConnection', { InstanceId, Name: 'isthmus' }),
      peering('AcceptVpcPeerConnection', { InstanceId }),
      peering('DeleteVpcPeerConnection', { InstanceId }),
    ],
  },
];
