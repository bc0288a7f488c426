import { type ErrorCase, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { VpcRow } from '../../store/rows.ts';
import { connectionsOfVpc, exists } from '../../vpcpeer/find-connection.ts';

const violation = (kind: string, message: string): ErrorCase => errorCase(400, `DependencyViolation.${kind}`, message);

interface Dependent {
  readonly refusal: ErrorCase;
  /** @param spared the IPv4 gateway that goes along, with the routes to it, when the delete is forced; else empty */
  isIn(call: Call<unknown>, vpc: VpcRow, spared: string): boolean;
}

/** What keeps a VPC from being deleted, in the order that DeleteVpc looks (API page DeleteVpc). */
const DEPENDENTS: readonly Dependent[] = [
  {
    refusal: violation('VSwitch', 'Specified object has dependent resources'),
    isIn: ({ store }, vpc) => store.tables.vswitches.exists({ vpc: vpc.id }),
  },
  {
    refusal: violation('RouteTable', 'VPC cannot be deleted when custom route table exists.'),
    isIn: ({ store }, vpc) => store.tables.routeTables.exists({ vpc: vpc.id, type: 'Custom' }),
  },
  {
    refusal: violation('RouteEntry', 'Specified object has dependent resources'),
    isIn: ({ store }, vpc, spared) => {
      const custom = { routeTable: vpc.systemTable, type: 'Custom' } as const;
      const { routeEntries } = store.tables;
      if (spared === '') return routeEntries.exists(custom);
      return routeEntries.count(custom) > routeEntries.count({ ...custom, nextHop: spared });
    },
  },
  {
    refusal: violation('SecurityGroup', 'Specified object has dependent resources SecurityGroup.'),
    isIn: ({ store }, vpc) => store.tables.securityGroups.exists({ vpc: vpc.id }),
  },
  {
    refusal: violation('NatGateway', 'Specified object has dependent resources NatGateway.'),
    isIn: ({ store }, vpc) => store.tables.natGateways.exists({ vpc: vpc.id }),
  },
  {
    refusal: violation('RouterInterface', 'Specified object has dependent resources RouterInterface.'),
    isIn: ({ store }, vpc) => store.tables.routerInterfaces.exists({ router: vpc.vrouter }),
  },
  {
    // The codes from here on are unconfirmed.
    refusal: violation('HaVip', 'Specified object has dependent resources HaVip.'),
    isIn: ({ store }, vpc) => store.tables.haVips.exists({ vpc: vpc.id }),
  },
  {
    refusal: violation('Ipv4Gateway', 'Specified object has dependent resources Ipv4Gateway.'),
    isIn: ({ store }, vpc, spared) => spared === '' && store.tables.ipv4Gateways.exists({ vpc: vpc.id }),
  },
  {
    refusal: violation('NetworkAcl', 'Specified object has dependent resources NetworkAcl.'),
    isIn: ({ store }, vpc) => store.tables.networkAcls.exists({ vpc: vpc.id }),
  },
  {
    refusal: errorCase(
      400,
      'OperationDenied.VpcPeerExists',
      'The operation is not allowed because the VpcPeer exists.',
    ),
    isIn: (call, vpc) => connectionsOfVpc(call, vpc.id).some(exists),
  },
];

/** @throws ApiError for the first thing that the VPC still holds. */
export function checkEmpty(call: Call<unknown>, vpc: VpcRow, spared: string): void {
  const held = DEPENDENTS.find((dependent) => dependent.isIn(call, vpc, spared));
  if (held) throw held.refusal();
}
