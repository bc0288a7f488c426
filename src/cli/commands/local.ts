import { type Notice, notices } from '../../cloud/gateway/notices.ts';
import { defineCommand } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { printJson } from '../envelope.ts';
import { columns } from '../layout.ts';
import { clientRecipes } from '../local/aim.ts';
import { requestLine } from '../local/request-line.ts';
import { announce, type RunningCloud } from '../local/running-cloud.ts';
import { settingFlags } from '../local/settings/flags.ts';
import { settingsOf } from '../local/settings/settings.ts';
import type { Terminal } from '../terminal.ts';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

export const command = defineCommand({
  description: [
    'Runs the local cloud until Ctrl-C. Official SDKs, the aliyun CLI and Terraform can call it like Alibaba Cloud; while it runs, `isthmus env` aims a shell at it, and `--local` on the other commands finds it.',
    'HTTP and HTTPS share the port: `isthmus env --ca` names the certificate authority that clients must trust to call by HTTPS. What a client gets wrong about that is told here.',
    'State is kept in memory unless --data names a folder; what is acknowledged there survives even a kill. Transitions take as long as `realistic` says; --timing, --instant and --speed change that. The files that some flags take are shown in docs/local-cloud.md.',
  ],
  flags: {
    port: {
      kind: 'number',
      summary: 'Port to listen on; 0 takes any free one',
      placeholder: 'PORT',
      default: 8099,
      environment: 'ISTHMUS_LOCAL_PORT',
      minimum: 0,
      maximum: 65535,
    },
    host: { kind: 'text', summary: 'Address to listen on', placeholder: 'HOST', default: '127.0.0.1' },
    'allow-host': {
      kind: 'list',
      summary: 'Name or address that clients may use for this machine, besides loopback names',
      placeholder: 'HOST',
    },
    data: { kind: 'text', summary: 'Keep the state in this folder', placeholder: 'DIR', completes: 'directory' },
    ...settingFlags,
    dataplane: {
      kind: 'switch',
      summary:
        'Build the networks in Linux network namespaces as well, so that real packets can be sent (docs/dataplane.md)',
    },
    log: { kind: 'switch', summary: 'One line on stderr for each request (on a terminal that is the default)' },
    quiet: { kind: 'switch', short: 'q', summary: 'Print the ready line and nothing else' },
    json: { kind: 'switch', summary: 'Print the ready line as JSON' },
  },
  examples: [
    { command: 'isthmus local', summary: 'In memory, on port 8099' },
    { command: 'isthmus local --data ~/cloud --port 0', summary: 'Durable, on any free port' },
    { command: 'isthmus local --dataplane', summary: 'With real packets, on Linux' },
    { command: 'isthmus local --init networks.yaml --quotas vpcsPerRegion=100', summary: 'With networks in it' },
    { command: 'isthmus local --instant --seed 1', summary: 'For tests: no waiting, the same ids each time' },
  ],
  exitCodes: { 0: 'stopped by Ctrl-C or SIGTERM' },
  async run(context, { flags }) {
    const { terminal, environment, directory } = context;
    const settings = await settingsOf(directory, flags);
    const interruption = context.interruption();
    const { resolve } = process.getBuiltinModule('node:path');
    const dataDirectory = flags.data === undefined ? undefined : resolve(directory, flags.data);
    const { LocalCloud } = await import('../../cloud/index.ts');
    const showRequests = !flags.quiet && (flags.log || terminal.live);
    const cloud = await LocalCloud.start({
      port: flags.port,
      host: flags.host,
      allowedHosts: [...flags['allow-host'], flags.host],
      dataDirectory,
      ...settings,
      dataPlane: flags.dataplane,
      onDataPlaneError: (error) => terminal.tell(`${terminal.talkPaint.red('data plane')}  ${String(error)}`),
      notice: (notice) => terminal.tell(noticeText(notice, terminal)),
      ...(showRequests ? { log: (entry) => terminal.tell(requestLine(entry, terminal.talkPaint)) } : {}),
    }).catch((error: unknown) => {
      throw startError(error, flags.host, flags.port);
    });
    const running: RunningCloud = {
      pid: process.pid,
      endpoint: cloud.endpoint,
      url: cloud.url,
      certificateAuthority: cloud.certificateAuthorityFile,
      region: cloud.region,
      ...cloud.credentials,
      dataDirectory: dataDirectory ?? null,
      dataPlane: cloud.dataPlane?.pid ?? null,
      startedAt: new Date().toISOString(),
    };
    const withdraw = announce(running, environment);
    try {
      // Whoever is shown the file should find it there; only the very first start has to make it.
      const { existsSync } = process.getBuiltinModule('node:fs');
      const authority = cloud.certificateAuthorityFile;
      if (!existsSync(authority)) {
        // A home that cannot be written to is no reason to serve no HTTP.
        await cloud.certificateAuthority().catch((error: Error) => {
          terminal.tell(noticeText(notices.certificates(authority, error.message), terminal));
        });
      }
      if (flags.json) printJson(terminal, 'local', 'ready', running);
      else terminal.print(`ready ${cloud.url}`);
      if (!flags.quiet && !flags.json) tellHow(terminal, running, cloud.dataPlane?.entry);
      if (!LOOPBACK.includes(flags.host)) warnOpen(terminal, flags.host);
      await new Promise<void>((done) => {
        if (interruption.aborted) done();
        else interruption.addEventListener('abort', () => done(), { once: true });
      });
    } finally {
      withdraw();
      await cloud.stop();
    }
    if (!flags.quiet)
      terminal.tell(dataDirectory === undefined ? 'Stopped.' : `Stopped. The state is in ${dataDirectory}.`);
    return 0;
  },
});

function tellHow(terminal: Terminal, cloud: RunningCloud, entry: string | undefined): void {
  const { talkPaint: paint } = terminal;
  const state =
    cloud.dataDirectory === null ? 'in memory (gone when it stops; --data DIR keeps it)' : cloud.dataDirectory;
  const rows = clientRecipes(cloud).flatMap(({ client, lines }) =>
    lines.map((line, index) => [index === 0 ? paint.cyan(client) : '', line]),
  );
  terminal.tell(
    [
      '',
      `${paint.bold('Local Alibaba Cloud')}  ${cloud.endpoint}, region ${cloud.region}, account ${cloud.accountId}`,
      `State ${state}`,
      ...(entry === undefined ? [] : [`Real packets in network namespaces; a shell in there: ${entry}`]),
      '',
      ...columns(rows, '  '),
      '',
      paint.dim('Ctrl-C stops it.'),
      '',
    ].join('\n'),
  );
}

/** What a client got wrong, and the setting that mends it. Said even with --quiet: it is why nothing works. */
function noticeText({ message, action }: Notice, { talkPaint: paint, signs }: Terminal): string {
  return `${paint.yellow('notice')}  ${message}\n        ${signs.arrow} ${action}`;
}

function warnOpen(terminal: Terminal, host: string): void {
  terminal.tell(
    `${terminal.talkPaint.yellow('warning')}  Listening on ${host}: whoever can reach this machine can use this cloud. Its keys are public. Requests by other names than ${host} need --allow-host.`,
  );
}

function startError(error: unknown, host: string, port: number): unknown {
  if (error instanceof Error && error.name === 'DataPlaneError') {
    return new CommandError(error.message, {
      cause: error,
      code: 'NoDataPlane',
      actions: ['Without --dataplane the local cloud runs anywhere'],
    });
  }
  if (error instanceof Error && error.name === 'StoreError') {
    return new CommandError(error.message, {
      cause: error,
      code: 'BadDataFolder',
      actions: ['Name another folder with --data, or leave it out: then the state is kept in memory'],
    });
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new CommandError(`Port ${port} on ${host} is in use.`, {
      cause: error,
      code: 'PortInUse',
      actions: [
        'Perhaps a local cloud runs already: isthmus env',
        'Take another port: isthmus local --port 0 finds a free one',
      ],
    });
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new CommandError(`The local cloud cannot listen: ${(error as Error).message}.`, {
      cause: error,
      where: `${host}:${port}`,
      actions: ['--host takes an address of this machine, 127.0.0.1 by default; ports below 1024 may need root'],
    });
  }
  // Options that do not go together, such as a region that is not served.
  if (error instanceof RangeError) return new CommandError(error.message, { cause: error });
  return error;
}
