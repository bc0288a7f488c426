import { spawn } from 'node:child_process';
import { homedir } from 'node:os';

/** How a finished child process ended. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds until the child is killed; default ten minutes: a first install takes its time. */
  readonly timeout?: number;
}

/** Runs a command to its end. Rejects only when it cannot be started. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const { cwd, env = process.env, timeout = 600_000 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, timeout, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Runs a command that must succeed. @throws Error with the end of what it said when it does not. */
export async function mustRun(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const finished = await run(command, args, options);
  if (finished.code === 0) return finished;
  const said = `${finished.stdout}\n${finished.stderr}`.trim().slice(-4000);
  throw new Error(`${command} ${args.join(' ')} ended with ${finished.code}:\n${said}`);
}

/** What an official client might read from the environment, and must not find when a test says otherwise. */
const UNWANTED = /^(https?|no|all|ftp)_proxy$|^(ALIBABA_?CLOUD|ALICLOUD|ALIYUN|TF_|PYTHON)/i;

/**
 * The environment for an official client: this process's own without proxies (several clients send even loopback
 * traffic through one) and without anybody's cloud settings or credentials.
 */
export function clientEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !UNWANTED.test(name));
  return { HOME: homedir(), ...Object.fromEntries(kept), NO_PROXY: '127.0.0.1,localhost', ...extra };
}
