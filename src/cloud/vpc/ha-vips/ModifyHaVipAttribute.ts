import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { checkHaVipNames, findHaVip } from './rules.ts';

/** The page's own words. */
const IncorrectStatus = errorCase(
  400,
  'IncorrectStatus',
  "HaVip can be deleted only when it's status is Available or InUse.",
);

/** Changes name or description of a HaVip. Source: API page ModifyHaVipAttribute. */
export const ModifyHaVipAttribute = vpcAction({
  name: 'ModifyHaVipAttribute',
  effect: 'write',
  parameters: { RegionId: text, HaVipId: required(text), Name: text, Description: text, ClientToken: text },
  run(call) {
    const { parameters, store } = call;
    const row = findHaVip(call, parameters.HaVipId);
    if (row.status !== 'Available' && row.status !== 'InUse') throw IncorrectStatus();
    const { Name: name = row.name, Description: description = row.description } = parameters;
    checkHaVipNames(name, description);
    store.tables.haVips.update(row.id, { name, description });
    return {};
  },
});
