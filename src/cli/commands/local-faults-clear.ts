import { defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { count } from '../layout.ts';
import { operate, runningFlags } from '../local/operate.ts';

export const command = defineCommand({
  description: ['Takes one fault away from the running local cloud, or all of them.'],
  arguments: [{ name: 'ID', summary: 'The fault, as `faults list` calls it; without it, all', required: false }],
  flags: { ...runningFlags },
  examples: [
    { command: 'isthmus local faults clear', summary: 'All goes well again' },
    { command: 'isthmus local faults clear fault-1', summary: 'One of them' },
  ],
  async run(context, { flags, arguments: [id] }) {
    const path = id === undefined ? '/faults' : `/faults/${encodeURIComponent(id)}`;
    const answer = await operate<{ readonly cleared: number }>(context, { method: 'DELETE', path, port: flags.port });
    if (flags.json) printJson(context.terminal, 'local faults clear', 'ok', answer);
    else context.terminal.tell(`Cleared ${count(answer.cleared, 'fault')}.`);
    return 0;
  },
});
