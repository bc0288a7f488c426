/** Writes what is published from the schema: `node src/interconnect/spec/generate.ts`. A test keeps it up to date. */
import { mkdir, writeFile } from 'node:fs/promises';
import { specJsonSchema } from './json-schema.ts';
import { specReference } from './reference.ts';

const root = new URL('../../../', import.meta.url);

/** Writes schema/isthmus.schema.json and docs/spec.md. */
export async function generate(): Promise<void> {
  await mkdir(new URL('schema/', root), { recursive: true });
  await writeFile(new URL('schema/isthmus.schema.json', root), `${JSON.stringify(specJsonSchema(), null, 2)}\n`);
  await writeFile(new URL('docs/spec.md', root), specReference());
}

if (import.meta.main) await generate();
