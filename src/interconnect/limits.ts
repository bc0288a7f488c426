/** Documented defaults of the quotas that an interconnect meets; an account may have been given more. */
export const LIMITS = {
  /** Tutorial; contract: router-interface.md 8. */
  routerInterfacesPerRouter: 5,
  /** Contract: vpc-routing.md 1.8. */
  customEntriesPerTable: 200,
  /** Contract: vpcpeer-cen.md 2.3. */
  peeringsInRegionPerVpc: 10,
  peeringsAcrossRegionsPerVpc: 20,
} as const;
