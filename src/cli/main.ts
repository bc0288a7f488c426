// What `bin/isthmus.js` starts. It wires the process to the program and imports next to nothing: `--help` should cost
// hardly more than a bare Node.

import type { Context } from './command.ts';
import { commands } from './commands/index.ts';
import { ExitCode } from './exit-code.ts';
import { runProgram } from './program.ts';
import { reportError } from './report-error.ts';
import { type Asker, Terminal } from './terminal.ts';

const asker: Asker = {
  get isTTY() {
    return process.stdin.isTTY;
  },
  async readLine(prompt, signal) {
    const { readLine } = await import('./read-line.ts');
    return readLine(prompt, signal);
  },
};

const words = process.argv.slice(2);
const colour = words.includes('--no-color') ? false : words.includes('--color') ? true : undefined;
const terminal = new Terminal(process.stdout, process.stderr, asker, process.env, colour);

let interruption: AbortController | undefined;
const context: Context = {
  terminal,
  commands,
  environment: process.env,
  directory: process.cwd(),
  interruption() {
    if (interruption !== undefined) return interruption.signal;
    const controller = new AbortController();
    interruption = controller;
    const stop = () => {
      // The second signal means "now": whatever is open, the next run finds and finishes it.
      if (controller.signal.aborted) process.exit(ExitCode.interrupted);
      controller.abort();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    return controller.signal;
  },
};

// What is thrown outside a command (a listener, a timer) is told like any other crash: no bare stack.
process.on('uncaughtException', (error) => {
  terminal.transient();
  reportError(terminal, error, words.includes('--debug'));
  process.exit(ExitCode.failed);
});

// A reader that has seen enough (`isthmus graph | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const exitCode = await runProgram(words, context);
process.exitCode = exitCode;
// Sockets kept alive for a next call must not keep the process; stdout is empty when its last write has called back.
process.stdout.write('', () => process.exit(exitCode));
