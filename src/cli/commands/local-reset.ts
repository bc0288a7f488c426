import { defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { operate, runningFlags } from '../local/operate.ts';

export const command = defineCommand({
  description: [
    'Brings the running local cloud back to how it started: no resources but those of its --init file, no faults, the clock let go. With --seed the same ids come again. Takes milliseconds, so a test can begin with it. The log of requests stays.',
  ],
  flags: { ...runningFlags },
  examples: [{ command: 'isthmus local reset', summary: 'A fresh start' }],
  async run(context, { flags }) {
    const wanted = { method: 'POST', path: '/reset', port: flags.port } as const;
    const answer = await operate<{ readonly milliseconds: number }>(context, wanted);
    if (flags.json) printJson(context.terminal, 'local reset', 'ok', answer);
    else context.terminal.tell(`Reset in ${answer.milliseconds} ms.`);
    return 0;
  },
});
