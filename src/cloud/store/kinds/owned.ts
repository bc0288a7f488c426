/** What every resource has. */
export interface Owned {
  readonly id: string;
  /** Account id (UID) of the owner. */
  readonly account: string;
  readonly region: string;
  readonly createdAt: number;
}

/** Columns that every resource has. */
export const OWNED = { id: 'text', account: 'text', region: 'text', createdAt: 'integer' } as const;
export const NAMED = { ...OWNED, name: 'text', description: 'text' } as const;
export const STATEFUL = { ...NAMED, status: 'text' } as const;
