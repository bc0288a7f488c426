import type { IncomingMessage } from 'node:http';
import type { LogEntry } from '../../cloud/index.ts';
import { type Context, defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { open, operate, runningFlags } from '../local/operate.ts';
import { requestLine } from '../local/request-line.ts';

export const command = defineCommand({
  description: [
    'Shows the last requests to the running local cloud: action, parameters, outcome, time taken, and what had no effect. Secrets and signatures are never among them. With --json --follow, one JSON line each.',
  ],
  flags: {
    follow: { kind: 'switch', short: 'f', summary: 'Go on with new requests until Ctrl-C' },
    limit: {
      kind: 'number',
      summary: 'So many of the last ones',
      placeholder: 'NUMBER',
      default: 20,
      minimum: 0,
      maximum: 1000,
    },
    ...runningFlags,
  },
  examples: [
    { command: 'isthmus local log', summary: 'What was called last' },
    { command: 'isthmus local log --follow', summary: 'Look on' },
    { command: 'isthmus local log --json --limit 1000', summary: 'All that it remembers, for a script' },
  ],
  async run(context, { flags }) {
    const { limit, port } = flags;
    if (flags.follow) {
      const path = `/log?follow=true&limit=${limit}`;
      await follow(context, await open(context, { method: 'GET', path, port }), flags.json);
      return 0;
    }
    const wanted = { method: 'GET', path: `/log?limit=${limit}`, port } as const;
    const { entries } = await operate<{ readonly entries: readonly LogEntry[] }>(context, wanted);
    if (flags.json) printJson(context.terminal, 'local log', 'ok', { entries });
    else for (const entry of entries) tell(context, entry);
    return 0;
  },
});

/** Until Ctrl-C, or until the cloud is gone. */
async function follow(context: Context, stream: IncomingMessage, json: boolean): Promise<void> {
  context.interruption().addEventListener('abort', () => stream.destroy(), { once: true });
  stream.setEncoding('utf8');
  let rest = '';
  try {
    for await (const text of stream as AsyncIterable<string>) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (json) context.terminal.print(line);
        else tell(context, JSON.parse(line) as LogEntry);
      }
    }
  } catch {
    // Broken off, from this side or the other: either way it is over.
  }
}

const tell = ({ terminal }: Context, entry: LogEntry): void => {
  const parameters = Object.entries(entry.parameters).map(([name, value]) => `${name}=${value}`);
  terminal.print([requestLine(entry, terminal.paint), terminal.paint.dim(parameters.join(' '))].join('  ').trimEnd());
};
