import type { Answer } from '../../../openapi/index.ts';
import { type Call, DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, ignored, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { VpcRow } from '../../store/rows.ts';
import { VpcNotFound } from '../shared/errors.ts';
import { vpcViews } from './vpc-view.ts';

/** Shows one VPC; the 404 for one that is gone is what clients wait for. Source: API page DescribeVpcAttribute. */
export const DescribeVpcAttribute = vpcAction({
  name: 'DescribeVpcAttribute',
  effect: 'read',
  parameters: { RegionId: text, VpcId: required(text), IsDefault: ignored(boolean), DryRun: boolean },
  run(call) {
    const vpc = ownedOr(call, call.store.tables.vpcs, call.parameters.VpcId, VpcNotFound);
    if (call.parameters.DryRun) throw DryRunOperation();
    const [gateway] = call.store.tables.ipv4Gateways.find({ vpc: vpc.id });
    return {
      ...vpcViews(call, [vpc])[0],
      ClassicLinkEnabled: vpc.classicLink,
      AssociatedCens: { AssociatedCen: [] },
      AssociatedPropagationSources: { AssociatedPropagationSources: [] },
      CloudResources: { CloudResourceSetType: resourcesIn(call, vpc) },
      // Whether all its traffic with the internet goes by the gateway: once that is activated.
      SupportIpv4Gateway: gateway?.enabled ?? false,
      Ipv4GatewayId: gateway?.id ?? '',
    };
  },
});

/** How many resources of each kind the VPC holds; kinds that it has none of are left out. */
function resourcesIn(call: Call<unknown>, vpc: VpcRow): readonly Answer[] {
  const { vswitches, vrouters, routeTables, natGateways, haVips, networkAcls } = call.store.tables;
  const counts = {
    VSwitch: vswitches.count({ vpc: vpc.id }),
    VRouter: vrouters.count({ vpc: vpc.id }),
    RouteTable: routeTables.count({ vpc: vpc.id }),
    NatGateway: natGateways.count({ vpc: vpc.id }),
    HaVip: haVips.count({ vpc: vpc.id }),
    NetworkAcl: networkAcls.count({ vpc: vpc.id }),
  };
  return Object.entries(counts).flatMap(([ResourceType, ResourceCount]) =>
    ResourceCount > 0 ? [{ ResourceType, ResourceCount }] : [],
  );
}
