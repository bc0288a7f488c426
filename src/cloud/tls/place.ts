/** The file of an authority's certificate inside its folder: what clients are told to trust. */
export const authorityFile = (folder: string): string =>
  process.getBuiltinModule('node:path').join(folder, 'ca', 'isthmus-ca.pem');

/** The folder of a user's own authority: under XDG_STATE_HOME, else ~/.local/state. */
export function userStateFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const { join } = process.getBuiltinModule('node:path');
  const home = environment.HOME || process.getBuiltinModule('node:os').homedir();
  return join(environment.XDG_STATE_HOME || join(home, '.local', 'state'), 'isthmus');
}
