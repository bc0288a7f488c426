import type { LocalCloud, Probe, ProbeResult } from '../../cloud/index.ts';
import type { Snapshot } from '../../network/index.ts';
import type { Transport } from '../../provider/index.ts';
import { type Call, list, text, vpcCalls } from '../calls.ts';
import type { Context } from '../command.ts';
import { CommandError, usageError } from '../command-error.ts';
import { confirm } from '../confirm.ts';
import { columns } from '../layout.ts';
import { demoVpcs, type LaidOut, layOut, readVpc } from '../local/lay-out.ts';
import { openCloud } from '../project/open-cloud.ts';
import type { TutorialOptions } from './options.ts';
import { localPatience, type Patience, remotePatience } from './wait.ts';

/** The cloud the tutorial plays on, with its two VPCs. */
export interface Ground {
  /** For people: where this happens. */
  readonly label: string;
  /** Everything made here is gone when the process ends. */
  readonly ephemeral: boolean;
  readonly region: string;
  readonly call: Call;
  readonly patience: Patience;
  readonly sides: readonly [LaidOut, LaidOut];
  /** What the API says of the two VPCs now. */
  look(): Promise<Snapshot>;
  /** Sends real packets; where that is not possible, why. */
  readonly packets: ((probes: readonly Probe[]) => Promise<readonly ProbeResult[]>) | string;
  close(): Promise<void>;
}

/** A local cloud in this process, in memory, with two VPCs as a customer would have them. */
export async function embeddedGround(context: Context, options: TutorialOptions): Promise<Ground> {
  const [{ DataPlaneError, LocalCloud }, { alibabaTransport }] = await Promise.all([
    import('../../cloud/index.ts'),
    import('../../provider/index.ts'),
  ]);
  const timing = options.instant ? 'instant' : 'realistic';
  let packets: Ground['packets'] = 'not asked for';
  const startPlain = () => LocalCloud.start({ timing });
  const startWithPackets = (): Promise<LocalCloud> =>
    LocalCloud.start({ timing, dataPlane: true }).catch((error: unknown) => {
      if (!(error instanceof DataPlaneError)) throw error;
      if (options.dataPlane) throw new CommandError(error.message, { code: 'NoDataPlane', cause: error });
      packets = error.missing.join('; ');
      return startPlain();
    });
  // The transcript sends none, and so needs none.
  const cloud = await (options.transcript ? startPlain() : startWithPackets());
  const { dataPlane } = cloud;
  if (dataPlane !== undefined) packets = (probes) => dataPlane.probe(probes);
  try {
    const { accessKeyId, accessKeySecret } = cloud.credentials;
    const transport = alibabaTransport({
      keys: { accessKeyId, accessKeySecret },
      endpoint: cloud.endpoint,
      protocol: 'http',
    });
    const call = await vpcCalls(transport, cloud.region);
    context.terminal.transient(context.terminal.talkPaint.dim('Laying out two VPCs'));
    const [app, data] = await Promise.all(demoVpcs.map((plan) => layOut(call, plan, cloud.region)));
    if (app === undefined || data === undefined) throw new Error('The demo has two VPCs.');
    context.terminal.transient();
    return {
      label: `a local Alibaba Cloud at ${cloud.url}, in this process; no account, nothing leaves this machine`,
      ephemeral: true,
      region: cloud.region,
      call,
      patience: localPatience,
      sides: [app, data],
      look: () => look('local', transport, cloud.region, [app, data]),
      packets,
      close: () => cloud.stop(),
    };
  } catch (error) {
    await cloud.stop();
    throw error;
  }
}

/** The real cloud, with VPCs that exist. Reads them, says what will be made and what it costs, and asks. */
export async function realGround(context: Context, options: TutorialOptions, signal: AbortSignal): Promise<Ground> {
  const { vpc1, vpc2, region } = options;
  if (vpc1 === undefined || vpc2 === undefined) {
    throw usageError(
      'On the real cloud the two VPCs must be named.',
      'isthmus tutorial --target alibaba --region cn-hangzhou --vpc1 vpc-... --vpc2 vpc-...',
    );
  }
  if (vpc1 === vpc2) throw usageError('--vpc1 and --vpc2 are the same VPC; two different ones are needed.');
  const { terminal } = context;
  const cloud = await openCloud(context, {
    target: 'alibaba',
    directory: context.directory,
    profile: options.profile,
    endpoint: options.endpoint,
  });
  const transport = cloud.connect({ region });
  const call = await vpcCalls(transport, region);
  const sides = [await existing(call, vpc1, region), await existing(call, vpc2, region)] as const;
  await refuseJoined(call, sides);
  const rows = sides.map(({ name, vpcId, cidrBlock, routerId }) => [
    name || vpcId,
    cidrBlock,
    vpcId,
    `VRouter ${routerId}`,
  ]);
  terminal.tell([`On ${cloud.label}, region ${region}:`, ...columns(rows, '  '), ''].join('\n'));
  terminal.tell(
    `Two router interfaces (${options.spec} and Negative) and two route entries will be made and, a little later, deleted.\nThe initiator is billed while it exists.`,
  );
  if (!options.yes && !(await confirm(terminal, 'Traffic of these two VPCs can change while it runs.', signal))) {
    throw new CommandError('Not approved: nothing was made.', { code: 'NotApproved' });
  }
  return {
    label: cloud.label,
    ephemeral: false,
    region,
    call,
    patience: remotePatience,
    sides,
    look: () => look('alibaba', transport, region, sides),
    packets: 'the tutorial sends none on the real cloud',
    close: cloud.close,
  };
}

async function look(
  target: TutorialOptions['target'],
  transport: Transport,
  region: string,
  sides: readonly LaidOut[],
): Promise<Snapshot> {
  const { takeSnapshot } = await import('../../interconnect/index.ts');
  const vpcs = sides.map(({ vpcId }) => vpcId);
  return (await takeSnapshot({ target, connect: () => transport, places: [{ region }], vpcs })).snapshot;
}

async function existing(call: Call, vpcId: string, region: string): Promise<LaidOut> {
  try {
    return await readVpc(call, vpcId, vpcId);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('There is no VPC')) throw error;
    throw new CommandError(`There is no VPC ${vpcId} in ${region} that these credentials can see.`, {
      code: 'UnknownVpc',
      cause: error,
      actions: [`Look what there is: aliyun vpc DescribeVpcs --RegionId ${region}`, 'Check --region and --profile'],
    });
  }
}

/** Only one pair may connect two VRouters; the cloud would say so as late as step 7, with two interfaces made. */
async function refuseJoined(call: Call, [one, two]: readonly [LaidOut, LaidOut]): Promise<void> {
  const answer = await call('DescribeRouterInterfaces', {
    Filter: [
      { Key: 'RouterId', Value: [one.routerId] },
      { Key: 'OppositeRouterId', Value: [two.routerId] },
    ],
  });
  const there = list(answer, 'RouterInterfaceSet', 'RouterInterfaceType').map((item) =>
    text(item, 'RouterInterfaceId'),
  );
  if (there.length === 0) return;
  throw new CommandError(`${one.vpcId} and ${two.vpcId} are joined already, by ${there.join(', ')}.`, {
    code: 'AlreadyJoined',
    actions: ['Only one pair of router interfaces may connect two VRouters; take two other VPCs.'],
  });
}
