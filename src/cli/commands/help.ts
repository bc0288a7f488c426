import { defineCommand } from '../command.ts';
import { findCommand } from '../find-command.ts';
import { commandHelp, generalHelp } from '../help.ts';

export const command = defineCommand({
  description: ['Without a word, the list of commands; with one, all about that command.'],
  arguments: [
    { name: 'COMMAND', summary: 'The command to tell about', required: false },
    { name: 'SUBCOMMAND', summary: 'Its second word, where it has one', required: false },
    { name: 'ACTION', summary: 'Its third word, where it has one', required: false },
  ],
  flags: {},
  examples: [{ command: 'isthmus help up', summary: 'All about `isthmus up`' }],
  async run({ terminal, commands }, input) {
    if (input.arguments.length === 0) {
      terminal.print(generalHelp(commands, terminal.paint));
      return 0;
    }
    const { entry } = findCommand(commands, input.arguments);
    const { command: declaration } = await entry.load();
    terminal.print(commandHelp(entry, declaration, terminal.paint, terminal.columns));
    return 0;
  },
});
