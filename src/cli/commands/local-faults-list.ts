import type { Fault } from '../../cloud/faults/fault.ts';
import { defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { faultText } from '../local/fault-text.ts';
import { operate, runningFlags } from '../local/operate.ts';

export const command = defineCommand({
  description: ['Lists the faults in force in the running local cloud, and how often each has struck.'],
  flags: { ...runningFlags },
  examples: [{ command: 'isthmus local faults list', summary: 'What is in force' }],
  async run(context, { flags }) {
    const wanted = { method: 'GET', path: '/faults', port: flags.port } as const;
    const { faults } = await operate<{ readonly faults: readonly Fault[] }>(context, wanted);
    if (flags.json) printJson(context.terminal, 'local faults list', 'ok', { faults });
    else if (faults.length === 0) context.terminal.tell('No faults.');
    else for (const fault of faults) context.terminal.print(faultText(fault));
    return 0;
  },
});
