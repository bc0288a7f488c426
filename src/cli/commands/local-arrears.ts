import { defineCommand } from '../command.ts';
import { usageError } from '../command-error.ts';
import { printJson } from '../envelope.ts';
import { operate, runningFlags } from '../local/operate.ts';

export const command = defineCommand({
  description: [
    'Locks a router interface of the running local cloud as the billing of the real one does when an account is in arrears (BusinessStatus FinancialLocked), which no API call can. Changes to it are refused until --clear.',
  ],
  arguments: [{ name: 'ID', summary: 'The router interface', required: true }],
  flags: {
    clear: { kind: 'switch', summary: 'The bill is paid: back to Normal' },
    security: { kind: 'switch', summary: 'Lock it as risk control does: SecurityLocked' },
    ...runningFlags,
  },
  examples: [
    { command: 'isthmus local arrears ri-bp1f2w3e4r5t6y7u8i9o0', summary: 'The bill was not paid' },
    { command: 'isthmus local arrears ri-bp1f2w3e4r5t6y7u8i9o0 --clear', summary: 'It is paid' },
  ],
  async run(context, { flags, arguments: [id] }) {
    if (flags.clear && flags.security) throw usageError('--clear and --security exclude each other.');
    const status = flags.clear ? 'Normal' : flags.security ? 'SecurityLocked' : 'FinancialLocked';
    await operate(context, { method: 'POST', path: '/arrears', body: { id, status }, port: flags.port });
    if (flags.json) printJson(context.terminal, 'local arrears', 'ok', { id, status });
    else context.terminal.tell(`${id} is ${status}.`);
    return 0;
  },
});
