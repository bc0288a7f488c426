import { defineCommand } from '../command.ts';
import { usageError } from '../command-error.ts';
import { printJson } from '../envelope.ts';
import { columns } from '../layout.ts';
import {
  clientRecipes,
  clientVariables,
  howToEvaluate,
  type Shell,
  shellLines,
  terraformProvider,
  trustRecipes,
  unsetLines,
} from '../local/aim.ts';
import { runningFlags, theRunningCloud } from '../local/operate.ts';
import type { RunningCloud } from '../local/running-cloud.ts';
import { trustBundle } from '../local/trust-bundle.ts';

export const command = defineCommand({
  description: [
    'Prints the variables that aim official clients at the running local cloud: credentials, region, endpoints and the certificate authority, in the spellings that the aliyun CLI, the SDKs and the Terraform provider read. Several local clouds may run; the newest is taken unless --port names another.',
  ],
  flags: {
    shell: {
      kind: 'text',
      summary: 'The shell that will read the lines',
      placeholder: 'SHELL',
      choices: ['sh', 'fish', 'powershell'],
      default: 'sh',
    },
    terraform: { kind: 'switch', summary: 'Print a provider block for Terraform instead' },
    unset: { kind: 'switch', summary: 'Print what takes the variables back' },
    proxy: {
      kind: 'switch',
      summary: 'Also catch calls to *.aliyuncs.com by name: HTTPS_PROXY leads here, and nowhere else',
    },
    clients: { kind: 'switch', summary: 'Print instead how each client is aimed and trusts, in its own words' },
    ca: { kind: 'switch', summary: 'Print only the file of the certificate authority' },
    ...runningFlags,
  },
  examples: [
    { command: 'eval "$(isthmus env)"', summary: 'Aim this shell' },
    { command: 'isthmus env --shell fish | source', summary: 'The same in fish' },
    { command: 'isthmus env --terraform > provider.tf', summary: 'Aim Terraform, by plain HTTP' },
    { command: 'curl --cacert "$(isthmus env --ca)" https://localhost:8099/', summary: 'Trust it for one call' },
    { command: 'isthmus env --clients', summary: 'What each client has to be told' },
    { command: 'eval "$(isthmus env --unset)"', summary: 'Back to where the shell was aimed before' },
  ],
  async run(context, { flags }) {
    const { terminal, environment } = context;
    const [one, other] = (['terraform', 'unset', 'clients', 'ca'] as const).filter((flag) => flags[flag]);
    if (other) throw usageError(`--${one} and --${other} exclude each other: each prints something else.`);
    const cloud = await theRunningCloud(context, flags.port);
    const { certificateAuthority } = cloud;
    const bundle = trustBundle(cloud);
    // A proxy of the user's own is not ours to take back.
    const proxy = flags.unset ? environment.HTTPS_PROXY === cloud.url : flags.proxy;
    const variables = clientVariables(cloud, environment, { proxy, bundle });
    if (flags.json) {
      const { pid, endpoint, url, region, accountId } = cloud;
      const data = {
        endpoint,
        url,
        region,
        accountId,
        pid,
        certificateAuthority,
        variables: Object.fromEntries(variables),
      };
      printJson(terminal, 'env', 'ok', data);
    } else if (flags.ca) {
      terminal.print(certificateAuthority);
    } else if (flags.clients) {
      terminal.print(recipesText(cloud));
    } else if (flags.terraform) {
      terminal.print(terraformProvider(cloud));
    } else {
      const shell: Shell = flags.shell;
      const lines = flags.unset ? unsetLines(variables, shell) : shellLines(variables, shell);
      // The remark comes last: `eval $(…)` without quotes makes one line of all, and a remark would swallow the rest.
      terminal.print([...lines, howToEvaluate(shell)].join('\n'));
    }
    return 0;
  },
});

function recipesText(cloud: RunningCloud): string {
  const rows = (recipes: ReturnType<typeof clientRecipes>) =>
    columns(
      recipes.flatMap(({ client, lines }) => lines.map((line, index) => [index === 0 ? client : '', line])),
      '  ',
    );
  return ['To aim it', ...rows(clientRecipes(cloud)), '', 'To trust it, by HTTPS', ...rows(trustRecipes(cloud))].join(
    '\n',
  );
}
