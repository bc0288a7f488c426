import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { isDescription, isName } from '../../shared/names.ts';
import { ownedOr } from '../../shared/owned.ts';

// The page lists no errors: codes and texts follow the vSwitch's (unconfirmed).
const NotFound = errorCase(404, 'InvalidVRouterId.NotFound', 'Specified virtual router does not exist.');
const InvalidName = errorCase(400, 'InvalidVRouterName.Malformed', 'Specified virtual router name is not valid.');
const InvalidDescription = errorCase(
  400,
  'InvalidVRouterDiscription.Malformed',
  'Specified virtual router description is not valid.',
);

/** Changes name or description of a VRouter. Source: API page ModifyVRouterAttribute. */
export const ModifyVRouterAttribute = vpcAction({
  name: 'ModifyVRouterAttribute',
  effect: 'write',
  parameters: { RegionId: text, VRouterId: required(text), VRouterName: text, Description: text },
  run(call) {
    const { parameters, store } = call;
    const vrouter = ownedOr(call, store.tables.vrouters, parameters.VRouterId, NotFound);
    const { VRouterName: name = vrouter.name, Description: description = vrouter.description } = parameters;
    if (!isName(name)) throw InvalidName();
    if (!isDescription(description)) throw InvalidDescription();
    store.tables.vrouters.update(vrouter.id, { name, description });
    return {};
  },
});
