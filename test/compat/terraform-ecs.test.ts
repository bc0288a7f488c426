import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LocalCloud, type LogEntry } from '../../src/cloud/index.ts';
import { describeJudged } from './support/judges.ts';
import { resourcesIn, type Terraform, terraformIn } from './support/terraform.ts';

/** Minutes rather than seconds: the provider waits five seconds after most changes, whatever answers. */
const PATIENCE = 600_000;

/** The resources of clients/terraform-ecs/main.tf, data sources aside. */
const RESOURCES = 14;

describeJudged(
  ['terraform', 'terraform-provider-alicloud'],
  'Terraform, of security groups and instances',
  (judges) => {
    const log: LogEntry[] = [];
    let cloud: LocalCloud;
    let terraform: Terraform;

    beforeAll(async () => {
      cloud = await LocalCloud.start({ log: (entry) => log.push(entry) });
      const { accountId, ...key } = cloud.credentials;
      const aim = { endpoint: cloud.endpoint, region: cloud.region, ...key };
      const configuration = join(import.meta.dirname, 'clients', 'terraform-ecs');
      const trust = { SSL_CERT_FILE: await cloud.certificateAuthority() };
      terraform = await terraformIn(judges, configuration, aim, accountId, trust);
    });

    afterAll(async () => {
      await cloud?.stop();
      if (terraform) await rm(terraform.folder, { recursive: true, force: true });
    });

    const apply = (...args: readonly string[]) => terraform('apply', '-auto-approve', '-input=false', ...args);
    const plan = (...args: readonly string[]) => terraform('plan', '-detailed-exitcode', '-input=false', ...args);
    const team = ['-var', 'team=platform'];

    it('creates everything, and has nothing to do in a second plan', { timeout: PATIENCE }, async () => {
      const { stdout, stderr } = await apply();
      expect(stderr).toBe('');
      expect(stdout).toContain(`Resources: ${RESOURCES} added, 0 changed, 0 destroyed`);
      expect(await plan()).toMatchObject({ code: 0 });
    });

    it('is found by the data sources', { timeout: PATIENCE }, async () => {
      const { stdout } = await terraform('output', '-json', 'found');
      expect(JSON.parse(stdout)).toMatchObject({ groups: 2, instances: ['10.7.1.10'], interfaces: ['10.7.1.20'] });
    });

    it('changes names, rules, groups, addresses (of the instance by way of a stop) and tags in place', {
      timeout: PATIENCE,
    }, async () => {
      const { stdout, stderr } = await apply(...team);
      expect(stderr).toBe('');
      expect(stdout).toContain('Resources: 0 added, 4 changed, 0 destroyed');
      expect(await plan(...team)).toMatchObject({ code: 0 });
    });

    it('imports everything into an empty state, and again has nothing to do', { timeout: PATIENCE }, async () => {
      const { stdout } = await terraform('show', '-json');
      const blocks = resourcesIn(stdout).map(({ address, id }) => `import {\n  to = ${address}\n  id = "${id}"\n}\n`);
      await writeFile(join(terraform.folder, 'import.tf'), blocks.join(''));
      await rm(join(terraform.folder, 'terraform.tfstate'));
      const imported = await apply(...team);
      expect(imported.stderr).toBe('');
      // The instance has settings of the provider's own (`dry_run`), which no cloud tells.
      expect(imported.stdout).toMatch(
        new RegExp(`Resources: ${RESOURCES} imported, 0 added, [01] changed, 0 destroyed`),
      );
      expect(await plan(...team)).toMatchObject({ code: 0 });
    });

    it('destroys everything', { timeout: PATIENCE }, async () => {
      await rm(join(terraform.folder, 'import.tf'));
      const { stdout, stderr } = await terraform('destroy', '-auto-approve', '-input=false', ...team);
      expect(stderr).toBe('');
      expect(stdout).toContain(`Resources: ${RESOURCES} destroyed`);
      const { instances, networkInterfaces, securityGroups, securityGroupRules, addresses, vpcs } =
        cloud.world.store.tables;
      for (const table of [instances, networkInterfaces, securityGroups, securityGroupRules, addresses, vpcs]) {
        expect(table.count({})).toBe(0);
      }
    });

    it('met no error of the cloud, and brought no parameter that it does not know', () => {
      expect(log.filter(({ status }) => status >= 500)).toEqual([]);
      expect(log.flatMap(({ action, unknown }) => unknown.map((name) => `${action} ${name}`))).toEqual([]);
    });
  },
);
