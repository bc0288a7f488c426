import type { Context } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { runProgram } from '../../src/cli/program.ts';
import { type Asker, Terminal } from '../../src/cli/terminal.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Setting {
  readonly environment?: Readonly<Record<string, string>>;
  readonly directory?: string;
  /** Makes it a terminal; the answers are given one after another. */
  readonly answers?: readonly string[];
  readonly color?: boolean;
}

/** Runs `isthmus …` in this process with streams of its own. */
export async function run(words: readonly string[], setting: Setting = {}): Promise<Ran> {
  const isTTY = setting.answers !== undefined;
  const answers = [...(setting.answers ?? [])];
  let out = '';
  let err = '';
  const sink = (add: (text: string) => void) => ({ write: (text: string) => add(text), isTTY, columns: 100 });
  const asker: Asker = {
    isTTY,
    readLine: async (prompt) => {
      err += prompt;
      return answers.shift();
    },
  };
  const environment = { ...setting.environment };
  const terminal = new Terminal(
    sink((text) => {
      out += text;
    }),
    sink((text) => {
      err += text;
    }),
    asker,
    environment,
    setting.color,
  );
  const context: Context = {
    terminal,
    commands,
    environment,
    directory: setting.directory ?? process.cwd(),
    interruption: () => new AbortController().signal,
  };
  const code = await runProgram(words, context);
  return { code, out, err };
}
