import { type Answer, formatTime } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { text } from '../../parameters.ts';
import { ownedBy } from '../../shared/owned.ts';
import { pageAndTotal, pagingOf, pagingParameters } from '../../shared/paging.ts';
import type { InstanceRow } from '../../store/rows.ts';
import { invalid } from '../shared/errors.ts';
import { jsonList } from '../shared/lists.ts';

const TYPES: readonly string[] = ['all', 'system', 'data'];

/**
 * Lists the system disks of instances, as they were asked for at creation: there are no disks, but clients look there for
 * what an instance was made with. Source: API page DescribeDisks.
 */
export const DescribeDisks = ecsAction({
  name: 'DescribeDisks',
  effect: 'read',
  parameters: {
    RegionId: text,
    ZoneId: text,
    InstanceId: text,
    DiskIds: text,
    DiskType: text,
    ResourceGroupId: text,
    ...pagingParameters,
  },
  run(call) {
    const { parameters, store } = call;
    const { InstanceId: id, ZoneId: zone, ResourceGroupId: resourceGroup, DiskType: type = 'all' } = parameters;
    if (!TYPES.includes(type)) throw invalid('DiskType');
    const disks = jsonList('DiskIds', parameters.DiskIds);
    const { instances } = store.tables;
    const listed = disks && instances.find(ownedBy(call)).filter((row) => disks.includes(row.systemDisk.id));
    const where = {
      ...ownedBy(call),
      ...(id ? { id } : {}),
      ...(zone ? { zone } : {}),
      ...(resourceGroup ? { resourceGroup } : {}),
      ...(listed ? { id: listed.map((row) => row.id).filter((known) => !id || known === id) } : {}),
      ...(type === 'data' ? { id: [] } : {}),
    };
    const paging = pagingOf(parameters, 100);
    const { rows, total } = pageAndTotal(instances, where, paging);
    return { ...paging, TotalCount: total, Disks: { Disk: rows.map(diskView) } };
  },
});

function diskView(row: InstanceRow): Answer {
  const { systemDisk: disk } = row;
  return {
    DiskId: disk.id,
    DiskName: disk.name,
    Description: disk.description,
    Type: 'system',
    Category: disk.category,
    Size: disk.size,
    PerformanceLevel: disk.performanceLevel,
    InstanceId: row.id,
    ImageId: row.image,
    RegionId: row.region,
    ZoneId: row.zone,
    ResourceGroupId: row.resourceGroup,
    Status: 'In_use',
    Device: '/dev/xvda',
    DiskChargeType: row.chargeType,
    DeleteWithInstance: true,
    DeleteAutoSnapshot: false,
    EnableAutoSnapshot: false,
    Encrypted: false,
    Portable: false,
    AutoSnapshotPolicyId: '',
    KMSKeyId: '',
    StorageClusterId: '',
    CreationTime: formatTime(row.createdAt),
    AttachedTime: formatTime(row.createdAt),
    Tags: { Tag: [] },
  };
}
