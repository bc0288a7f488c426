/** Thrown where real packets cannot be had on this machine; the message says exactly what is missing. */
export class DataPlaneError extends Error {
  override readonly name = 'DataPlaneError';
  /** What is wrong, each with what to do. */
  readonly missing: readonly string[];

  constructor(missing: readonly string[], options?: ErrorOptions) {
    super(`Real packets cannot be had here: ${missing.join('; ')}.`, options);
    this.missing = missing;
  }
}

const TOOLS: Readonly<Record<string, string>> = {
  unshare: 'util-linux',
  nsenter: 'util-linux',
  ip: 'iproute2',
  ping: 'iputils-ping',
};

/** The programs that are not there, each with the Debian package that has it. Linux alone has what is needed. */
export function missingTools(folders = searchPath().split(':')): readonly string[] {
  if (process.platform !== 'linux') return [`network namespaces are a thing of Linux, and this is ${process.platform}`];
  const { accessSync, constants } = process.getBuiltinModule('node:fs');
  const { join } = process.getBuiltinModule('node:path');
  const isThere = (program: string) =>
    folders.some((folder) => {
      try {
        accessSync(join(folder, program), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  return Object.entries(TOOLS)
    .filter(([program]) => !isThere(program))
    .map(
      ([program, debian]) => `the program "${program}" is not installed (Debian and Ubuntu: apt-get install ${debian})`,
    );
}

/** Where programs are looked for: `ip` is often outside an ordinary user's PATH. */
export function searchPath(): string {
  const path = process.env.PATH ?? '';
  return [...path.split(':').filter((folder) => folder.startsWith('/')), '/usr/sbin', '/sbin', '/usr/bin', '/bin'].join(
    ':',
  );
}

/** Why the kernel gave no namespaces, in the words of the settings that decide it. */
export function refusals(said: string): readonly string[] {
  const settings: readonly (readonly [file: string, bad: string, advice: string])[] = [
    ['kernel/unprivileged_userns_clone', '0', 'sysctl kernel.unprivileged_userns_clone=1'],
    ['kernel/apparmor_restrict_unprivileged_userns', '1', 'sysctl kernel.apparmor_restrict_unprivileged_userns=0'],
    ['user/max_user_namespaces', '0', 'sysctl user.max_user_namespaces=10000'],
    ['user/max_net_namespaces', '0', 'sysctl user.max_net_namespaces=10000'],
  ];
  const found = settings
    .filter(([file, bad]) => setting(file) === bad)
    .map(([file, bad, advice]) => `the kernel forbids it (${file.replace('/', '.')} is ${bad}; as root: ${advice})`);
  if (found.length > 0) return found;
  return [
    `the kernel gave no network namespaces (${said || 'it did not say why'}); as root, or in a container that may, it works`,
  ];
}

function setting(file: string): string | undefined {
  try {
    return process.getBuiltinModule('node:fs').readFileSync(`/proc/sys/${file}`, 'utf8').trim();
  } catch {
    return undefined;
  }
}
