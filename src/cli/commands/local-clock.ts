import { defineCommand } from '../command.ts';
import { usageError } from '../command-error.ts';
import { printJson } from '../envelope.ts';
import { durationOf } from '../local/duration-of.ts';
import { operate, runningFlags } from '../local/operate.ts';

interface Shown {
  readonly now: string;
  readonly frozen: boolean;
  readonly ahead: number;
}

export const command = defineCommand({
  description: [
    "Shows or turns the running local cloud's clock. Transitions follow it: advanced by a minute, whatever was to take a minute is over. Clients need not know: requests signed by the machine's own time are let in however the clock was turned.",
  ],
  arguments: [
    {
      name: 'TURN',
      summary: 'What to do; without it the time is shown',
      required: false,
      choices: ['advance', 'freeze', 'resume'],
    },
    { name: 'TIME', summary: 'How far to advance: 500ms, 90s, 2m30s, 1h, 1d', required: false },
  ],
  flags: { ...runningFlags },
  examples: [
    { command: 'isthmus local clock', summary: 'What time it is there' },
    { command: 'isthmus local clock advance 90s', summary: 'A minute and a half later, at once' },
    { command: 'isthmus local clock freeze', summary: 'Nothing goes on until it is advanced or resumed' },
  ],
  async run(context, { flags, arguments: [turn, time] }) {
    if (turn === 'advance' && time === undefined) {
      throw usageError('How far?', 'isthmus local clock advance 90s');
    }
    if (turn !== 'advance' && time !== undefined) throw usageError(`\`isthmus local clock ${turn}\` takes no TIME.`);
    const wanted =
      turn === undefined
        ? ({ method: 'GET', path: '/clock' } as const)
        : ({
            method: 'POST',
            path: `/clock/${turn}`,
            ...(time === undefined ? {} : { body: { by: durationOf('TIME', time) } }),
          } as const);
    const clock = await operate<Shown>(context, { ...wanted, port: flags.port });
    if (flags.json) printJson(context.terminal, 'local clock', 'ok', clock);
    else context.terminal.print([clock.now, ...remarks(clock)].join('  '));
    return 0;
  },
});

/** Less than this is the time that the question took. */
const NOTICEABLE = 1000;

function remarks({ frozen, ahead }: Shown): readonly string[] {
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const apart = Math.abs(ahead) < NOTICEABLE ? [] : [`${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} this machine`];
  return [...(frozen ? ['frozen'] : []), ...apart];
}
