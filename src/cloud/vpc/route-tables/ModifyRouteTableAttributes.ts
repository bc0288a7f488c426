import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { isDescription, isName } from '../../shared/names.ts';
import { ownedOr } from '../../shared/owned.ts';
import { RegionNotSupported } from '../shared/errors.ts';

const NotFound = errorCase(400, 'Abs.InvalidRouteTableId.NotExist', 'The route table id is not exist.');
const InvalidName = errorCase(400, 'Abs.InvaliTableName.Malformed', 'Table name format is invalid.');
const InvalidDescription = errorCase(400, 'InvalidDescription.Malformed', 'Description format is invalid.');
const IncorrectStatus = errorCase(400, 'IncorrectStatus.RouteTable', 'The route table is in an invalid state.');

/**
 * Changes name, description or route propagation of any table, the system one too. Source: API page
 * ModifyRouteTableAttributes.
 */
export const ModifyRouteTableAttributes = vpcAction({
  name: 'ModifyRouteTableAttributes',
  effect: 'write',
  regionNotFound: RegionNotSupported,
  parameters: {
    RegionId: text,
    RouteTableId: required(text),
    RouteTableName: text,
    Description: text,
    RoutePropagationEnable: boolean,
  },
  run(call) {
    const { parameters, store, strict } = call;
    const { routeTables } = store.tables;
    const table = ownedOr(call, routeTables, parameters.RouteTableId, NotFound);
    const { RouteTableName: name = table.name, Description: description = table.description } = parameters;
    if (!isName(name)) throw InvalidName();
    if (!isDescription(description)) throw InvalidDescription();
    if (table.status === 'Deleting' || (strict && table.status !== 'Available')) throw IncorrectStatus();
    routeTables.update(table.id, {
      name,
      description,
      propagation: parameters.RoutePropagationEnable ?? table.propagation,
    });
    return {};
  },
});
