import { type ErrorCase, errorCase } from '../../../openapi/index.ts';

interface NextHopType {
  /** How ids of the type begin. */
  readonly prefix: string;
  /** What a next hop that does not exist answers. */
  readonly notFound: ErrorCase;
}

const generic = errorCase(404, 'InvalidNextHopId.NotFound', 'Specified next hop does not exist.');

/** The types of next hop, spelled as the API spells them (API pages CreateRouteEntry, DescribeRouteEntryList). */
export const NEXT_HOP_TYPES: Readonly<Record<string, NextHopType>> = {
  Instance: { prefix: 'i-', notFound: errorCase(404, 'InvalidParameter', 'Instance not exists or not vpc vm') },
  HaVip: {
    prefix: 'havip-',
    notFound: errorCase(404, 'InvalidHaVipId.NotFound', 'The specified HaVip does not exist in the specified VPC.'),
  },
  RouterInterface: {
    prefix: 'ri-',
    notFound: errorCase(400, 'InvalidRouterInterface', 'invalid router interface.'),
  },
  NetworkInterface: {
    prefix: 'eni-',
    notFound: errorCase(404, 'InvalidNetworkInterface.NotFound', 'The specified networkInterface does not exist.'),
  },
  VpnGateway: {
    prefix: 'vpn-',
    notFound: errorCase(400, 'InvalidVpnInstanceId.NotFound', 'The specified VPN was not found.'),
  },
  IPv6Gateway: {
    prefix: 'ipv6gw-',
    notFound: errorCase(404, 'InvalidIpv6Gateway.NotFound', 'Specified Ipv6Gateway does not exist.'),
  },
  NatGateway: {
    prefix: 'ngw-',
    notFound: errorCase(
      404,
      'InvalidNatGatewayId.NotFound',
      'Specified value of NatGatewayId is not found in our record.',
    ),
  },
  Attachment: {
    prefix: 'tr-attach-',
    notFound: errorCase(400, 'InvalidAttachment.NotFound', 'The attachment is not found.'),
  },
  VpcPeer: {
    prefix: 'pcc-',
    notFound: errorCase(400, 'ResourceNotFound.VpcPeer', 'The specified resource of VpcPeer is not found.'),
  },
  Ipv4Gateway: {
    prefix: 'ipv4gw-',
    notFound: errorCase(400, 'ResourceNotFound.Ipv4Gateway', 'Specified Ipv4Gateway does not exist.'),
  },
  GatewayEndpoint: { prefix: 'vpce-', notFound: generic },
  Ecr: { prefix: 'ecr-assoc-', notFound: generic },
  GatewayLoadBalancerEndpoint: { prefix: 'ep-', notFound: generic },
};
