import type { ActionCoverage } from '../../cloud/official/coverage.ts';
import { nearestWord } from '../../document/nearest.ts';
import { defineCommand } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { printJson } from '../envelope.ts';
import { columns } from '../layout.ts';
import type { Paint } from '../paint.ts';

export const command = defineCommand({
  description: [
    "Lists each action of Alibaba Cloud's official parameter tables as complete, partial or absent in the local cloud, computed from what its actions declare. Partial means that parameters are taken and have no effect (ignored), or are not known at all (unknown: those show in the request log). docs/coverage.md is the same list.",
    'An absent action answers 404 InvalidAction.NotFound.',
  ],
  flags: {
    product: { kind: 'text', summary: 'The actions of this product alone', placeholder: 'PRODUCT' },
    json: { kind: 'switch', summary: 'Print as JSON' },
  },
  examples: [
    { command: 'isthmus local coverage', summary: 'All products' },
    { command: 'isthmus local coverage --product Vpc', summary: 'One product' },
    { command: 'isthmus local coverage --json', summary: 'For scripts' },
  ],
  async run({ terminal }, { flags }) {
    const { coverageOfActions } = await import('../../cloud/official/coverage.ts');
    const all = await coverageOfActions();
    const rows = flags.product === undefined ? all : ofProduct(all, flags.product);
    if (flags.json) {
      printJson(terminal, 'local coverage', 'ok', rows);
      return 0;
    }
    const { paint } = terminal;
    const lines = rows.map((row) => [row.product, row.action, coloured(row, paint), paint.dim(remark(row))]);
    terminal.print([...columns(lines), '', ...totals(rows)].join('\n'));
    return 0;
  },
});

function ofProduct(all: readonly ActionCoverage[], product: string): readonly ActionCoverage[] {
  const rows = all.filter((row) => row.product.toLowerCase() === product.toLowerCase());
  if (rows.length > 0) return rows;
  const products = [...new Set(all.map((row) => row.product))];
  const guess = nearestWord(product, products);
  throw new CommandError(`The local cloud knows no product ${product}.`, {
    code: 'UnknownProduct',
    actions: [
      ...(guess === undefined ? [] : [`Did you mean ${guess}? isthmus local coverage --product ${guess}`]),
      `Products: ${products.join(', ')}`,
    ],
  });
}

const coloured = ({ coverage }: ActionCoverage, paint: Paint): string =>
  coverage === 'complete'
    ? paint.green(coverage)
    : coverage === 'partial'
      ? paint.yellow(coverage)
      : paint.dim(coverage);

function remark({ ignored, unknown, official }: ActionCoverage): string {
  return [
    ignored.length > 0 ? `ignored: ${ignored.join(', ')}` : '',
    unknown.length > 0 ? `unknown: ${unknown.join(', ')}` : '',
    official ? '' : 'not in the tables',
  ]
    .filter(Boolean)
    .join('; ');
}

function totals(rows: readonly ActionCoverage[]): readonly string[] {
  const products = Map.groupBy(rows, (row) => row.product);
  return [...products].map(([product, own]) => {
    const count = (coverage: ActionCoverage['coverage']) => own.filter((row) => row.coverage === coverage).length;
    return `${product}: ${count('complete')} complete, ${count('partial')} partial, ${count('absent')} absent`;
  });
}
