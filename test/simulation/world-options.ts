import type { Account, LocalCloudOptions } from '../../src/cloud/index.ts';
import type { ApiRequest } from '../../src/provider/index.ts';

/** A VPC that is there before anything is simulated. */
export interface NetworkPlan {
  readonly name: string;
  /** CIDR blocks: the first one, then the secondary ones. */
  readonly blocks: readonly string[];
  /** Default cn-hangzhou. */
  readonly region?: string;
  /** Name of the account, which is also the name of its profile; default `default`. */
  readonly account?: string;
}

export interface Network extends Required<NetworkPlan> {
  readonly VpcId: string;
  readonly VRouterId: string;
  /** Of the system table. */
  readonly RouteTableId: string;
}

/** One call as it reached the cloud. */
export interface Recorded {
  /** Milliseconds since the epoch, virtual. */
  readonly at: number;
  /** Who called: `setup`, `person`, `up 1`. */
  readonly actor: string;
  readonly request: ApiRequest;
  /** The error code; undefined for a success. */
  readonly code?: string;
  /** What became of it on its way, where that was not the usual. */
  readonly note?: string;
}

type CloudSettings = 'timing' | 'strict' | 'seed' | 'quotas' | 'purchaseClosed' | 'peeringExcludesInterfaces';

export interface WorldOptions extends Pick<LocalCloudOptions, CloudSettings> {
  readonly networks: readonly NetworkPlan[];
  /** Keep the past, for reads that lag behind. */
  readonly lagging?: boolean;
}

/** The account of a profile: the first one owns what nobody is named for. */
export const accountOf = (name: string, index: number): Account => ({
  id: String(1_000_000_000_000_001 + index),
  accessKeys: [{ id: name, secret: name }],
  resourceGroups: [{ id: `rg-${name}`, name: 'default', displayName: 'default' }],
});
