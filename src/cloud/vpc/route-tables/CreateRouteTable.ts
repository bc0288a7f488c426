import { errorCase } from '../../../openapi/index.ts';
import { type Call, vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { isDescription, isName } from '../../shared/names.ts';
import { ownedOr } from '../../shared/owned.ts';
import { checkTags, setTags, tagParameters } from '../../shared/tag-set.ts';
import type { RouteTableRow, VpcRow } from '../../store/rows.ts';
import { IncorrectVpcStatus, InvalidParameter, RegionNotSupported, VpcNotFound } from '../shared/errors.ts';
import { copySystemEntries } from '../shared/system-entries.ts';

const MissingVpcId = errorCase(400, 'MissingParam.vpcId', 'The parameter vpcId is mandatory.');
const InvalidName = errorCase(
  400,
  'InvalidParameter.RouteTableName.Malformed',
  'The specified route table name is not valid.',
);
const InvalidDescription = errorCase(
  400,
  'InvalidParameter.Description.Malformed',
  'The specified Description is not valid.',
);
const QuotaExceeded = errorCase(400, 'QuotaExceeded.RouteTable', 'VPC RouteTable quota exceeded.');
const GatewayQuotaExceeded = errorCase(
  400,
  'QuotaExceeded.GatewayRouteTable',
  'The quota of Gateway Route Table is exceeded.',
);

/** Creates a custom route table. Source: API page CreateRouteTable. */
export const CreateRouteTable = vpcAction({
  name: 'CreateRouteTable',
  effect: 'write',
  regionNotFound: RegionNotSupported,
  parameters: {
    RegionId: text,
    VpcId: required(text, MissingVpcId),
    RouteTableName: text,
    Description: text,
    AssociateType: text,
    Tag: tagParameters,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing } = call;
    const { RouteTableName: name = '', Description: description = '', Tag: tags } = parameters;
    const { vpcs, routeTables } = store.tables;
    const vpc = ownedOr(call, vpcs, parameters.VpcId, VpcNotFound);
    // A VPC on its way out has no VRouter any more. The page lists no code for it (unconfirmed).
    if (vpc.status === 'Deleting') throw IncorrectVpcStatus();
    if (!isName(name)) throw InvalidName();
    if (!isDescription(description)) throw InvalidDescription();
    const associateType = parameters.AssociateType || 'VSwitch';
    if (associateType !== 'VSwitch' && associateType !== 'Gateway') throw InvalidParameter();
    checkTags(tags);
    checkQuota(call, vpc, associateType);

    const id = call.newId('vtb');
    routeTables.insert({
      id,
      account: call.account.id,
      region: call.region.id,
      createdAt: call.now,
      name,
      description,
      status: 'Pending',
      type: 'Custom',
      associateType,
      vpc: vpc.id,
      vrouter: vpc.vrouter,
      propagation: associateType === 'VSwitch',
      resourceGroup: vpc.resourceGroup,
    });
    if (associateType === 'VSwitch') copySystemEntries(call, vpc.systemTable, id);
    setTags(call, 'ROUTETABLE', id, tags);
    call.after(timing.createRouteTable, routeTables, id, { status: 'Available' });
    return { RouteTableId: id };
  },
});

function checkQuota(
  { store, quotas }: Call<unknown>,
  vpc: VpcRow,
  associateType: RouteTableRow['associateType'],
): void {
  const count = store.tables.routeTables.count({ vpc: vpc.id, type: 'Custom', associateType });
  if (associateType === 'VSwitch' && count >= quotas.customRouteTablesPerVpc) throw QuotaExceeded();
  if (associateType === 'Gateway' && count >= quotas.gatewayRouteTablesPerVpc) throw GatewayQuotaExceeded();
}
