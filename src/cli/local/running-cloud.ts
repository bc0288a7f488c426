/** A local cloud as other processes and clients need to know it. */
export interface RunningCloud {
  readonly pid: number;
  /** `127.0.0.1:8099`: what most clients call the endpoint. */
  readonly endpoint: string;
  readonly url: string;
  /** The file that clients must trust to call by https. */
  readonly certificateAuthority: string;
  readonly region: string;
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Where its state is kept; `null` in memory. */
  readonly dataDirectory: string | null;
  /** The process that holds its network namespaces; `null` where it has no data plane. */
  readonly dataPlane: number | null;
  readonly startedAt: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder where running local clouds leave a note: under XDG_RUNTIME_DIR, else XDG_STATE_HOME, else
 * ~/.local/state.
 */
export function registryDirectory(environment: Environment): string {
  const { join } = process.getBuiltinModule('node:path');
  const { homedir } = process.getBuiltinModule('node:os');
  const home = environment.HOME || homedir();
  const base = environment.XDG_RUNTIME_DIR || environment.XDG_STATE_HOME || join(home, '.local', 'state');
  return join(base, 'isthmus', 'clouds');
}

/** Leaves the note that lets `--local` and `isthmus env` find this cloud. @returns what takes it away again */
export function announce(cloud: RunningCloud, environment: Environment): () => void {
  const fs = process.getBuiltinModule('node:fs');
  const { join } = process.getBuiltinModule('node:path');
  const directory = registryDirectory(environment);
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, `${cloud.endpoint.replace(/.*:/, '')}.json`);
  // Written aside and renamed: a reader never meets half a note.
  const draft = `${file}.${cloud.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify(cloud, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(draft, file);
  return () => fs.rmSync(file, { force: true });
}

/** The local clouds that answer now, newest first. Notes of those that died are cleared away. */
export async function findRunning(environment: Environment): Promise<readonly RunningCloud[]> {
  const fs = process.getBuiltinModule('node:fs');
  const { join } = process.getBuiltinModule('node:path');
  const directory = registryDirectory(environment);
  if (!fs.existsSync(directory)) return [];
  const found: RunningCloud[] = [];
  for (const name of fs.readdirSync(directory).filter((entry) => entry.endsWith('.json'))) {
    const file = join(directory, name);
    const cloud = readNote(file);
    if (cloud !== undefined && isProcess(cloud.pid) && (await answers(cloud.endpoint))) found.push(cloud);
    else fs.rmSync(file, { force: true });
  }
  return found.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

function readNote(file: string): RunningCloud | undefined {
  try {
    const note: unknown = JSON.parse(process.getBuiltinModule('node:fs').readFileSync(file, 'utf8'));
    const { pid, endpoint } = note as Partial<RunningCloud>;
    return typeof pid === 'number' && typeof endpoint === 'string' ? (note as RunningCloud) : undefined;
  } catch {
    return undefined;
  }
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A process id may be another program's by now; a port that takes connections is the better witness. */
function answers(endpoint: string): Promise<boolean> {
  const { connect } = process.getBuiltinModule('node:net');
  const colon = endpoint.lastIndexOf(':');
  const host = endpoint.slice(0, colon).replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(endpoint.slice(colon + 1)) });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
