import { defineCommand } from '../command.ts';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { describeCommands } from '../completion/vocabulary.ts';
import { zshCompletion } from '../completion/zsh.ts';

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

export const command = defineCommand({
  description: [
    'Prints a script that teaches your shell the commands, flags and choices of isthmus. The script is complete in itself: pressing Tab starts no program.',
  ],
  arguments: [{ name: 'SHELL', summary: 'Your shell', required: true, choices: Object.keys(scripts) }],
  flags: {},
  examples: [
    {
      command: 'source <(isthmus completion bash)',
      summary: 'bash, this shell only; put it into ~/.bashrc to keep it',
    },
    { command: `isthmus completion zsh > "\${fpath[1]}/_isthmus"`, summary: 'zsh' },
    { command: 'isthmus completion fish > ~/.config/fish/completions/isthmus.fish', summary: 'fish' },
  ],
  async run({ terminal, commands }, input) {
    const shell = input.arguments[0] as keyof typeof scripts;
    terminal.print(scripts[shell](await describeCommands(commands)));
    return 0;
  },
});
