import type { GraphFormat } from '../../interconnect/index.ts';
import { type AnalysisInput, analysisFlags } from '../analysis/flags.ts';
import { openNetwork } from '../analysis/open-network.ts';
import { type Context, defineCommand } from '../command.ts';
import { usageError } from '../command-error.ts';
import { writeText } from '../files.ts';
import { withProject } from '../project/open-project.ts';
import { refuseProblems } from '../project/problems.ts';

const { json: _json, ...graphFlags } = analysisFlags;

export const command = defineCommand({
  description: [
    'Draws the VPCs, the router interfaces between them and their routes, as they are now; with --planned, as they will be after `isthmus up`. Mermaid lands well in a README or a pull request, dot is for Graphviz, svg stands alone.',
    'With --path it paints the way of a packet and of its answer over the picture: green where they pass, red where one breaks, with the reason. With --network or --region it draws what a snapshot or an account holds, no spec needed.',
  ],
  arguments: [
    { name: 'FROM', summary: 'With --path: where the packet starts', required: false },
    { name: 'TO', summary: 'With --path: where it is sent', required: false },
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
    path: { kind: 'switch', summary: 'Paint the way from FROM to TO and back over the picture' },
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
    { command: 'isthmus graph --path app data --format svg -o path.svg', summary: 'Where does it break?' },
    { command: 'isthmus graph', summary: 'Mermaid text' },
    { command: 'isthmus graph --format svg --output network.svg', summary: 'A picture' },
    { command: 'isthmus graph --format dot --planned | dot -Tpng > plan.png', summary: 'The plan through Graphviz' },
  ],
  async run(context, { flags, arguments: words }) {
    const picture = (await pictureText(context, flags, words)).trimEnd();
    const { terminal } = context;
    if (flags.output === undefined) terminal.print(picture);
    else terminal.tell(`Wrote ${writeText(context, flags.output, picture)}`);
    return 0;
  },
});

interface GraphInput extends Omit<AnalysisInput, 'json'> {
  readonly format: GraphFormat;
  readonly planned: boolean;
  readonly path: boolean;
}

async function pictureText(context: Context, flags: GraphInput, words: readonly string[]): Promise<string> {
  const [from, to] = words;
  if (flags.path !== (from !== undefined && to !== undefined)) {
    throw usageError('A path has two ends: isthmus graph --path FROM TO.');
  }
  const { format } = flags;
  if (from !== undefined && to !== undefined) {
    if (flags.planned)
      throw usageError('--path and --planned exclude each other: a path is followed on what is there.');
    const { pathPicture } = await import('../analysis/path-picture.ts');
    return pathPicture(await openNetwork(context, { ...flags, json: false }), from, to, format);
  }
  if (flags.network !== undefined || flags.region.length > 0) {
    const { wholePicture } = await import('../analysis/path-picture.ts');
    return wholePicture(await openNetwork(context, { ...flags, json: false }), format);
  }
  const { graph } = await import('../../interconnect/index.ts');
  return withProject(context, { ...flags, json: false }, {}, async ({ engine }) => {
    const source = flags.planned ? await engine.plan() : await engine.status();
    // A picture of what could not be looked at would be an empty one.
    if ('steps' in source || source.networks.length === 0) refuseProblems(context.terminal, source, false);
    return graph(source, format);
  });
}
