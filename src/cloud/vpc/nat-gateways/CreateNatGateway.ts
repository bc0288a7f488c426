import { errorCase } from '../../../openapi/index.ts';
import { type Call, vpcAction } from '../../action.ts';
import { boolean, ignored, required, text, type ValuesOf } from '../../parameters.ts';
import { type AddressRefusals, takeAddress } from '../../shared/addresses.ts';
import { owned, ownedOr } from '../../shared/owned.ts';
import { resourceGroupOf } from '../../shared/resource-groups.ts';
import { checkTags, setTags, tagParameters } from '../../shared/tag-set.ts';
import type { NatGatewayRow, VpcRow, VSwitchRow } from '../../store/rows.ts';
import { InvalidParameter } from '../shared/errors.ts';
import { addDefaultRoute, defaultRouteOf } from '../shared/gateway-routes.ts';
import { checkNatNames, checkSpec, EIP_BIND_MODES } from './rules.ts';

const VpcNotFound = errorCase(404, 'InvalidVpcId.NotFound', 'Specified value of VpcId is not found in our record.');
const VpcStatusError = errorCase(400, 'VpcStatusError', 'The Vpc is creating .');
const VSwitchStatusError = errorCase(400, 'VswitchStatusError', 'The VSwitch is creating .');
const MissingParameter = errorCase(400, 'MissingParameter', 'Miss mandatory parameter.');
const OtherVpc = errorCase(
  400,
  'OperationFailed.VswNotBelongToVpc',
  'Operation failed because the specified VSwitch is not bound to the same VPC with NAT gateway.',
);
const NoStandardGateways = errorCase(
  400,
  'OperationFailed.NormalInventoryNotEnough',
  'Operation failed because the inventory of standard NAT gateway is insufficient.',
);
const PrepaidByLcu = errorCase(
  400,
  'OperationUnsupported.PrePaidPyByLcu',
  'The operation failed because the subscription NAT gateway does not support the pay-by-LCU billing method.',
);
/** The page has no code for an unknown vSwitch (unconfirmed). */
const VSwitchNotFound = errorCase(404, 'InvalidVSwitchId.NotFound', 'Specified VSwitch does not exist.');

/** Of these, only the last is on the page. */
const ADDRESS: AddressRefusals = {
  illegal: errorCase(400, 'IllegalParam.NatIp', 'The param of NatIp is illegal.'),
  taken: errorCase(400, 'ResourceAlreadyExist.NatIp', 'The specified NatIp is already in use.'),
  exhausted: errorCase(400, 'ZONE_NO_AVAILABLE_IP', 'The Zone have no available ip.'),
};

const declared = {
  RegionId: text,
  VpcId: required(text),
  VSwitchId: text,
  NatType: text,
  NetworkType: text,
  Name: text,
  Description: text,
  Spec: text,
  InstanceChargeType: text,
  InternetChargeType: text,
  EipBindMode: text,
  IcmpReplyEnabled: boolean,
  PrivateLinkEnabled: boolean,
  SecurityProtectionEnabled: boolean,
  NatIp: text,
  Tag: tagParameters,
  ClientToken: text,
  // There is no billing, and nothing reaches a gateway but by the VPC's routes.
  PricingCycle: ignored(text),
  Duration: ignored(text),
  AutoPay: ignored(boolean),
  AccessMode: ignored(text),
  Ipv4Prefix: ignored(text),
};

type CreateCall = Call<ValuesOf<typeof declared>>;

/**
 * Creates an enhanced NAT gateway in a vSwitch, whose address it takes. A public one becomes its VPC's way out: the system
 * table gets an entry for all addresses, unless it has one. Source: API page CreateNatGateway.
 */
export const CreateNatGateway = vpcAction({
  name: 'CreateNatGateway',
  effect: 'write',
  parameters: declared,
  run(call) {
    const { parameters, store, timing } = call;
    const { natGateways, routeTables } = store.tables;
    const { vpc, vswitch } = place(call);
    const facts = factsOf(call);
    checkTags(parameters.Tag);

    const id = call.newId('ngw');
    const address = takeAddress(call, vswitch, id, parameters.NatIp, ADDRESS);
    natGateways.insert({
      ...facts,
      ...{ id, account: call.account.id, region: call.region.id, createdAt: call.now, address },
      ...{ vpc: vpc.id, vswitch: vswitch.id, zone: vswitch.zone, status: 'Creating' },
      name: facts.name || id,
      resourceGroup: resourceGroupOf(call.account, undefined),
    });
    setTags(call, 'NATGATEWAY', id, parameters.Tag);
    const table = routeTables.get(vpc.systemTable);
    if (table && facts.networkType === 'internet' && !defaultRouteOf(call, table.id)) {
      addDefaultRoute(call, table, { type: 'NatGateway', id });
    }
    call.after(timing.createNatGateway, natGateways, id, { status: 'Available' });
    return {
      NatGatewayId: id,
      SnatTableIds: { SnatTableId: [facts.snatTable] },
      ForwardTableIds: { ForwardTableId: [facts.forwardTable] },
      FullNatTableIds: { FullNatTableId: [facts.fullNatTable] },
    };
  },
});

/** Where the gateway goes. @throws ApiError when VPC or vSwitch is missing, unknown, not ready, or the two lie apart */
function place(call: CreateCall): { readonly vpc: VpcRow; readonly vswitch: VSwitchRow } {
  const { VpcId: vpcId, VSwitchId: vswitchId } = call.parameters;
  const { vpcs, vswitches } = call.store.tables;
  const vpc = ownedOr(call, vpcs, vpcId, VpcNotFound);
  if (vpc.status !== 'Available') throw VpcStatusError();
  // Enhanced gateways, the only ones there are, need a vSwitch.
  if (!vswitchId) throw MissingParameter();
  const vswitch = owned(call, vswitches, vswitchId);
  if (!vswitch) throw VSwitchNotFound();
  if (vswitch.vpc !== vpc.id) throw OtherVpc();
  if (vswitch.status !== 'Available') throw VSwitchStatusError();
  return { vpc, vswitch };
}

type Facts = Omit<
  NatGatewayRow,
  'id' | 'account' | 'region' | 'createdAt' | 'status' | 'vpc' | 'vswitch' | 'zone' | 'address' | 'resourceGroup'
>;

/** What the request says of the gateway itself. @throws ApiError for a value that there is not */
function factsOf(call: CreateCall): Facts {
  const { parameters } = call;
  const { Name: name = '', Description: description = '' } = parameters;
  checkNatNames(name, description);
  const natType = parameters.NatType || 'Enhanced';
  if (natType === 'Normal') throw NoStandardGateways();
  const networkType = parameters.NetworkType || 'internet';
  const chargeType = parameters.InstanceChargeType || 'PostPaid';
  const prepaid = chargeType === 'PrePaid';
  const internetChargeType = parameters.InternetChargeType || (prepaid ? 'PayBySpec' : 'PayByLcu');
  const spec = parameters.Spec || 'Small';
  checkSpec(spec);
  const eipBindMode = parameters.EipBindMode || 'MULTI_BINDED';
  // The page has no codes for unknown values of these (unconfirmed).
  if (natType !== 'Enhanced') throw InvalidParameter();
  if (networkType !== 'internet' && networkType !== 'intranet') throw InvalidParameter();
  if (!prepaid && chargeType !== 'PostPaid') throw InvalidParameter();
  if (internetChargeType !== 'PayByLcu' && internetChargeType !== 'PayBySpec') throw InvalidParameter();
  if (!EIP_BIND_MODES.includes(eipBindMode)) throw InvalidParameter();
  if (prepaid && internetChargeType === 'PayByLcu') throw PrepaidByLcu();
  return {
    name,
    description,
    networkType,
    spec,
    prepaid,
    internetChargeType,
    eipBindMode,
    icmpReply: parameters.IcmpReplyEnabled ?? true,
    privateLink: parameters.PrivateLinkEnabled ?? false,
    securityProtection: parameters.SecurityProtectionEnabled ?? false,
    sessionLog: false,
    deletionProtection: false,
    snatTable: call.newId('stb'),
    forwardTable: call.newId('ftb'),
    fullNatTable: call.newId('fulltb'),
  };
}
