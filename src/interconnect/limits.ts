/** Documented defaults of the quotas that an interconnect meets; a spec says where an account was given more. */
export const LIMITS = {
  /** Tutorial "Interconnect two VPCs"; help page of Express Connect, "Limits". */
  routerInterfacesPerRouter: 5,
  /** Help page of VPC, "Limits and quotas". */
  customEntriesPerRouteTable: 200,
  /** Help page of VPC, "Limits and quotas". */
  peeringsInRegionPerVpc: 10,
  peeringsAcrossRegionsPerVpc: 20,
  /** The same page. Whether those count that an account only accepted, it does not say: here they do. */
  peeringsPerAccountAndRegion: 20,
} as const;

/** What to do about a quota that a plan would exceed. @param instead what else helps: `Delete what is not needed` */
export const quotaActions = (quota: keyof typeof LIMITS, instead: string): readonly string[] => [
  `${instead}, or ask for a higher quota in Quota Center.`,
  `If the account has a higher one already, say so in the spec: \`quotas: { ${quota}: … }\`.`,
];
