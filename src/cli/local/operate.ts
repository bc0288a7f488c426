import type { IncomingMessage } from 'node:http';
import type { Context, Flags } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { findRunning, type RunningCloud } from './running-cloud.ts';

/** What every command on a running local cloud takes. */
export const runningFlags = {
  port: { kind: 'number', summary: 'The local cloud on this port', placeholder: 'PORT', minimum: 1, maximum: 65535 },
  json: { kind: 'switch', summary: 'Print as JSON' },
} as const satisfies Flags;

/** The running local cloud: the newest, or the one on a port. @throws CommandError when none runs there. */
export async function theRunningCloud({ environment }: Context, port: number | undefined): Promise<RunningCloud> {
  const running = await findRunning(environment);
  const cloud = port === undefined ? running[0] : running.find(({ endpoint }) => endpoint.endsWith(`:${port}`));
  if (cloud !== undefined) return cloud;
  const others = running.map(({ endpoint }) => endpoint).join(', ');
  throw new CommandError(
    port === undefined ? 'No local cloud is running.' : `No local cloud is running on port ${port}.`,
    {
      code: 'NoLocalCloud',
      actions: [
        'Start one: isthmus local (in another terminal, or in the background: isthmus local &)',
        ...(others === '' ? [] : [`Running now: ${others}`]),
      ],
    },
  );
}

interface Wanted {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/_isthmus`. */
  readonly path: string;
  /** Sent as JSON, unless it is text. */
  readonly body?: unknown;
  readonly port: number | undefined;
}

/** Asks the running local cloud for something, over its admin API. @throws CommandError with what it says against it. */
export async function operate<Data>(context: Context, wanted: Wanted): Promise<Data> {
  const response = await open(context, wanted);
  const text = await textOf(response);
  const data = JSON.parse(text) as Data & { readonly error?: Refusal };
  if (response.statusCode === 200) return data;
  const { error } = data;
  throw new CommandError(error?.message ?? `The local cloud answered ${response.statusCode}.`, {
    code: error?.code ?? 'LocalCloud',
    facts: error?.details ?? null,
  });
}

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
}

/** The answer as it comes, for those that go on and on. */
export async function open(context: Context, { method, path, body, port }: Wanted): Promise<IncomingMessage> {
  const { endpoint } = await theRunningCloud(context, port);
  const { request } = process.getBuiltinModule('node:http');
  const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const outgoing = request(`http://${endpoint}/_isthmus${path}`, { method, agent: false }, resolve);
    outgoing.on('error', (error) =>
      reject(new CommandError(`The local cloud at ${endpoint} does not answer: ${error.message}.`, { cause: error })),
    );
    outgoing.end(sent);
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
