import { errorCase } from '../../../openapi/index.ts';

/** Answers that several vSwitch actions share. */

export const ZoneNotFound = errorCase(404, 'InvalidZoneId.NotFound', 'Specified zone does not exist.');
