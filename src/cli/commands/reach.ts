import type { Network, VSwitch } from '../../network/index.ts';
import { findEnds } from '../analysis/find-ends.ts';
import { analysisFlags } from '../analysis/flags.ts';
import { type OpenNetwork, openNetwork } from '../analysis/open-network.ts';
import { defineCommand } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { printJson } from '../envelope.ts';

/** More pairs than this nobody reads, and no JSON reader likes. */
const PAIRS = 250_000;

export const command = defineCommand({
  description: [
    'Says which vSwitches reach which, for every address of each: a matrix for people, the exact sets with --json. With --from alone it also says where packets to any other address go: which loop, which are lost, which leave, and where.',
  ],
  flags: {
    ...analysisFlags,
    from: {
      kind: 'list',
      summary: 'Look from here only: a network, VPC or vSwitch by id or name',
      placeholder: 'PLACE',
    },
    to: { kind: 'list', summary: 'Look to there only', placeholder: 'PLACE' },
  },
  examples: [
    { command: 'isthmus reach', summary: 'Everything with everything' },
    { command: 'isthmus reach --from app', summary: 'Where do packets of app go?' },
    { command: 'isthmus reach --from app --to data --json', summary: 'One pair of networks, exactly' },
  ],
  async run(context, { flags }) {
    const { terminal } = context;
    const [{ reach }, { pairJson, printDestinations, printReach }] = await Promise.all([
      import('../../network/index.ts'),
      import('../analysis/print-reach.ts'),
    ]);
    const open = await openNetwork(context, flags);
    const { network } = open;
    const from = await chosen(open, network, flags.from);
    const to = await chosen(open, network, flags.to);
    if (from.length * to.length > PAIRS) {
      throw new CommandError(`${from.length} vSwitches to ${to.length} are too many pairs to list.`, {
        code: 'TooManyPairs',
        actions: ['Narrow it: --from PLACE, --to PLACE', 'Or state what must hold and let `isthmus check` look'],
      });
    }
    const result = reach(network, { from: from.map(({ id }) => id) });
    const destinations = flags.from.length > 0 && flags.to.length === 0;
    if (flags.json) {
      const pairs = from.flatMap((near) => to.map((far) => result.between(near.id, far.id)));
      const reached = pairs.filter(({ lost }) => lost.length === 0).length;
      const status = reached === pairs.length ? 'all' : reached === 0 ? 'none' : 'some';
      const everywhere = destinations
        ? from.map(({ id }) => ({ vSwitchId: id, destinations: result.outcomes(id) }))
        : undefined;
      printJson(terminal, 'reach', status, { network: open.label, pairs: pairs.map(pairJson), everywhere });
    } else {
      printReach(terminal, result, from, to);
      if (destinations) printDestinations(terminal, result, from);
    }
    return 0;
  },
});

async function chosen(open: OpenNetwork, network: Network, words: readonly string[]): Promise<readonly VSwitch[]> {
  if (words.length === 0) return [...network.vSwitches.values()];
  const ends = await Promise.all(words.map((word) => findEnds(open, word)));
  return [...new Set(ends.flat().map(({ vSwitch }) => vSwitch))];
}
