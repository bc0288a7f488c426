import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { clientEnvironment } from './child.ts';

/** One call, as a client is asked to make it: parameters nested as the API describes them, not flattened. */
export interface Call {
  readonly action: string;
  readonly params: Readonly<Record<string, Value>>;
  readonly region: string;
}

export type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

/** What the client made of the cloud's answer. */
export type Answer = Success | Refusal;

export interface Success {
  readonly ok: true;
  readonly body: unknown;
}

export interface Refusal {
  readonly ok: false;
  /** The code in the client's own words: some rename a wrong secret. */
  readonly code: string;
  /** HTTP status; absent where the client keeps it to itself. */
  readonly status?: number;
  readonly message: string;
  readonly requestId: string;
}

/** A client under test, aimed at a local cloud. */
export interface Client {
  call(call: Call): Promise<Answer>;
  close(): void;
}

/** Where a client is to go and as whom. */
export interface Aim {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** By HTTPS, the certificate verified; otherwise by plain HTTP. */
  readonly secure?: boolean;
  /** What the program is given besides, as the page on HTTPS says for each client. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** How to start a client program. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Starts a client program: it reads one call a line as JSON, and writes one answer a line.
 * Its stderr is kept for the report when it dies.
 */
export function startClient(program: Program, aim: Aim): Client {
  const child: ChildProcessWithoutNullStreams = spawn(program.command, program.args, {
    env: clientEnvironment({
      ...program.env,
      ...aim.environment,
      ISTHMUS_ENDPOINT: aim.endpoint,
      ISTHMUS_PROTOCOL: aim.secure ? 'https' : 'http',
      ISTHMUS_REGION: aim.region,
      ISTHMUS_ACCESS_KEY_ID: aim.accessKeyId,
      ISTHMUS_ACCESS_KEY_SECRET: aim.accessKeySecret,
    }),
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const waiting: { resolve(answer: Answer): void; reject(error: Error): void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const asked = waiting.shift();
    try {
      asked?.resolve(JSON.parse(line) as Answer);
    } catch {
      asked?.reject(new Error(`The client wrote something else than an answer: ${line}`));
    }
  });
  const fail = (why: string): void => {
    for (const asked of waiting.splice(0)) asked.reject(new Error(`The client ${why}:\n${said.slice(-4000)}`));
  };
  child.on('error', (error) => fail(`did not start (${error.message})`));
  child.on('close', (code) => fail(`ended with ${code}`));
  // A write to a client that has died is reported by `close`.
  child.stdin.on('error', () => {});
  return {
    call: (call) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        if (child.exitCode !== null) return fail(`ended with ${child.exitCode}`);
        child.stdin.write(`${JSON.stringify(call)}\n`);
      }),
    close: () => {
      child.stdin.end();
      child.kill();
    },
  };
}
