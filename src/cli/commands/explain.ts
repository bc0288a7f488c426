import { nearestWord } from '../../document/nearest.ts';
import { defineCommand } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { printJson } from '../envelope.ts';
import { behaviours } from '../explain/behaviours.ts';
import { columns } from '../layout.ts';

export const command = defineCommand({
  description: [
    "Tells what an error code of Alibaba Cloud's API means, whether it passes by itself, what Isthmus does about it, what a person can do, and where that comes from. The same table decides how Isthmus itself repeats calls; docs/errors.md is made from it.",
  ],
  arguments: [{ name: 'CODE', summary: 'The code as the error shows it', required: true }],
  flags: { json: { kind: 'switch', summary: 'Print as JSON' } },
  examples: [
    { command: 'isthmus explain TaskConflict', summary: 'One code' },
    { command: 'isthmus explain Throttling.User --json', summary: 'For scripts' },
  ],
  exitCodes: { 1: 'the code is not in the table' },
  async run({ terminal }, { flags, arguments: [code = ''] }) {
    const { retryTable, rowsOf } = await import('../../provider/index.ts');
    const rows = rowsOf(code);
    if (rows.length === 0) {
      const guess = nearestWord(
        code,
        retryTable.map((row) => row.code),
      );
      throw new CommandError(`${code} is not in the table: Isthmus gives up on it and shows it as it is.`, {
        code: 'UnknownCode',
        actions: [
          ...(guess === undefined ? [] : [`Did you mean ${guess}? isthmus explain ${guess}`]),
          'Look it up in the API reference of the action that answered it',
        ],
      });
    }
    if (flags.json) {
      const data = rows.map((row) => ({
        ...row,
        asked: code,
        passesByItself: behaviours[row.action].passes,
      }));
      printJson(terminal, 'explain', 'ok', data);
      return 0;
    }
    const { paint } = terminal;
    const blocks = rows.map((row) => {
      const { passes, does } = behaviours[row.action];
      const heading = `${paint.bold(code)}${row.actions === undefined ? '' : ` of ${row.actions.join(', ')}`}`;
      return [
        heading,
        ...columns(
          [
            ['meaning', row.why],
            ['passes by itself', passes],
            ['Isthmus', does],
            ['you', row.advice],
            ['source', row.source],
          ].map(([title = '', text = '']) => [paint.dim(title), text]),
          '  ',
        ),
      ].join('\n');
    });
    terminal.print(blocks.join('\n\n'));
    return 0;
  },
});
