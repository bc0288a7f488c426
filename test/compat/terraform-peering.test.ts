import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LocalCloud, type LogEntry } from '../../src/cloud/index.ts';
import { describeJudged } from './support/judges.ts';
import { resourcesIn, type Terraform, terraformIn } from './support/terraform.ts';

/** Minutes rather than seconds: the provider waits five seconds after most changes, whatever answers. */
const PATIENCE = 600_000;

/** The resources of clients/terraform-peering/main.tf, data sources aside. */
const RESOURCES = 9;

describeJudged(
  ['terraform', 'terraform-provider-alicloud'],
  'Terraform, with VPC peerings and their routes',
  (judges) => {
    const log: LogEntry[] = [];
    let cloud: LocalCloud;
    let terraform: Terraform;

    beforeAll(async () => {
      cloud = await LocalCloud.start({ timing: { speed: 10 }, log: (entry) => log.push(entry) });
      const { accountId, ...key } = cloud.credentials;
      const aim = { endpoint: cloud.endpoint, region: cloud.region, ...key };
      const configuration = join(import.meta.dirname, 'clients', 'terraform-peering');
      terraform = await terraformIn(judges, configuration, aim, accountId);
    });

    afterAll(async () => {
      await cloud?.stop();
      if (terraform) await rm(terraform.folder, { recursive: true, force: true });
    });

    const apply = (...args: readonly string[]) => terraform('apply', '-auto-approve', '-input=false', ...args);
    const plan = (...args: readonly string[]) => terraform('plan', '-detailed-exitcode', '-input=false', ...args);
    const changed = ['-var', 'team=platform', '-var', 'bandwidth=200'];

    it('creates them, and sees them', { timeout: PATIENCE }, async () => {
      const { code, stdout, stderr } = await apply();
      expect(stderr).toBe('');
      expect(stdout).toContain(`Resources: ${RESOURCES} added, 0 changed, 0 destroyed`);
      expect(stdout).toContain('seen = 2');
      expect(code).toBe(0);
    });

    it('finds nothing to do in a second plan', { timeout: PATIENCE }, async () => {
      expect(await plan()).toMatchObject({ code: 0 });
    });

    it('changes name, description, tags and bandwidth in place', { timeout: PATIENCE }, async () => {
      const { stdout, stderr } = await apply(...changed);
      expect(stderr).toBe('');
      expect(stdout).toContain('Resources: 0 added, 2 changed, 0 destroyed');
      expect(await plan(...changed)).toMatchObject({ code: 0 });
    });

    it('imports what can be, and again has nothing to do', { timeout: PATIENCE }, async () => {
      const { stdout } = await terraform('show', '-json');
      const blocks = resourcesIn(stdout).map(({ address, id }) => {
        const provider = /(far|back)$/.test(address) && !address.includes('peer') ? '  provider = alicloud.far\n' : '';
        return `import {\n  to = ${address}\n  id = "${id}"\n${provider}}\n`;
      });
      await writeFile(join(terraform.folder, 'import.tf'), blocks.join(''));
      await rm(join(terraform.folder, 'terraform.tfstate'));
      const imported = await apply(...changed);
      expect(imported.stderr).toBe('');
      expect(imported.stdout).toContain(`Resources: ${RESOURCES} imported, 0 added, 0 changed, 0 destroyed`);
      expect(await plan(...changed)).toMatchObject({ code: 0 });
    });

    it('destroys everything, and met no error of the cloud', { timeout: PATIENCE }, async () => {
      await rm(join(terraform.folder, 'import.tf'));
      const { stdout, stderr } = await terraform('destroy', '-auto-approve', '-input=false', ...changed);
      expect(stderr).toBe('');
      expect(stdout).toContain(`Resources: ${RESOURCES} destroyed`);
      const { vpcs, peerConnections, routeEntries } = cloud.world.store.tables;
      expect([vpcs.count({}), peerConnections.count({}), routeEntries.count({ type: 'Custom' })]).toEqual([0, 0, 0]);
      expect(log.filter(({ status }) => status >= 500)).toEqual([]);
    });
  },
);
