import { vpcCalls } from '../calls.ts';
import { type Context, defineCommand } from '../command.ts';
import { usageError } from '../command-error.ts';
import { askFacts } from '../init/ask-facts.ts';
import { demoNetworks } from '../init/demo.ts';
import { nameFrom, networkFrom } from '../init/network-word.ts';
import { force, refuseToReplace } from '../init/new-file.ts';
import { type SpecFacts, specText } from '../init/spec-text.ts';
import { columns } from '../layout.ts';
import { openCloud } from '../project/open-cloud.ts';

export const command = defineCommand({
  description: [
    'Writes isthmus.yaml with a remark on everything that can be turned. On a terminal it asks for what the flags leave open; elsewhere it writes what it knows and marks what to fill in. It never replaces a file without --force.',
    'With --local --demo it also lays out two small VPCs in the local cloud, so that plan, up, status, graph and down can be tried at once, without an account.',
  ],
  flags: {
    name: { kind: 'text', summary: "Name of the interconnect; without it, the folder's", placeholder: 'NAME' },
    region: {
      kind: 'text',
      summary: 'Region of the VPCs',
      placeholder: 'REGION',
      default: 'cn-hangzhou',
      environment: 'ALIBABA_CLOUD_REGION_ID',
    },
    network: {
      kind: 'list',
      summary: 'A network: your name for it, and its VPC by id, VRouter id or name',
      placeholder: 'NAME=VPC',
    },
    spec: { kind: 'text', summary: 'Bandwidth class', placeholder: 'CLASS', default: 'Large.2' },
    local: { kind: 'switch', summary: 'The spec is for the local cloud' },
    demo: { kind: 'switch', summary: 'Lay out two VPCs to play with in the local cloud (implies --local)' },
    file: {
      kind: 'text',
      short: 'f',
      summary: 'File to write',
      placeholder: 'FILE',
      default: 'isthmus.yaml',
      completes: 'file',
    },
    force,
  },
  examples: [
    { command: 'isthmus init', summary: 'Ask, then write isthmus.yaml' },
    { command: 'isthmus init --local --demo', summary: 'Two VPCs to try everything on, no account needed' },
    {
      command: 'isthmus init --network app=vpc-bp15opprpg0rg --network data=vpc-bp1v31by9jix2',
      summary: 'Without questions',
    },
  ],
  async run(context, { flags }) {
    const { terminal, directory } = context;
    const { resolve, basename, dirname, relative } = process.getBuiltinModule('node:path');
    const fs = process.getBuiltinModule('node:fs');
    const path = resolve(directory, flags.file);
    refuseToReplace(path, flags.force, '--file');
    if (flags.demo && flags.network.length > 0)
      throw usageError('--demo brings its own networks; leave out --network.');
    if (flags.network.length === 1) throw usageError('Two networks at least: give --network twice.');
    const given = flags.network.map(networkFrom);
    const facts: SpecFacts = {
      name: flags.name ?? nameFrom(basename(dirname(path))),
      region: flags.region,
      target: flags.local || flags.demo ? 'local' : 'alibaba',
      spec: flags.spec,
      networks: given.length > 0 ? given : ['app', 'data'].map((name) => ({ name, by: 'name', value: name })),
    };
    const complete = flags.demo
      ? await layOutDemo(context, facts, dirname(path))
      : given.length === 0 && terminal.interactive
        ? await askFacts(terminal, facts)
        : facts;
    fs.mkdirSync(dirname(path), { recursive: true });
    fs.writeFileSync(path, specText(complete), { flag: flags.force ? 'w' : 'wx' });
    terminal.print(`Wrote ${relative(directory, path)}`);
    if (!flags.demo && given.length === 0 && !terminal.interactive) {
      terminal.tell(`${terminal.signs.arrow} Say in it which VPCs you mean (networks), or run this with --network.`);
    }
    terminal.tell(
      `${terminal.signs.arrow} See what would happen: isthmus plan${flags.file === 'isthmus.yaml' ? '' : ` --file ${flags.file}`}`,
    );
    return 0;
  },
});

async function layOutDemo(context: Context, facts: SpecFacts, directory: string): Promise<SpecFacts> {
  const { terminal } = context;
  const cloud = await openCloud(context, { target: 'local', directory });
  try {
    terminal.transient(`Laying out two VPCs in ${cloud.label}`);
    const call = await vpcCalls(cloud.connect({ region: facts.region }), facts.region);
    const vpcs = await demoNetworks(call, facts.region);
    const rows = vpcs.map(({ name, cidrBlock, vpcId, vSwitches }) => [
      terminal.talkPaint.bold(name),
      cidrBlock,
      terminal.talkPaint.dim(vpcId),
      `vSwitches ${vSwitches.map((vSwitch) => vSwitch.cidrBlock).join(', ')}`,
    ]);
    terminal.tell([`Two VPCs in ${cloud.label}:`, ...columns(rows, '  ')].join('\n'));
    return { ...facts, networks: vpcs.map(({ name }) => ({ name, by: 'name', value: name })) };
  } finally {
    terminal.transient();
    await cloud.close();
  }
}
