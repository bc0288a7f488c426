/** Documented defaults of the quotas that an interconnect meets; an account may have been given more. */
export const LIMITS = {
  /** Tutorial "Interconnect two VPCs"; help page of Express Connect, "Limits". */
  routerInterfacesPerRouter: 5,
  /** Help page of VPC, "Limits and quotas". */
  customEntriesPerTable: 200,
  /** Help page of VPC, "Limits and quotas". */
  peeringsInRegionPerVpc: 10,
  peeringsAcrossRegionsPerVpc: 20,
} as const;
