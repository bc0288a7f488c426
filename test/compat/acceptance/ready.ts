import type { FaultRule } from '../../../src/cloud/index.ts';

/** The acceptance tests that the local cloud passes: all of these must, always. */
export const READY: ReadonlySet<string> = new Set([
  'TestAccAliCloudECSSecurityGroupRuleEgress',
  'TestAccAliCloudECSSecurityGroupRuleEgressIpv6',
  'TestAccAliCloudECSSecurityGroupRuleIngressIpv6',
  'TestAccAliCloudECSSecurityGroup_Multi',
  'TestAccAliCloudECSSecurityGroup_basic8600',
  'TestAccAliCloudExpressConnectRouterInterfaceDataSource',
  'TestAccAliCloudRouteEntry_basic0_twin',
  'TestAccAliCloudRouteEntry_basic1_twin',
  'TestAccAliCloudRouteEntry_basic3_twin',
  'TestAccAliCloudVPCIpv4CidrBlock_basic0',
  'TestAccAliCloudVPCPeerConnection_basic0',
  'TestAccAliCloudVPCRouteTableAttachmentMulti',
  'TestAccAliCloudVPCRouteTable_RoutePropagationEnableOnCreate',
  'TestAccAliCloudVPCRouteTable_basic',
  'TestAccAliCloudVPCRouteTable_basic1',
  'TestAccAliCloudVPCVPC_basic3113',
  'TestAccAliCloudVPCVSwitch_basic3078',
  'TestAccAliCloudVPCVSwitch_ipv6EnableWithMask',
  'TestAccAliCloudVPCVSwitch_ipv6EnableZeroMaskFromDisabled',
  'TestAccAliCloudVPCVSwitch_ipv6MaskRemoval',
  'TestAccAliCloudVPCVSwitch_ipv6MaskWhileDisabled',
  'TestAccAliCloudVPCVSwitch_isDefault_twin',
  'TestAccAliCloudVPCVSwitchesDataSourceBasic',
  'TestAccAliCloudVPC_basic1',
  'TestAccAliCloudVPC_enableIpv6',
  'TestAccAliCloudVpcNetworkAclAttachment_basic0',
  'TestAccAliCloudVpcNetworkAcl_basic2583',
  'TestAccAliCloudVpcNetworkAcl_basic3',
  'TestAccAliCloudVpcPeerConnectionAccepter_basic2',
  'TestAccAliCloudVpcPeerPeerConnection_basic7960',
  'TestAccAliCloudVpcRouteEntry_basic10324',
  'TestAccAlicloudECSSecurityGroupRulesDataSourceWithIp_Protocol',
  'TestAccAlicloudECSSecurityGroupRulesDataSourceWithNic_Type',
  'TestAccAlicloudRegionsDataSource_empty',
  'TestAccAlicloudRegionsDataSource_regions',
  'TestAccAlicloudVPCNetworkAclEntries_basic',
  'TestAccAlicloudVPCPrefixList_basic0',
  'TestAccAlicloudVPCPrefixList_basic2',
  'TestAccAlicloudVPCRouteEntriesDataSourceBasic',
  'TestAccAlicloudVPCRouterInterfaceMulti',
  'TestAccAlicloudVPCRouterInterfacesDataSourceBasic',
  'TestAccAlicloudVPCsDataSourceBasic',
  'TestAccAlicloudZonesDataSource_basic',
  'TestAccAlicloudZonesDataSource_filter',
]);

/**
 * What makes a race in a test come out. `…RulesDataSourceWithNic_Type` makes an ingress and an egress rule at once, both of
 * NIC type intranet, reads the group as soon as the egress rule is there, and expects to find one rule: it passes if the
 * other call takes longer than that. On the real cloud that is a matter of luck, here the ingress rule is always the slow
 * one.
 */
export const SLOW_CALL: FaultRule = {
  action: 'AuthorizeSecurityGroup',
  delay: 8_000,
};
