import { defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { version } from '../version.ts';

export const command = defineCommand({
  description: ['Prints the version of isthmus. `--json` adds those of Node and the platform, for bug reports.'],
  flags: { json: { kind: 'switch', summary: 'Print as JSON' } },
  examples: [{ command: 'isthmus version', summary: 'The version alone' }],
  async run({ terminal }, { flags }) {
    if (flags.json) {
      const platform = `${process.platform} ${process.arch}`;
      printJson(terminal, 'version', 'ok', { isthmus: version(), node: process.versions.node, platform });
    } else {
      terminal.print(version());
    }
    return 0;
  },
});
