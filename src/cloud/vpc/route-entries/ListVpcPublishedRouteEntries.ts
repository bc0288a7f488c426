import { vpcAction } from '../../action.ts';
import { ignored, integer, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { RouteTableNotFound } from '../shared/errors.ts';

/**
 * Lists the entries published to other networks: none, since nothing to publish to is emulated. The Terraform provider
 * asks on every read of a route entry. Source: API page ListVpcPublishedRouteEntries.
 */
export const ListVpcPublishedRouteEntries = vpcAction({
  name: 'ListVpcPublishedRouteEntries',
  effect: 'read',
  parameters: {
    RegionId: text,
    RouteTableId: required(text),
    TargetType: required(text),
    TargetInstanceId: ignored(text),
    DestinationCidrBlock: ignored(text),
    MaxResults: ignored(integer),
    NextToken: ignored(text),
  },
  run(call) {
    ownedOr(call, call.store.tables.routeTables, call.parameters.RouteTableId, RouteTableNotFound);
    return { NextToken: '', RouteEntries: [] };
  },
});
