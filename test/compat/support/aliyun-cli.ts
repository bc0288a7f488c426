import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientEnvironment, type Finished, run } from './child.ts';
import type { Aim, Answer, Call, Client, Value } from './client.ts';
import { JUDGES } from './judges.ts';
import type { OfficialClient } from './official-client.ts';

/** Runs the official command line once, with a home of its own, aimed by its documented environment. */
export type Cli = (args: readonly string[]) => Promise<Finished>;

export function cliFor(aim: Aim): Cli {
  const env = clientEnvironment({
    HOME: mkdtempSync(join(tmpdir(), 'isthmus-cli-')),
    ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE',
    ALIBABA_CLOUD_ENDPOINT: aim.endpoint,
    ALIBABA_CLOUD_ACCESS_KEY_ID: aim.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: aim.accessKeySecret,
    // Nowhere: otherwise a name it does not know makes it look for plugins on the network.
    ALIBABA_CLOUD_CLI_PLUGIN_SOURCE_BASE: 'http://127.0.0.1:1',
    NO_COLOR: '1',
    ...aim.environment,
  });
  // --insecure is what selects plain HTTP; it has no variable.
  return (args) => run(join(JUDGES ?? '', 'aliyun'), aim.secure ? args : [...args, '--insecure'], { env });
}

/** The aliyun CLI as a client of the life: one process a call. */
export const aliyunCli: OfficialClient = {
  name: 'the aliyun CLI',
  needs: [],
  start: async (aim): Promise<Client> => {
    const cli = cliFor(aim);
    return { call: async (call) => answerOf(await cli(argumentsOf(call))), close: () => {} };
  },
};

function argumentsOf({ action, params, region }: Call): string[] {
  const flags = flat('', { RegionId: region, ...params }).flatMap(([name, value]) => [`--${name}`, value]);
  return ['vpc', action, ...flags];
}

/** Names as the CLI wants them: Tag.1.Key, Filter.1.Value.2. */
function flat(prefix: string, value: Value): [name: string, value: string][] {
  if (typeof value !== 'object') return [[prefix, String(value)]];
  const members: [string, Value][] = Array.isArray(value)
    ? value.map((item, i) => [String(i + 1), item])
    : Object.entries(value);
  return members.flatMap(([name, member]) => flat(prefix ? `${prefix}.${name}` : name, member));
}

/** It prints the body of a success, and of a refusal some lines on stderr, the status not among them. */
function answerOf({ code, stdout, stderr }: Finished): Answer {
  if (code === 0) return { ok: true, body: JSON.parse(stdout) };
  const line = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(stderr)?.[1] ?? '';
  const refusal = { code: line('ErrorCode'), message: line('Message'), requestId: line('RequestId') };
  if (!refusal.requestId) throw new Error(`The CLI ended with ${code} before it was refused anything: ${stderr}`);
  return { ok: false, ...refusal };
}
