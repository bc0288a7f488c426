/**
 * Makes src/cloud/official/parameter-tables.json: the names of all actions and parameters of the products that the local
 * cloud knows something of, from the vendor's metadata (a folder a product, a JSON file an action, as the official CLI has
 * them).
 *
 *     npm run parameter-tables -- FOLDER
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PRODUCTS } from '../src/openapi/index.ts';

interface OfficialParameter {
  readonly name: string;
  readonly sub_parameters?: readonly OfficialParameter[];
}

/** In every table, and without effect anywhere: whose the resource is follows from the access key. */
const COMMON = new Set(['OwnerAccount', 'OwnerId', 'ResourceOwnerAccount', 'ResourceOwnerId']);

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder of the metadata: npm run parameter-tables -- FOLDER');

const tables: Record<string, Record<string, string>> = {};
const folders = await readdir(folder);
for (const product of Object.keys(PRODUCTS).sort()) {
  const own = folders.find((name) => name.toLowerCase() === product.toLowerCase());
  if (own !== undefined) tables[product] = await tableOf(join(folder, own));
}
const target = new URL('../src/cloud/official/parameter-tables.json', import.meta.url);
await writeFile(target, `${JSON.stringify(tables, null, 2)}\n`);

/** The parameters of each action of a product, in one text, separated by spaces; members as `List.Member`. */
async function tableOf(directory: string): Promise<Record<string, string>> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.json')).sort();
  const actions = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(directory, file), 'utf8'))),
  );
  return Object.fromEntries(
    actions.map(({ name, parameters }) => {
      const own = (parameters as OfficialParameter[]).filter((parameter) => !COMMON.has(parameter.name));
      return [name, namesOf(own).join(' ')];
    }),
  );
}

function namesOf(parameters: readonly OfficialParameter[], prefix = ''): readonly string[] {
  return parameters.flatMap(({ name, sub_parameters: members = [] }) => [
    prefix + name,
    ...namesOf(members, `${prefix}${name}.`),
  ]);
}
