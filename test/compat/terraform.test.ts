import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LocalCloud, type LogEntry } from '../../src/cloud/index.ts';
import type { Client } from './support/client.ts';
import { popCorePost } from './support/clients.ts';
import { describeJudged } from './support/judges.ts';
import { said } from './support/said.ts';
import { resourcesIn, type Terraform, terraformIn } from './support/terraform.ts';

/** Minutes rather than seconds: the provider waits five seconds after most changes, whatever answers. */
const PATIENCE = 600_000;

/** The resources of clients/terraform, data sources aside. */
const RESOURCES = 30;

describeJudged(['terraform', 'terraform-provider-alicloud'], 'Terraform with the official provider', (judges) => {
  const log: LogEntry[] = [];
  let cloud: LocalCloud;
  let client: Client;
  let terraform: Terraform;

  beforeAll(async () => {
    cloud = await LocalCloud.start({ timing: { speed: 10 }, log: (entry) => log.push(entry) });
    const { accountId, ...key } = cloud.credentials;
    const aim = { endpoint: cloud.endpoint, region: cloud.region, ...key };
    client = await popCorePost.start(aim);
    terraform = await terraformIn(judges, join(import.meta.dirname, 'clients', 'terraform'), aim, accountId);
  });

  afterAll(async () => {
    client?.close();
    await cloud?.stop();
    if (terraform) await rm(terraform.folder, { recursive: true, force: true });
  });

  const apply = (...args: readonly string[]) => terraform('apply', '-auto-approve', '-input=false', ...args);
  const plan = (...args: readonly string[]) => terraform('plan', '-detailed-exitcode', '-input=false', ...args);
  const team = ['-var', 'team=platform'];

  it('creates two interconnected VPCs, and one with gateways and filters', { timeout: PATIENCE }, async () => {
    const { code, stdout, stderr } = await apply();
    expect(stderr).toBe('');
    expect(stdout).toContain(`Resources: ${RESOURCES} added, 0 changed, 0 destroyed`);
    expect(code).toBe(0);
  });

  it('has connected the pair', async () => {
    const found = await said(client, cloud.region).call<InterfaceList>('DescribeRouterInterfaces', {});
    const { RouterInterfaceType: interfaces } = found.RouterInterfaceSet;
    const states = interfaces.map(({ Name, Status }) => `${Name} ${Status}`).sort();
    expect(states).toEqual(['acceptor Active', 'idle Idle', 'initiator Active']);
  });

  it('finds each by its data source', { timeout: PATIENCE }, async () => {
    const { stdout } = await terraform('output', '-json', 'found');
    expect(JSON.parse(stdout)).toEqual({
      vpcs: ['edge'],
      vswitches: ['10.3.1.0/24'],
      route_tables: ['custom'],
      route_entries: ['HaVip', 'Ipv4Gateway', 'NatGateway', 'NatGateway'],
      router_interfaces: ['idle'],
      express_connect_router_interfaces: ['idle'],
      network_acls: ['443/443'],
      prefix_lists: ['branches'],
      nat_gateways: ['edge'],
      havips: ['10.3.1.10'],
      ipv4_gateways: ['edge'],
      dhcp_options_sets: ['edge'],
      nat_zones: 11,
      zones: 11,
      regions: [cloud.region],
    });
  });

  it('finds nothing to do in a second plan', { timeout: PATIENCE }, async () => {
    expect(await plan()).toMatchObject({ code: 0 });
  });

  it('changes names, descriptions and tags in place', { timeout: PATIENCE }, async () => {
    const { stdout, stderr } = await apply(...team);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/Resources: 0 added, [1-9]\d* changed, 0 destroyed/);
    expect(await plan(...team)).toMatchObject({ code: 0 });
  });

  it('imports everything into an empty state, and again has nothing to do', { timeout: PATIENCE }, async () => {
    const { stdout } = await terraform('show', '-json');
    const blocks = resourcesIn(stdout).map(({ address, id }) => `import {\n  to = ${address}\n  id = "${id}"\n}\n`);
    await writeFile(join(terraform.folder, 'import.tf'), blocks.join(''));
    await rm(join(terraform.folder, 'terraform.tfstate'));
    const imported = await apply(...team);
    expect(imported.stderr).toBe('');
    expect(imported.stdout).toContain(`Resources: ${RESOURCES} imported, 0 added, 0 changed, 0 destroyed`);
    expect(await plan(...team)).toMatchObject({ code: 0 });
  });

  it('destroys everything', { timeout: PATIENCE }, async () => {
    await rm(join(terraform.folder, 'import.tf'));
    const { stdout, stderr } = await terraform('destroy', '-auto-approve', '-input=false', ...team);
    expect(stderr).toBe('');
    expect(stdout).toContain(`Resources: ${RESOURCES} destroyed`);
    const talk = said(client, cloud.region);
    for (const list of ['DescribeVpcs', 'DescribeVSwitches', 'DescribeRouteTableList', 'DescribeRouterInterfaces']) {
      expect(await talk.call(list, {})).toMatchObject({ TotalCount: 0 });
    }
    const { networkAcls, prefixLists, natGateways, haVips, ipv4Gateways, dhcpOptionsSets, routeEntries, addresses } =
      cloud.world.store.tables;
    const gone = [networkAcls, prefixLists, natGateways, haVips, ipv4Gateways, dhcpOptionsSets, routeEntries];
    for (const table of [...gone, addresses]) expect(table.count({})).toBe(0);
  });

  it('met no error of the cloud, and brought no parameter that it does not know but a slip of the provider', () => {
    expect(log.filter(({ status }) => status >= 500)).toEqual([]);
    expect(log.flatMap(({ action, unknown }) => unknown.map((name) => `${action} ${name}`)).sort()).toEqual([
      // It sends what the API calls `Tag`, and sets the tags by TagResources afterwards.
      'CreateDhcpOptionsSet Tags.1.Key',
      'CreateDhcpOptionsSet Tags.1.Value',
      'CreateNetworkAcl Tags.1.Key',
      'CreateNetworkAcl Tags.1.Value',
    ]);
  });
});

interface InterfaceList {
  readonly RouterInterfaceSet: {
    readonly RouterInterfaceType: readonly { readonly Name: string; readonly Status: string }[];
  };
}
