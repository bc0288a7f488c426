import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { coveragePage } from '../../scripts/coverage.ts';
import { errorPage } from '../../scripts/errors.ts';
import { withMistakes } from '../../scripts/mistakes-page.ts';
import { withFieldTables } from '../../scripts/snapshot-page.ts';
import { checkJsonSchema } from '../../src/cli/check/schema.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { renderReference } from '../../src/cli/reference.ts';
import { snapshotSchema } from '../../src/network/index.ts';

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('generated pages are what `npm run docs` makes now', () => {
  it('docs/cli.md', async () => {
    expect(await read('docs/cli.md')).toBe(await renderReference(commands));
  });

  it('docs/errors.md', async () => {
    expect(await read('docs/errors.md')).toBe(errorPage());
  });

  it('docs/coverage.md', async () => {
    expect(await read('docs/coverage.md')).toBe(await coveragePage());
  });

  it('the table of docs/mistakes.md', async () => {
    const text = await read('docs/mistakes.md');
    expect(text).toBe(withMistakes(text));
  });

  it('the schema of check files', async () => {
    expect(JSON.parse(await read('schema/check.schema.json'))).toEqual(JSON.parse(JSON.stringify(checkJsonSchema())));
  });

  it('the schema of snapshots and the tables in docs/snapshot.md', async () => {
    expect(JSON.parse(await read('schema/network.schema.json'))).toEqual(snapshotSchema);
    const text = await read('docs/snapshot.md');
    expect(text).toBe(withFieldTables(text, snapshotSchema));
  });
});
