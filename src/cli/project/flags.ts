import type { Flags } from '../command.ts';

/** Flags of every command that works on a spec. */
export const projectFlags = {
  file: {
    kind: 'text',
    short: 'f',
    summary: 'The spec; without it, isthmus.yaml, .json or isthmus.config.ts in this folder',
    placeholder: 'FILE',
    environment: 'ISTHMUS_FILE',
    completes: 'file',
  },
  local: {
    kind: 'switch',
    summary: 'The local cloud, whatever the spec says: the running one, else one kept in .isthmus/',
  },
  target: {
    kind: 'text',
    summary: 'The cloud to work on; without it, what the spec says',
    placeholder: 'TARGET',
    choices: ['alibaba', 'local'],
    environment: 'ISTHMUS_TARGET',
  },
  profile: {
    kind: 'text',
    summary: 'Credentials profile of ~/.aliyun/config.json; without it, the official credential chain',
    placeholder: 'PROFILE',
  },
  endpoint: {
    kind: 'text',
    summary: 'host:port to call instead of Alibaba Cloud (plain HTTP on loopback)',
    placeholder: 'HOST:PORT',
    environment: 'ALIBABA_CLOUD_ENDPOINT',
  },
  log: {
    kind: 'text',
    summary: 'Append a JSON line for each API call: action, ids, RequestId, code, ms, attempt; nothing secret',
    placeholder: 'FILE',
    environment: 'ISTHMUS_LOG',
    completes: 'file',
  },
  json: { kind: 'switch', summary: 'Print the result as JSON on stdout' },
} as const satisfies Flags;

/** A flag of the commands that plan an `up`. */
export const allowInterruption = {
  kind: 'switch',
  summary: 'Where a move to another way is not possible without, let traffic be interrupted',
} as const satisfies Flags[string];

/** What the flags above come to. */
export interface ProjectInput {
  readonly file: string | undefined;
  readonly local: boolean;
  readonly target: 'alibaba' | 'local' | undefined;
  readonly profile: string | undefined;
  readonly endpoint: string | undefined;
  readonly log: string | undefined;
  readonly json: boolean;
}
