import { defineCommand } from '../command.ts';
import { usageError } from '../command-error.ts';
import { printJson } from '../envelope.ts';
import { nameFrom, networkFrom } from '../init/network-word.ts';
import { force, refuseToReplace } from '../init/new-file.ts';
import { projectFlags } from '../project/flags.ts';
import { openCloud } from '../project/open-cloud.ts';
import { targetOf } from '../project/open-project.ts';
import { changePaint } from '../project/paint.ts';
import { problemsError, refuseProblems } from '../project/problems.ts';

const { file: _file, ...cloudFlags } = projectFlags;

export const command = defineCommand({
  description: [
    'Finds how two VPCs are connected now, by a pair of router interfaces or by a VPC peering, and writes the spec that declares it: from then on `isthmus plan` shows no change. Nothing is changed in the cloud.',
    'What Isthmus did not make is named in the spec under `adopt`: only that makes it ours, to keep as declared and to remove with `isthmus down`. Take the line out, and it is a stranger again.',
  ],
  arguments: [
    {
      name: 'VPC',
      summary:
        'The first VPC: its id, VRouter id or name; NAME=VPC also says what to call it, else it is called by its name',
      required: true,
    },
    { name: 'PEER', summary: 'The second VPC, likewise', required: true },
  ],
  flags: {
    ...cloudFlags,
    name: { kind: 'text', summary: "Name of the interconnect; without it, the folder's", placeholder: 'NAME' },
    region: {
      kind: 'text',
      summary: 'Region of the first VPC',
      placeholder: 'REGION',
      default: 'cn-hangzhou',
      environment: 'ALIBABA_CLOUD_REGION_ID',
    },
    'peer-region': { kind: 'text', summary: 'Region of the second VPC, if it is another', placeholder: 'REGION' },
    'peer-profile': {
      kind: 'text',
      summary: 'Credentials profile of the second VPC, if it belongs to another account',
      placeholder: 'PROFILE',
    },
    via: {
      kind: 'text',
      summary: 'The connection meant, where the two have several',
      placeholder: 'WAY',
      choices: ['router-interface', 'vpc-peering'],
    },
    output: {
      kind: 'text',
      short: 'o',
      summary: 'File to write',
      placeholder: 'FILE',
      default: 'isthmus.yaml',
      completes: 'file',
    },
    force,
  },
  examples: [
    { command: 'isthmus import vpc-bp15opprpg0rg vpc-bp1v31by9jix2', summary: 'What connects these two?' },
    { command: 'isthmus import app=vpc-bp15opprpg0rg data=my-data-vpc', summary: 'Under names of your own' },
  ],
  exitCodes: { 1: 'nothing connects the two, or the file exists' },
  async run(context, { flags, arguments: words }) {
    const { terminal, directory } = context;
    const { resolve, basename, dirname, relative } = process.getBuiltinModule('node:path');
    const fs = process.getBuiltinModule('node:fs');
    const path = resolve(directory, flags.output);
    refuseToReplace(path, flags.force, '--output');
    const [first, second] = words.map(networkFrom);
    // A name is one that was said: `app=vpc-…`.
    const given = (word = '') => (word.includes('=') ? word.slice(0, word.indexOf('=')).trim() : undefined);
    if (first === undefined || second === undefined) throw usageError('Two VPCs are needed.');
    if (first.name === second.name) throw usageError(`Both networks are called ${first.name}.`);
    const peer = {
      ...(flags['peer-region'] === undefined ? {} : { region: flags['peer-region'] }),
      ...(flags['peer-profile'] === undefined ? {} : { profile: flags['peer-profile'] }),
    };
    const { createEngine, importConnection, printPlan } = await import('../../interconnect/index.ts');
    const target = targetOf(context, flags, 'alibaba');
    // The spec has to name it: `isthmus plan` is called without. A local cloud has keys of its own.
    const own = target === 'alibaba' && flags.profile !== undefined ? { profile: flags.profile } : {};
    const cloud = await openCloud(context, { ...flags, target, directory });
    try {
      const connect = (access: Parameters<typeof cloud.connect>[0]) => cloud.connect(access);
      const imported = await importConnection({
        target,
        connect,
        networks: [
          [given(words[0]), { [first.by]: first.value, ...own }],
          [given(words[1]), { [second.by]: second.value, ...own, ...peer }],
        ],
        region: flags.region,
        name: flags.name ?? nameFrom(basename(dirname(path))),
        ...(flags.via === undefined ? {} : { via: flags.via }),
      });
      if (!imported.found) throw problemsError(terminal, imported.problems, flags.json);
      const { connection, spec, text, notes } = imported;
      const plan = await createEngine({ spec, connect }).plan();
      fs.writeFileSync(path, text, { flag: flags.force ? 'w' : 'wx' });
      if (flags.json) {
        const { via, ids } = connection;
        const data = { file: path, connection: { via, ids }, spec, plan };
        printJson(terminal, 'import', plan.steps.length === 0 ? 'unchanged' : 'changes', data, notes);
        return 0;
      }
      terminal.tell(`${connection.via}: ${connection.ids.join(' and ')}`);
      for (const note of notes) terminal.tell(`${terminal.talkPaint.yellow('note')}  ${note}`);
      terminal.print(`Wrote ${relative(directory, path)}`);
      refuseProblems(terminal, plan, false);
      const printed = printPlan(plan, changePaint(terminal.paint));
      terminal.print(plan.steps.length === 0 ? 'A plan for it shows no change.' : `A plan for it shows:\n\n${printed}`);
      return 0;
    } finally {
      await cloud.close();
    }
  },
});
