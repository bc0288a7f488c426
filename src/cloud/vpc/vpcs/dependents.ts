import { type ErrorCase, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { VpcRow } from '../../store/rows.ts';
import { connectionsOfVpc, exists } from '../../vpcpeer/find-connection.ts';

const violation = (kind: string, message: string): ErrorCase => errorCase(400, `DependencyViolation.${kind}`, message);

interface Dependent {
  readonly refusal: ErrorCase;
  isIn(call: Call<unknown>, vpc: VpcRow): boolean;
}

/** What keeps a VPC from being deleted, in the order that DeleteVpc looks (contract, sections 3.5 and 12). */
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
    isIn: ({ store }, vpc) => store.tables.routeEntries.exists({ routeTable: vpc.systemTable, type: 'Custom' }),
  },
  {
    refusal: violation('SecurityGroup', 'Specified object has dependent resources SecurityGroup.'),
    isIn: ({ store }, vpc) => store.tables.securityGroups.exists({ vpc: vpc.id }),
  },
  {
    refusal: violation('RouterInterface', 'Specified object has dependent resources RouterInterface.'),
    isIn: ({ store }, vpc) => store.tables.routerInterfaces.exists({ router: vpc.vrouter }),
  },
  {
    // The code is unconfirmed.
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
export function checkEmpty(call: Call<unknown>, vpc: VpcRow): void {
  const held = DEPENDENTS.find((dependent) => dependent.isIn(call, vpc));
  if (held) throw held.refusal();
}
