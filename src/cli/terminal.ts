import {
  ansiPaint,
  asciiSigns,
  hasUnicode,
  type Paint,
  plainPaint,
  type Signs,
  unicodeSigns,
  wantsColor,
} from './paint.ts';

/** Where text goes. The process's own streams fit, and so do a test's arrays. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Where answers come from: one line at a time; `undefined` when the input ends. */
export interface Asker {
  readonly isTTY?: boolean;
  readLine(prompt: string, signal?: AbortSignal): Promise<string | undefined>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The only way out for text: data to stdout, talk to stderr. On a terminal one transient line may stand below the
 * text and be redrawn; off a terminal it is never written, so nothing moves in a log.
 */
export class Terminal {
  readonly paint: Paint;
  readonly talkPaint: Paint;
  readonly signs: Signs;
  /** The transient line is shown. */
  readonly live: boolean;
  readonly #out: Sink;
  readonly #talk: Sink;
  readonly #asker: Asker | undefined;
  #transient = '';

  constructor(out: Sink, talk: Sink, asker: Asker | undefined, environment: Environment, color?: boolean) {
    this.#out = out;
    this.#talk = talk;
    this.#asker = asker;
    this.paint = wantsColor(out, environment, color) ? ansiPaint : plainPaint;
    this.talkPaint = wantsColor(talk, environment, color) ? ansiPaint : plainPaint;
    this.signs = hasUnicode(environment) ? unicodeSigns : asciiSigns;
    this.live = talk.isTTY === true && environment.TERM !== 'dumb' && !environment.CI;
  }

  /** Someone sits there: questions can be asked. Looked at when it matters: to open stdin costs a start 2 ms. */
  get interactive(): boolean {
    return this.#asker?.isTTY === true && this.#talk.isTTY === true;
  }

  /** Width to lay talk out in; 80 where there is no terminal. */
  get columns(): number {
    return this.#talk.columns ?? this.#out.columns ?? 80;
  }

  /** Data: one or more whole lines to stdout. */
  print(text = ''): void {
    this.#around(() => this.#out.write(`${text}\n`));
  }

  /** Talk: one or more whole lines to stderr. */
  tell(text = ''): void {
    this.#around(() => this.#talk.write(`${text}\n`));
  }

  /** Draws the transient line, or takes it away. */
  transient(text = ''): void {
    if (!this.live || text === this.#transient) return;
    this.#talk.write(text === '' ? '\r\u001b[K' : `\r${text}\u001b[K`);
    this.#transient = text;
  }

  /** Asks one question; `undefined` when the input ends or nobody is there. */
  async ask(question: string, signal?: AbortSignal): Promise<string | undefined> {
    if (!this.interactive) return undefined;
    this.transient();
    return this.#asker?.readLine(question, signal);
  }

  #around(write: () => void): void {
    const line = this.#transient;
    this.transient();
    write();
    this.transient(line);
  }
}
