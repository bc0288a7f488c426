import { sourceFlags } from '../analysis/flags.ts';
import { readCloud, withCloud } from '../analysis/read-cloud.ts';
import { defineCommand } from '../command.ts';
import { count } from '../layout.ts';
import { findProject } from '../project/open-project.ts';

export const command = defineCommand({
  description: [
    'Reads VPCs, vSwitches, route tables with their entries, router interfaces and VPC peering connections, and prints them as one JSON document that trace, reach, why, lint, check and diff read with --network, offline. Reads only, by the calls that docs/snapshot.md names, within the documented rate.',
    'Regions: those of --region, else those of the spec in this folder, else the default one.',
  ],
  flags: {
    ...sourceFlags,
    hosts: {
      kind: 'switch',
      summary: 'Also what has an address: instances, network interfaces, HaVips',
    },
  },
  examples: [
    { command: 'isthmus snapshot > net.json', summary: 'The regions of the spec' },
    {
      command: 'isthmus snapshot --region cn-hangzhou --region cn-shanghai > net.json',
      summary: 'Two regions of the account, no spec needed',
    },
    { command: 'isthmus snapshot --local > net.json', summary: 'The local cloud' },
  ],
  async run(context, { flags }) {
    const { terminal } = context;
    const loaded = await findProject(context, flags.file);
    const { snapshot } = await withCloud(context, flags, loaded, (cloud, target) =>
      readCloud(context, flags, loaded, cloud, target, flags.hosts),
    );
    terminal.print(JSON.stringify(snapshot, null, 2));
    const { vpcs, vSwitches, routeTables, routerInterfaces = [], vpcPeerings = [], hosts } = snapshot;
    const entries = routeTables.reduce((sum, table) => sum + (table.routeEntries?.length ?? 0), 0);
    const parts = [
      count(vpcs.length, 'VPC'),
      count(vSwitches.length, 'vSwitch', 'vSwitches'),
      count(routeTables.length, 'route table'),
      count(entries, 'route entry', 'route entries'),
      count(routerInterfaces.length, 'router interface'),
      count(vpcPeerings.length, 'VPC peering connection'),
      ...(hosts === undefined ? [] : [count(hosts.length, 'host')]),
    ];
    terminal.tell(parts.join(', '));
    return 0;
  },
});
