/**
 * Writes what is generated from the code: docs/cli.md, docs/coverage.md, docs/errors.md, docs/spec.md, the published JSON
 * Schemas, and the tables in docs/snapshot.md and docs/mistakes.md. A test keeps them up to date.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { checkJsonSchema } from '../src/cli/check/schema.ts';
import { commands } from '../src/cli/commands/index.ts';
import { renderReference } from '../src/cli/reference.ts';
import { specJsonSchema } from '../src/interconnect/spec/json-schema.ts';
import { snapshotSchema } from '../src/network/index.ts';
import { coveragePage } from './coverage.ts';
import { errorPage } from './errors.ts';
import { withMistakes } from './mistakes-page.ts';
import { withFieldTables } from './snapshot-page.ts';
import { specReference } from './spec-page.ts';

const root = new URL('../', import.meta.url);
const snapshot = new URL('docs/snapshot.md', root);
const mistakes = new URL('docs/mistakes.md', root);

await writeFile(new URL('docs/spec.md', root), specReference());
await writeFile(new URL('schema/isthmus.schema.json', root), `${JSON.stringify(specJsonSchema(), null, 2)}\n`);
await writeFile(new URL('docs/cli.md', root), await renderReference(commands));
await writeFile(new URL('docs/errors.md', root), errorPage());
await writeFile(new URL('docs/coverage.md', root), await coveragePage());
await writeFile(new URL('schema/network.schema.json', root), `${JSON.stringify(snapshotSchema, null, 2)}\n`);
await writeFile(snapshot, withFieldTables(await readFile(snapshot, 'utf8'), snapshotSchema));
await writeFile(new URL('schema/check.schema.json', root), `${JSON.stringify(checkJsonSchema(), null, 2)}\n`);
await writeFile(mistakes, withMistakes(await readFile(mistakes, 'utf8')));
