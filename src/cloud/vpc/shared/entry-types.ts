/** The types of route entry that a list can be asked for; others than `Custom` and `System` do not exist here. */
export const ENTRY_TYPES: readonly string[] = ['Custom', 'System', 'BGP', 'CEN', 'ECR'];
