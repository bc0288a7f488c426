import { type Answer, formatTime } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, text } from '../../parameters.ts';
import { given, narrowed } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { pageAndTotal, pagingOf, pagingParameters } from '../../shared/paging.ts';
import { checkTagFilter, taggedWith, tagParameters, tagsOfAll } from '../../shared/tag-set.ts';
import type { NatGatewayRow } from '../../store/rows.ts';
import { chargeTypeOf, NAT_TYPE } from './nat-view.ts';

/** Lists NAT gateways; what does not exist simply does not match. Source: API page DescribeNatGateways. */
export const DescribeNatGateways = vpcAction({
  name: 'DescribeNatGateways',
  effect: 'read',
  parameters: {
    RegionId: text,
    NatGatewayId: text,
    Name: text,
    VpcId: text,
    ZoneId: text,
    Spec: text,
    Status: text,
    NatType: text,
    NetworkType: text,
    InstanceChargeType: text,
    ResourceGroupId: text,
    Tag: tagParameters,
    DryRun: boolean,
    ...pagingParameters,
  },
  run(call) {
    const { parameters, store } = call;
    const { NatGatewayId: id, NatType: natType, InstanceChargeType: charge } = parameters;
    checkTagFilter(parameters.Tag);
    if (parameters.DryRun) throw DryRunOperation();
    const tagged = taggedWith(call, 'NATGATEWAY', parameters.Tag);
    const where = {
      ...ownedBy(call),
      ...(natType && natType !== NAT_TYPE ? { id: [] } : narrowed(id ? [id] : undefined, tagged)),
      ...given({
        name: parameters.Name,
        vpc: parameters.VpcId,
        zone: parameters.ZoneId,
        spec: parameters.Spec,
        status: parameters.Status as NatGatewayRow['status'] | undefined,
        networkType: parameters.NetworkType as NatGatewayRow['networkType'] | undefined,
        resourceGroup: parameters.ResourceGroupId,
        prepaid: charge ? charge === 'PrePaid' : undefined,
      }),
    };
    const paging = pagingOf(parameters);
    const { rows, total } = pageAndTotal(store.tables.natGateways, where, paging);
    const tags = tagsOfAll(
      call,
      rows.map((row) => row.id),
    );
    const list = rows.map((row) => ({
      ...view(row),
      // Here, and here alone, tags have these names.
      Tags: { Tag: (tags.get(row.id) ?? []).map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value })) },
    }));
    return { ...paging, TotalCount: total, NatGateways: { NatGateway: list } };
  },
});

const view = (row: NatGatewayRow): Answer => ({
  NatGatewayId: row.id,
  Name: row.name,
  Description: row.description,
  Status: row.status,
  BusinessStatus: 'Normal',
  VpcId: row.vpc,
  RegionId: row.region,
  NatType: NAT_TYPE,
  NetworkType: row.networkType,
  Spec: row.spec,
  InstanceChargeType: chargeTypeOf(row),
  InternetChargeType: row.internetChargeType,
  AutoPay: false,
  ExpiredTime: '',
  CreationTime: formatTime(row.createdAt),
  ResourceGroupId: row.resourceGroup,
  DeletionProtection: row.deletionProtection,
  EcsMetricEnabled: true,
  EipBindMode: row.eipBindMode,
  EnableSessionLog: String(row.sessionLog),
  IcmpReplyEnabled: row.icmpReply,
  PrivateLinkEnabled: row.privateLink,
  PrivateLinkMode: '',
  SecurityProtectionEnabled: row.securityProtection,
  IpLists: { IpList: [] },
  SnatTableIds: { SnatTableId: [row.snatTable] },
  ForwardTableIds: { ForwardTableId: [row.forwardTable] },
  FullNatTableIds: { FullNatTableId: [row.fullNatTable] },
  NatGatewayPrivateInfo: {
    VswitchId: row.vswitch,
    IzNo: row.zone,
    PrivateIpAddress: row.address,
    EniInstanceId: '',
    EniType: '',
    MaxBandwidth: 5120,
    MaxSessionEstablishRate: 100_000,
    MaxSessionQuota: 2_000_000,
  },
});
