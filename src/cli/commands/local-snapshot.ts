import type { CloudSnapshot } from '../../cloud/index.ts';
import { type Context, defineCommand } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { printJson } from '../envelope.ts';
import { readText, writeText } from '../files.ts';
import { count } from '../layout.ts';
import { operate, runningFlags } from '../local/operate.ts';

export const command = defineCommand({
  description: [
    'Keeps all that the running local cloud holds in a file, or puts such a file in the place of all that is there. What is under way goes along. A file that does not fit changes nothing.',
  ],
  arguments: [
    { name: 'DO', summary: 'Which of the two', required: true, choices: ['save', 'load'] },
    { name: 'FILE', summary: 'The file; JSON', required: true },
  ],
  flags: { ...runningFlags },
  examples: [
    { command: 'isthmus local snapshot save before.json', summary: 'Keep it' },
    { command: 'isthmus local snapshot load before.json', summary: 'Back to it' },
  ],
  async run(context, { flags, arguments: [what, file = ''] }) {
    const { resolve } = process.getBuiltinModule('node:path');
    const path = resolve(context.directory, file);
    const rows = await (what === 'save' ? save : load)(context, flags.port, path);
    if (flags.json) printJson(context.terminal, 'local snapshot', 'ok', { file: path, rows });
    else context.terminal.tell(`${what === 'save' ? 'Saved' : 'Loaded'} ${count(rows, 'row')}: ${file}`);
    return 0;
  },
});

async function save(context: Context, port: number | undefined, file: string): Promise<number> {
  const snapshot = await operate<CloudSnapshot>(context, { method: 'GET', path: '/snapshot', port });
  writeText(context, file, JSON.stringify(snapshot, null, 1));
  return rowsOf(snapshot);
}

async function load(context: Context, port: number | undefined, file: string): Promise<number> {
  const snapshot = parsed(readText(context, file), file);
  await operate(context, { method: 'PUT', path: '/snapshot', body: snapshot, port });
  return rowsOf(snapshot as CloudSnapshot);
}

/** @throws CommandError for a file that is no JSON; whether it is a snapshot, the cloud tells. */
function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${file} is no snapshot: ${(error as Error).message}.`, {
      cause: error,
      code: 'BadSnapshot',
      actions: ['`isthmus local snapshot save FILE` makes one'],
    });
  }
}

const rowsOf = ({ tables }: CloudSnapshot): number => Object.values(tables).reduce((sum, rows) => sum + rows.length, 0);
