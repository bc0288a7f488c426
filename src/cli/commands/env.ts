import { defineCommand } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { printJson } from '../envelope.ts';
import { clientVariables, howToEvaluate, type Shell, shellLines, terraformProvider, unsetLines } from '../local/aim.ts';
import { findRunning, type RunningCloud } from '../local/running-cloud.ts';

export const command = defineCommand({
  description: [
    'Prints the variables that aim official clients at the running local cloud: credentials, region and endpoints, in the spellings that the aliyun CLI, the SDKs and the Terraform provider read. Several local clouds may run; the newest is taken unless --port names another.',
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
    port: { kind: 'number', summary: 'The local cloud on this port', placeholder: 'PORT', minimum: 1, maximum: 65535 },
    json: { kind: 'switch', summary: 'Print as JSON' },
  },
  examples: [
    { command: 'eval "$(isthmus env)"', summary: 'Aim this shell' },
    { command: 'isthmus env --shell fish | source', summary: 'The same in fish' },
    { command: 'isthmus env --terraform > provider.tf', summary: 'Aim Terraform' },
    { command: 'eval "$(isthmus env --unset)"', summary: 'Back to where the shell was aimed before' },
  ],
  async run({ terminal, environment }, { flags }) {
    const cloud = await theRunningCloud(environment, flags.port);
    const variables = clientVariables(cloud, environment);
    if (flags.json) {
      const { pid, endpoint, url, region, accountId } = cloud;
      const data = { endpoint, url, region, accountId, pid, variables: Object.fromEntries(variables) };
      printJson(terminal, 'env', 'ok', data);
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

async function theRunningCloud(
  environment: Readonly<Record<string, string | undefined>>,
  port: number | undefined,
): Promise<RunningCloud> {
  const running = await findRunning(environment);
  const cloud = port === undefined ? running[0] : running.find(({ endpoint }) => endpoint.endsWith(`:${port}`));
  if (cloud !== undefined) return cloud;
  const others = running.map(({ endpoint }) => endpoint).join(', ');
  throw new CommandError(
    port === undefined ? 'No local cloud is running.' : `No local cloud is running on port ${port}.`,
    {
      code: 'NoLocalCloud',
      actions: [
        'Start one: isthmus local (in another terminal, or in the background: isthmus local &)',
        ...(others === '' ? [] : [`Running now: ${others}`]),
      ],
    },
  );
}
