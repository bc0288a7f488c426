import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, integer, objects, required, text } from '../../parameters.ts';
import { checkSettledForRoute } from '../shared/interlocks.ts';
import { addEntry, checkEntry } from './new-entry.ts';

/** Adds a custom route to a table. Source: API page CreateRouteEntry. */
export const CreateRouteEntry = vpcAction({
  name: 'CreateRouteEntry',
  effect: 'write',
  parameters: {
    RegionId: text,
    RouteTableId: required(text),
    DestinationCidrBlock: required(text),
    NextHopType: text,
    NextHopId: text,
    NextHopList: objects({ NextHopType: text, NextHopId: text, Weight: integer }),
    RouteEntryName: text,
    Description: text,
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters } = call;
    const entry = checkEntry(call, {
      routeTable: parameters.RouteTableId,
      destination: parameters.DestinationCidrBlock,
      type: parameters.NextHopType,
      id: parameters.NextHopId,
      list: parameters.NextHopList,
      name: parameters.RouteEntryName,
      description: parameters.Description,
    });
    checkSettledForRoute(call, entry.table.vpc);
    if (parameters.DryRun) throw DryRunOperation();
    return { RouteEntryId: addEntry(call, entry) };
  },
});
