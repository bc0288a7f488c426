import { defineCommand } from '../command.ts';
import { refuseProblems } from '../project/apply-plan.ts';
import { projectFlags } from '../project/flags.ts';
import { withProject } from '../project/open-project.ts';

const { json: _json, ...graphFlags } = projectFlags;

export const command = defineCommand({
  description: [
    'Draws the VPCs, the router interfaces between them and their routes, as they are now; with --planned, as they will be after `isthmus up`. Mermaid lands well in a README or a pull request, dot is for Graphviz, svg stands alone.',
  ],
  flags: {
    ...graphFlags,
    format: {
      kind: 'text',
      summary: 'Kind of picture',
      placeholder: 'FORMAT',
      choices: ['mermaid', 'dot', 'svg'],
      default: 'mermaid',
    },
    planned: { kind: 'switch', summary: 'As it will be, instead of as it is' },
    output: {
      kind: 'text',
      short: 'o',
      summary: 'Write to this file instead of stdout',
      placeholder: 'FILE',
      completes: 'file',
    },
  },
  examples: [
    { command: 'isthmus graph', summary: 'Mermaid text' },
    { command: 'isthmus graph --format svg --output network.svg', summary: 'A picture' },
    { command: 'isthmus graph --format dot --planned | dot -Tpng > plan.png', summary: 'The plan through Graphviz' },
  ],
  async run(context, { flags }) {
    const { terminal, directory } = context;
    const { graph } = await import('../../interconnect/index.ts');
    return withProject(context, { ...flags, json: false }, {}, async ({ engine }) => {
      const source = flags.planned ? await engine.plan() : await engine.status();
      if ('steps' in source) refuseProblems(terminal, source, '', true);
      const picture = graph(source, flags.format).trimEnd();
      if (flags.output === undefined) {
        terminal.print(picture);
      } else {
        const { resolve } = process.getBuiltinModule('node:path');
        const { writeFileSync } = process.getBuiltinModule('node:fs');
        const path = resolve(directory, flags.output);
        writeFileSync(path, `${picture}\n`);
        terminal.tell(`Wrote ${path}`);
      }
      return 0;
    });
  },
});
