/**
 * Limits that answer with a quota error, by the documented defaults ("VPC quotas" and the limits of ECS in the vendor's
 * help).
 */
export interface Quotas {
  readonly vpcsPerRegion: number;
  readonly vswitchesPerVpc: number;
  readonly secondaryCidrsPerVpc: number;
  readonly secondaryIpv6CidrsPerVpc: number;
  readonly userCidrsPerVpc: number;
  readonly customRouteTablesPerVpc: number;
  readonly gatewayRouteTablesPerVpc: number;
  readonly customEntriesPerRouteTable: number;
  /** The tutorial's rule: "Up to five router interfaces can be created on a VRouter." */
  readonly routerInterfacesPerRouter: number;
  readonly tagsPerResource: number;
  readonly networkAclsPerVpc: number;
  readonly networkAclEntriesPerDirection: number;
  readonly prefixListsPerRegion: number;
  readonly entriesPerPrefixList: number;
  readonly peeringsInRegionPerVpc: number;
  readonly peeringsAcrossRegionsPerVpc: number;
  readonly peeringsPerAccountAndRegion: number;
  /** Mbit/s that one cross-region peering may have. */
  readonly peeringBandwidth: number;
  readonly haVipEntriesPerRouteTable: number;
  readonly instancesPerHaVip: number;
  readonly dhcpOptionsSetsPerRegion: number;
  readonly vpcsPerDhcpOptionsSet: number;
  readonly securityGroupsPerRegion: number;
  /** Both directions together. */
  readonly rulesPerSecurityGroup: number;
  /** Rules of a group whose far side is another group. */
  readonly groupRulesPerSecurityGroup: number;
  readonly interfacesPerSecurityGroup: number;
  readonly securityGroupsPerInterface: number;
  /** Private IPv4 addresses of one network interface, the primary one included. */
  readonly addressesPerInterface: number;
}

export const DEFAULT_QUOTAS: Quotas = {
  vpcsPerRegion: 10,
  vswitchesPerVpc: 150,
  secondaryCidrsPerVpc: 5,
  secondaryIpv6CidrsPerVpc: 5,
  userCidrsPerVpc: 3,
  customRouteTablesPerVpc: 9,
  gatewayRouteTablesPerVpc: 1,
  customEntriesPerRouteTable: 200,
  routerInterfacesPerRouter: 5,
  tagsPerResource: 20,
  networkAclsPerVpc: 200,
  networkAclEntriesPerDirection: 20,
  prefixListsPerRegion: 10,
  entriesPerPrefixList: 200,
  peeringsInRegionPerVpc: 10,
  peeringsAcrossRegionsPerVpc: 20,
  peeringsPerAccountAndRegion: 20,
  peeringBandwidth: 1024,
  haVipEntriesPerRouteTable: 5,
  instancesPerHaVip: 10,
  dhcpOptionsSetsPerRegion: 10,
  vpcsPerDhcpOptionsSet: 10,
  securityGroupsPerRegion: 100,
  rulesPerSecurityGroup: 200,
  groupRulesPerSecurityGroup: 20,
  interfacesPerSecurityGroup: 2000,
  securityGroupsPerInterface: 5,
  addressesPerInterface: 50,
};
