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
 * Tests that race with themselves, and how it is said when they lose. This one makes two rules at once and passes only if its
 * data source is read between the one and the other; that both are there in the end is what it then complains of.
 */
export const RACES: Readonly<Record<string, RegExp>> = {
  TestAccAlicloudECSSecurityGroupRulesDataSourceWithNic_Type: /Attribute 'rules\.#' expected "1", got "2"/,
};
