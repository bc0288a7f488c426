/** Entries on a page of the prefix list calls. */
export const PAGE_SIZE = { byDefault: 20, most: 100 } as const;
