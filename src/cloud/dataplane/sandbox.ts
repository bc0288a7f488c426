import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { DataPlaneError, missingTools, refusals, searchPath } from './requirements.ts';

interface Job {
  readonly lines: string[];
  readonly done: (status: number) => void;
}

/** What a script came to. */
export interface JobResult {
  /** Exit status of the script. */
  readonly status: number;
  /** What it and its commands printed, errors among it. */
  readonly lines: readonly string[];
}

/**
 * A shell in namespaces of its own: network, mounts, processes, and, where the kernel gives it, users, so that nothing in
 * it may touch the machine's own network. The shell is the first process in there and reads from this process. When this
 * one ends, however it ends, the shell reads the end of its input and goes; with it goes every process in there, and with
 * them all the network namespaces, devices and routes. Nothing is ever left to clean up.
 */
export class Sandbox {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #jobs = new Map<number, Job>();
  /** Resolves when the shell has ended. */
  readonly ended: Promise<void>;
  #next = 1;
  #rest = '';
  #alive = true;
  readonly #spaces: readonly string[];
  #shell = 0;

  private constructor(child: ChildProcessWithoutNullStreams, spaces: readonly string[]) {
    this.#child = child;
    this.#spaces = spaces;
    child.stdout.setEncoding('utf8').on('data', (text: string) => this.#read(text));
    child.stdin.on('error', () => {});
    this.ended = new Promise((resolve) => {
      child.once('close', () => {
        this.#alive = false;
        for (const { done } of this.#jobs.values()) done(ENDED);
        this.#jobs.clear();
        resolve();
      });
    });
  }

  /** @throws DataPlaneError saying what is missing on this machine */
  static async open(): Promise<Sandbox> {
    const missing = missingTools();
    if (missing.length > 0) throw new DataPlaneError(missing);
    const spaces = ['--net', '--mount'];
    const asRoot = process.getuid?.() === 0;
    // In a user namespace its root is nobody outside; where a kernel gives none, the machine's root still does.
    const ways = [['--user', ...spaces], ...(asRoot ? [spaces] : [])];
    const said: string[] = [];
    for (const way of ways) {
      const sandbox = await Sandbox.#start(way, said);
      if (sandbox !== undefined) return sandbox;
    }
    throw new DataPlaneError(refusals(said.join('; ')));
  }

  static async #start(spaces: readonly string[], said: string[]): Promise<Sandbox | undefined> {
    const { spawn } = process.getBuiltinModule('node:child_process');
    const env = { PATH: searchPath(), LC_ALL: 'C' };
    const root = spaces.includes('--user') ? ['--map-root-user'] : [];
    const child = spawn('unshare', [...spaces, ...root, '--pid', '--fork', '--kill-child', 'sh'], {
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
      cwd: '/',
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text.trim()));
    child.once('error', (error) => said.push(error.message));
    const sandbox = new Sandbox(child, spaces);
    // /run is where `ip netns` keeps its list; here it is a folder of our own. A first namespace shows that all is allowed.
    const ready = await sandbox.run(
      // /proc is the machine's: it knows the shell, the parent of what runs this, by the number that it has outside.
      'mount -t tmpfs -o mode=755 isthmus /run && mkdir /run/netns && ip netns add ready && ip netns del ready && ip link set lo up && read -r _ _ _ shell _ </proc/self/stat && echo "$shell"',
    );
    sandbox.#shell = Number(ready.lines.at(-1));
    if (ready.status === 0) return sandbox;
    said.push(...ready.lines);
    await sandbox.close();
    return undefined;
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** The process id of the shell. */
  get pid(): number {
    return this.#shell;
  }

  /** The command that takes the user who started it inside: there, `ip netns` lists the namespaces. */
  get entry(): string {
    const user = this.#spaces.includes('--user') ? ' --preserve-credentials' : '';
    return `nsenter --target ${this.#shell} ${this.#spaces.join(' ')}${user} sh`;
  }

  /**
   * Runs a script in the shell, after all that were given before.
   *
   * @param aside lets it run beside those that come after it, and not hold them up
   */
  run(script: string, { aside = false }: { readonly aside?: boolean } = {}): Promise<JobResult> {
    return new Promise((resolve) => {
      const lines: string[] = [];
      if (!this.#alive) return resolve({ status: ENDED, lines });
      const id = this.#next++;
      this.#jobs.set(id, { lines, done: (status) => resolve({ status, lines }) });
      // Each line goes out in one write and with its job's number before it: jobs may print at the same time.
      this.#child.stdin.write(
        `{ {\n${script}\n} </dev/null 2>&1; echo "status $?"; } | while IFS= read -r line; do printf '%s %s\\n' ${id} "$line"; done${aside ? ' &' : ''}\n`,
      );
    });
  }

  /** Ends the shell, and so everything in the namespaces. Resolves when it is gone. */
  async close(): Promise<void> {
    this.#child.stdin.end();
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 2000);
    await this.ended;
    clearTimeout(late);
  }

  #read(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const space = line.indexOf(' ');
      const id = Number(line.slice(0, space));
      const job = this.#jobs.get(id);
      if (job === undefined) continue;
      const said = line.slice(space + 1);
      const status = /^status (\d+)$/.exec(said)?.[1];
      if (status === undefined) {
        job.lines.push(said);
      } else {
        this.#jobs.delete(id);
        job.done(Number(status));
      }
    }
  }
}

/** The status of a script that the end of the shell overtook. */
const ENDED = 255;
