import type { Verification } from '../../interconnect/index.ts';
import { analysisFlags } from '../analysis/flags.ts';
import { readSnapshotFile } from '../analysis/open-network.ts';
import { printVerification } from '../analysis/print-verification.ts';
import { type Context, defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { ExitCode } from '../exit-code.ts';
import type { ProjectInput } from '../project/flags.ts';
import { loadProject, withProject } from '../project/open-project.ts';
import { exitCodeOf } from '../project/problems.ts';

const { region: _region, ...verifyFlags } = analysisFlags;

export const command = defineCommand({
  description: [
    'Asks whether what the spec declares is true now: for each connection every pair of vSwitches, both ways, every address, by the route tables as the cloud has them. Where the cloud has a data plane (`isthmus local --dataplane`) real packets are sent as well, and what came of them stands beside.',
  ],
  flags: verifyFlags,
  examples: [
    { command: 'isthmus verify', summary: 'Is it true now?' },
    { command: 'isthmus verify --network net.json --json', summary: 'Was it true then? Offline, for scripts' },
  ],
  exitCodes: { 1: 'failed, or something declared is not true' },
  async run(context, { flags }) {
    const { terminal } = context;
    const found = await verification(context, flags);
    if (flags.json) printJson(terminal, 'verify', found.state, found);
    else printVerification(terminal, found);
    if (found.problems.length > 0) return exitCodeOf(found.problems);
    return found.state === 'connected' ? ExitCode.ok : ExitCode.failed;
  },
});

async function verification(
  context: Context,
  flags: ProjectInput & { readonly network: string | undefined },
): Promise<Verification> {
  const { verifySnapshot, withPackets } = await import('../../interconnect/verify/verification.ts');
  if (flags.network !== undefined) {
    const { spec } = await loadProject(context, flags.file);
    return verifySnapshot(spec, await readSnapshotFile(context, flags.network));
  }
  return withProject(context, flags, {}, async ({ engine, cloud }) => {
    const found = await engine.verify();
    const prober = found.problems.length > 0 ? undefined : await cloud.prober?.();
    return prober === undefined ? found : withPackets(found, prober);
  });
}
