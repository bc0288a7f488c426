import { Store } from './store.ts';
import { StoreError } from './store-error.ts';

/**
 * Opens the store of a data folder, which is made when it is not there; without a folder, one in memory.
 * @throws StoreError when there can be no folder, when what it holds is no state of this version's, and when another
 * process has it open.
 */
export function openStore(directory: string | undefined): Store {
  if (directory === undefined) return new Store();
  const { mkdirSync } = process.getBuiltinModule('node:fs');
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isFile = code === 'EEXIST' || code === 'ENOTDIR';
    const reason = isFile ? 'there is a file in its place' : message;
    throw new StoreError(`The folder ${directory} cannot be made: ${reason}.`, { cause: error });
  }
  const file = process.getBuiltinModule('node:path').join(directory, 'cloud.sqlite');
  try {
    return new Store(file);
  } catch (error) {
    if (error instanceof StoreError) throw new StoreError(`${error.message} It is in ${file}.`, { cause: error });
    throw new StoreError(reasonOf(error as SqliteError, file), { cause: error });
  }
}

interface SqliteError extends Error {
  /** SQLite's own number; the low byte is the kind. */
  readonly errcode?: number;
}

const ERROR = 1;
const BUSY = 5;
const CORRUPT = 11;
const NO_DATABASE = 26;

function reasonOf({ errcode = 0, message }: SqliteError, file: string): string {
  switch (errcode & 0xff) {
    case ERROR:
      return `The state in ${file} is of another version of isthmus (${message}).`;
    case BUSY:
      return `${file} is in use: another local cloud keeps its state there.`;
    case CORRUPT:
    case NO_DATABASE:
      return `${file} is damaged, or no state of a local cloud (${message}).`;
    default:
      return `${file} cannot be opened: ${message}.`;
  }
}
