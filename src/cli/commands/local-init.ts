import { defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { readText } from '../files.ts';
import { count } from '../layout.ts';
import { operate, runningFlags } from '../local/operate.ts';

export const command = defineCommand({
  description: [
    'Adds the resources of a file to the running local cloud: VPCs with vSwitches, route tables and tags, in the words of a spec (docs/local-cloud.md shows them all). The cloud makes them by its own rules; if it refuses one, none is made. `isthmus local --init FILE` does the same at the start, and again at each reset.',
  ],
  arguments: [{ name: 'FILE', summary: 'YAML or JSON', required: true }],
  flags: { ...runningFlags },
  examples: [{ command: 'isthmus local init networks.yaml', summary: 'Add what the file says' }],
  async run(context, { flags, arguments: [file = ''] }) {
    const body = readText(context, file);
    const path = `/init?file=${encodeURIComponent(file)}`;
    const answer = await operate<{ readonly networks: number }>(context, {
      method: 'POST',
      path,
      body,
      port: flags.port,
    });
    if (flags.json) printJson(context.terminal, 'local init', 'ok', answer);
    else context.terminal.tell(`Made ${count(answer.networks, 'network')}.`);
    return 0;
  },
});
