import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Ran } from './harness.ts';

const BIN = resolve(import.meta.dirname, '../../bin/isthmus.js');

interface Room {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** An empty folder with a home of its own, removed after the test. */
export function makeRoom(): Room {
  const { remove, ...room } = makeFolder();
  onTestFinished(remove);
  return room;
}

/** The same for several tests: whoever asks for it removes it. */
export function makeFolder(): Room & { remove(): void } {
  const directory = mkdtempSync(join(tmpdir(), 'isthmus-cli-'));
  return {
    remove: () => rmSync(directory, { recursive: true, force: true }),
    directory,
    environment: {
      PATH: process.env.PATH ?? '',
      HOME: directory,
      XDG_RUNTIME_DIR: join(directory, 'run'),
      LANG: 'C.UTF-8',
    },
  };
}

interface Options {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The real command in a process of its own. */
export class Process {
  out = '';
  err = '';
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
  readonly #watchers = new Set<() => void>();

  constructor(words: readonly string[], { directory, environment }: Options) {
    this.child = spawn(process.execPath, [BIN, ...words], {
      cwd: directory,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#add('out', text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#add('err', text));
    this.ended = new Promise((done) => {
      this.child.once('close', (code) => done({ code: code ?? -1, out: this.out, err: this.err }));
    });
    onTestFinished(() => {
      this.child.kill('SIGKILL');
    });
  }

  /** Resolves when the text stands on stdout or stderr; rejects when the process ends without it. */
  async shows(text: string | RegExp): Promise<void> {
    const there = () =>
      typeof text === 'string' ? `${this.out}\n${this.err}`.includes(text) : text.test(`${this.out}\n${this.err}`);
    await new Promise<void>((done, fail) => {
      const look = () => {
        if (!there()) return;
        this.#watchers.delete(look);
        done();
      };
      this.#watchers.add(look);
      look();
      this.ended.then(() =>
        there() ? done() : fail(new Error(`ended without ${String(text)}:\n${this.out}\n${this.err}`)),
      );
    });
  }

  #add(stream: 'out' | 'err', text: string): void {
    this[stream] += text;
    for (const look of this.#watchers) look();
  }
}

export function isthmus(words: readonly string[], options: Options): Promise<Ran> {
  return new Process(words, options).ended;
}
