import { findEnds, findTargets } from '../analysis/find-ends.ts';
import { analysisFlags } from '../analysis/flags.ts';
import { openNetwork } from '../analysis/open-network.ts';
import { defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { ExitCode } from '../exit-code.ts';

export const command = defineCommand({
  description: [
    'Follows a packet through the VRouters, and its answer back: each hop with the route table, the entry and the next hop that decided, and the end: delivered, no route, next hop down and why, a loop with its cycle, out of the VPC. Nothing is sent: the route tables are read and decide as the cloud decides.',
    'FROM and TO are addresses, ids or names of vSwitches and VPCs, or names of the spec. Of a VPC each vSwitch is asked.',
  ],
  arguments: [
    { name: 'FROM', summary: 'Where the packet starts', required: true },
    { name: 'TO', summary: 'Where it is sent; may be an address that no VPC has', required: true },
  ],
  flags: analysisFlags,
  examples: [
    { command: 'isthmus trace app data', summary: 'Between all vSwitches of two networks of the spec' },
    { command: 'isthmus trace 10.0.1.5 192.168.1.9 --network net.json', summary: 'Two addresses, offline' },
    { command: 'isthmus trace app 8.8.8.8 --json', summary: 'Where does the internet go?' },
  ],
  exitCodes: { 1: 'failed, or a packet or its answer does not arrive' },
  async run(context, { flags, arguments: words }) {
    const { terminal } = context;
    const [{ trace }, { isGood, printTraces, traceJson }] = await Promise.all([
      import('../../network/index.ts'),
      import('../analysis/print-trace.ts'),
    ]);
    const open = await openNetwork(context, flags);
    const sources = await findEnds(open, words[0] ?? '');
    const targets = await findTargets(open, words[1] ?? '');
    const pairs = sources.flatMap((from) => targets.map((to) => ({ from, to, trace: trace(open.network, from, to) })));
    const good = pairs.every(isGood);
    if (flags.json)
      printJson(terminal, 'trace', good ? 'arrives' : 'lost', { network: open.label, pairs: pairs.map(traceJson) });
    else printTraces(terminal, open.network, pairs);
    return good ? ExitCode.ok : ExitCode.failed;
  },
});
