import { access, readFile } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DocumentError, type Locate } from '../../document/problem.ts';
import { type LoadedSpec, type Spec, SpecError } from './types.ts';

/** The names a spec may have, in the order they are looked for. */
const FILE_NAMES = ['isthmus.yaml', 'isthmus.yml', 'isthmus.json', 'isthmus.config.ts'];

export interface LoadOptions {
  /** The spec's file; absent: the first of the known names in `cwd`. */
  readonly file?: string;
  /** Default: the working directory of the process. */
  readonly cwd?: string;
}

/** The spec's file in a folder, by the known names; undefined when there is none. */
export async function findSpec(cwd: string): Promise<string | undefined> {
  for (const name of FILE_NAMES) {
    const file = join(cwd, name);
    const found = await access(file).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  return undefined;
}

/**
 * Reads and validates a spec.
 *
 * @throws SpecError with every problem found, a missing file included.
 */
export async function loadSpec(options: LoadOptions = {}): Promise<LoadedSpec> {
  const cwd = options.cwd ?? process.cwd();
  const file = options.file === undefined ? await findSpec(cwd) : resolve(cwd, options.file);
  if (file === undefined) {
    const expected = `one of ${FILE_NAMES.join(', ')} (\`isthmus init\` writes one)`;
    throw new SpecError([{ file: cwd, path: '', message: 'there is no spec in this folder', expected }]);
  }
  const shown = relative(cwd, file).startsWith('..') ? file : relative(cwd, file);
  if (['.ts', '.mts', '.js', '.mjs'].includes(extname(file))) return { spec: await loadProgram(file, shown), file };
  const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const message = error.code === 'ENOENT' ? 'there is no such file' : `cannot be read: ${error.message}`;
    throw new SpecError([{ file: shown, path: '', message }]);
  });
  return { spec: await parseSpec(content, shown), file };
}

/**
 * Validates the text of a spec, YAML or JSON.
 *
 * @param file the name to use in problems; `.json` means JSON
 * @throws SpecError with every problem found.
 */
export async function parseSpec(content: string, file: string): Promise<Spec> {
  const { readDocument } = await import('../../document/read-document.ts');
  const { value, locate, problems } = readDocument(content, file);
  if (problems.length > 0) throw new SpecError(problems);
  return validated(value, file, locate);
}

async function loadProgram(file: string, shown: string): Promise<Spec> {
  let module: { readonly default?: unknown };
  try {
    module = await import(pathToFileURL(file).href);
  } catch (error) {
    const message = `cannot be run: ${error instanceof Error ? error.message : String(error)}`;
    throw new SpecError([{ file: shown, path: '', message }]);
  }
  if (module.default === undefined) {
    const expected = 'export default defineConfig({ … })';
    throw new SpecError([{ file: shown, path: '', message: `${basename(file)} has no default export`, expected }]);
  }
  return validated(module.default, shown);
}

/** Validates a value that was read already. @throws SpecError with every problem found. */
async function validated(value: unknown, file: string, locate?: Locate): Promise<Spec> {
  const [{ specSchema }, { validate }, { checkSpec }] = await Promise.all([
    import('./schema.ts'),
    import('../../document/parse.ts'),
    import('./check.ts'),
  ]);
  try {
    return validate(specSchema, value, file, locate, checkSpec).value;
  } catch (error) {
    throw error instanceof DocumentError ? new SpecError(error.problems) : error;
  }
}
