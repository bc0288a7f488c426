/** Reads one line from the process's own input; `undefined` when it ends (Ctrl-D) or the signal aborts. */
export async function readLine(prompt: string, signal?: AbortSignal): Promise<string | undefined> {
  const { createInterface } = process.getBuiltinModule('node:readline');
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await new Promise((resolve) => {
      reader.question(prompt, resolve);
      reader.once('close', () => resolve(undefined));
      // readline swallows Ctrl-C while it reads; hand it on, so that it means the same as everywhere else: the end of
      // the process, or the signal that the command took over.
      reader.on('SIGINT', () => {
        process.stderr.write('\n');
        process.kill(process.pid, 'SIGINT');
      });
      signal?.addEventListener('abort', () => resolve(undefined), { once: true });
    });
  } finally {
    reader.close();
  }
}
