import type { Answer } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { owned } from '../../shared/owned.ts';
import { vswitchViews } from './vswitch-view.ts';

/**
 * What an unknown id answers: no error, but a vSwitch of empty fields. The official samples wait for `Status` to become
 * empty, the Terraform provider for `VSwitchId`.
 */
const NO_VSWITCH: Answer = {
  VSwitchId: '',
  VSwitchName: '',
  VpcId: '',
  CidrBlock: '',
  ZoneId: '',
  Status: '',
  Description: '',
  IsDefault: false,
  AvailableIpAddressCount: 0,
  CreationTime: '',
  NetworkAclId: '',
  OwnerId: 0,
  ResourceGroupId: '',
  Ipv6CidrBlock: '',
  EnabledIpv6: false,
  ShareType: '',
  RouteTable: { RouteTableId: '', RouteTableType: '' },
  Tags: { Tag: [] },
};

/** Shows one vSwitch. Source: API page DescribeVSwitchAttributes. */
export const DescribeVSwitchAttributes = vpcAction({
  name: 'DescribeVSwitchAttributes',
  effect: 'read',
  parameters: { RegionId: text, VSwitchId: required(text), DryRun: boolean },
  run(call) {
    const vswitch = owned(call, call.store.tables.vswitches, call.parameters.VSwitchId);
    if (call.parameters.DryRun) throw DryRunOperation();
    const view = vswitch ? vswitchViews(call, [vswitch])[0] : NO_VSWITCH;
    return { ...view, CloudResources: { CloudResourceSetType: [] } };
  },
});
