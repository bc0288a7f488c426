import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, text } from '../../parameters.ts';
import { owned } from '../../shared/owned.ts';
import { checkTags, setTags, tagParameters } from '../../shared/tag-set.ts';
import type { NetworkAclRow } from '../../store/rows.ts';
import { checkAclNames } from './acl-names.ts';
import { aclViews } from './acl-view.ts';
import { defaultEntries } from './entry-rules.ts';
import { mandatory } from './errors.ts';

const VpcNotExist = errorCase(400, 'InvalidVpcId.NotFound', 'The vpc is not exist.');
const QuotaExceeded = errorCase(400, 'QuotaExceed.NetworkAcl', 'Network acl is over limit.');

/** Creates a network ACL in a VPC; it lets everything pass. Source: API page CreateNetworkAcl. */
export const CreateNetworkAcl = vpcAction({
  name: 'CreateNetworkAcl',
  effect: 'write',
  parameters: {
    RegionId: text,
    VpcId: mandatory('VpcId'),
    NetworkAclName: text,
    Description: text,
    Tag: tagParameters,
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing, quotas } = call;
    const { NetworkAclName: name = '', Description: description = '', Tag: tags } = parameters;
    const { vpcs, networkAcls } = store.tables;
    checkAclNames(name, description);
    const vpc = owned(call, vpcs, parameters.VpcId);
    if (!vpc || vpc.status === 'Deleting') throw VpcNotExist();
    checkTags(tags);
    if (networkAcls.count({ vpc: vpc.id }) >= quotas.networkAclsPerVpc) throw QuotaExceeded();
    if (parameters.DryRun) throw DryRunOperation();

    const acl: NetworkAclRow = {
      id: call.newId('nacl'),
      account: call.account.id,
      region: call.region.id,
      createdAt: call.now,
      name,
      description,
      status: 'Modifying',
      vpc: vpc.id,
      ingress: defaultEntries(call, vpc),
      egress: defaultEntries(call, vpc),
    };
    networkAcls.insert(acl);
    setTags(call, 'NETWORKACL', acl.id, tags);
    call.after(timing.createNetworkAcl, networkAcls, acl.id, { status: 'Available' });
    const { OwnerId: _, Tags: __, ...view } = aclViews(call, [networkAcls.get(acl.id) ?? acl])[0] ?? {};
    return { NetworkAclId: acl.id, NetworkAclAttribute: view };
  },
});
