import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface SpawnedCloud {
  readonly url: string;
  /** Ends it without a chance to tidy up: kill -9. */
  kill(): Promise<void>;
}

interface Limits {
  /** The largest file that the process may write, bytes: beyond, it is as if the disk were full. */
  readonly fileSize?: number;
}

/** Starts a durable local cloud in another process; resolves when it answers. @throws when it ends before. */
export async function spawnCloud(
  folder: string,
  timing: unknown = 'realistic',
  { fileSize }: Limits = {},
): Promise<SpawnedCloud> {
  const script = fileURLToPath(new URL('./cloud-process.ts', import.meta.url));
  const limits = fileSize === undefined ? '' : `ulimit -f ${fileSize / 512} && `;
  const words = [process.execPath, script, folder, JSON.stringify(timing)];
  const child: ChildProcess = spawn('sh', ['-c', `${limits}exec "$@"`, 'sh', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the cloud ended with code ${code} before it answered`)));
  });
  return {
    url,
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
