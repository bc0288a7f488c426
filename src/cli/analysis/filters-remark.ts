import type { Paint } from '../paint.ts';

/** What every answer about packets ends with: routes alone decided. */
export const filtersRemark = (paint: Paint): string =>
  paint.dim('Security groups and network ACLs were not considered.');
