import { cp, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientEnvironment, type Finished, run } from './child.ts';
import type { Aim } from './client.ts';

/** Terraform in a folder of its own, with the official provider. */
export interface Terraform {
  readonly folder: string;
  (...args: readonly string[]): Promise<Finished>;
}

/** Lays out a folder with the configuration. No `init`: the provider is named by the CLI's own configuration file. */
export async function terraformIn(
  judges: string,
  configuration: string,
  aim: Aim,
  accountId: string,
  more: Readonly<Record<string, string>> = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'isthmus-terraform-'));
  for (const file of await readdir(configuration)) await cp(join(configuration, file), join(folder, file));
  const settings = join(folder, 'settings.tfrc');
  await writeFile(
    settings,
    `provider_installation {\n  dev_overrides { "aliyun/alicloud" = ${JSON.stringify(judges)} }\n  direct {}\n}\n`,
  );
  const env = clientEnvironment({
    HOME: folder,
    TF_CLI_CONFIG_FILE: settings,
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
    ALICLOUD_ACCESS_KEY: aim.accessKeyId,
    ALICLOUD_SECRET_KEY: aim.accessKeySecret,
    ALICLOUD_REGION: aim.region,
    TF_VAR_endpoint: aim.endpoint,
    TF_VAR_account: accountId,
    ...more,
  });
  const terraform = (...args: readonly string[]) =>
    run(join(judges, 'terraform'), [...args, '-no-color'], { cwd: folder, env });
  return Object.assign(terraform, { folder }) satisfies Terraform;
}

interface Resource {
  readonly address: string;
  readonly id: string;
}

/** The managed resources of a state, as `terraform show -json` prints it. */
export function resourcesIn(shown: string): Resource[] {
  const { values } = JSON.parse(shown) as {
    values: { root_module: { resources: { address: string; mode: string; values: { id: string } }[] } };
  };
  return values.root_module.resources
    .filter(({ mode }) => mode === 'managed')
    .map(({ address, values: { id } }) => ({ address, id }));
}
