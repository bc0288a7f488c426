/** An account of the local cloud, with the keys that sign for it. */
export interface Account {
  /** The UID: 16 digits, so that JavaScript clients read it exactly. */
  readonly id: string;
  readonly accessKeys: readonly AccessKey[];
  /** Resource groups; the first is the default one. */
  readonly resourceGroups: readonly ResourceGroup[];
  /** Whether this account may not buy router interfaces between VPCs; absent: as the local cloud says for all. */
  readonly purchaseClosed?: boolean;
}

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  /** Given for a temporary key (STS): the request must bring the same token. */
  readonly securityToken?: string;
  /** When a temporary key expires, ms since the epoch; absent: never. */
  readonly expiresAt?: number;
}

export interface ResourceGroup {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
}

/** The account served when nothing else is asked for. Its key is public and good for nothing but a local cloud. */
export const DEFAULT_ACCOUNT: Account = {
  id: '1234567890123456',
  accessKeys: [{ id: 'isthmus', secret: 'isthmus' }],
  resourceGroups: [
    { id: 'rg-acfmxazb4ph6aiy', name: 'default', displayName: 'default resource group' },
    { id: 'rg-acfm2pzlocalgrp', name: 'isthmus', displayName: 'second resource group' },
  ],
};
