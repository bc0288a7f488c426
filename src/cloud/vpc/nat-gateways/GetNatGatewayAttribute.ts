import { formatTime } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { chargeTypeOf, NAT_TYPE } from './nat-view.ts';
import { findNatGateway } from './rules.ts';

/** Shows one NAT gateway. Source: API page GetNatGatewayAttribute. */
export const GetNatGatewayAttribute = vpcAction({
  name: 'GetNatGatewayAttribute',
  effect: 'read',
  parameters: { RegionId: text, NatGatewayId: required(text) },
  run(call) {
    const row = findNatGateway(call, call.parameters.NatGatewayId);
    return {
      NatGatewayId: row.id,
      Name: row.name,
      Description: row.description,
      Status: row.status,
      BusinessStatus: 'Normal',
      VpcId: row.vpc,
      RegionId: row.region,
      NatType: NAT_TYPE,
      NetworkType: row.networkType,
      CreationTime: formatTime(row.createdAt),
      ExpiredTime: '',
      ResourceGroupId: row.resourceGroup,
      EcsMetricEnabled: true,
      EnableSessionLog: row.sessionLog,
      PrivateLinkEnabled: row.privateLink,
      PrivateLinkMode: '',
      DeletionProtectionInfo: { Enabled: row.deletionProtection },
      BillingConfig: {
        AutoPay: 'false',
        InstanceChargeType: chargeTypeOf(row),
        InternetChargeType: row.internetChargeType,
        Spec: row.spec,
      },
      SnatTable: { SnatTableId: row.snatTable, SnatEntryCount: 0 },
      ForwardTable: { ForwardTableId: row.forwardTable, ForwardEntryCount: 0 },
      FullNatTable: { FullNatTableId: row.fullNatTable, FullNatEntryCount: 0 },
      IpList: [],
      PrivateInfo: {
        VswitchId: row.vswitch,
        IzNo: row.zone,
        PrivateIpAddress: row.address,
        EniInstanceId: '',
        MaxBandwidth: 5120,
      },
    };
  },
});
