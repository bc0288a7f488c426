import type { EngineEvent } from '../../interconnect/index.ts';
import { clip, duration } from '../layout.ts';
import type { Terminal } from '../terminal.ts';

/** Off a terminal, how often a long wait is mentioned, in milliseconds of waiting. */
const REMIND_EVERY = 10_000;

/**
 * Shows a run as it goes: a line for each step that ended, and on a terminal one transient line that says what is
 * waited for and why.
 */
export class Progress {
  readonly #terminal: Terminal;
  readonly #running = new Map<string, string>();
  readonly #reminded = new Map<string, number>();
  #frame = 0;
  #steps = 0;
  #ended = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  readonly onEvent = (event: EngineEvent): void => {
    const { signs, talkPaint: paint } = this.#terminal;
    switch (event.type) {
      case 'step-started':
        this.#running.set(event.step.id, event.step.title);
        break;
      case 'step-waiting':
        this.#running.set(event.step.id, event.reason);
        this.#remind(event.step.id, event.reason, event.waitedMs);
        break;
      case 'step-retrying':
        this.#running.set(event.step.id, `${event.code}, again in ${duration(event.delayMs)}`);
        this.#terminal.tell(
          paint.dim(
            `  ${signs.dot} ${event.step.title}: ${event.code}, again in ${duration(event.delayMs)}. ${event.reason}`,
          ),
        );
        break;
      case 'step-done':
      case 'step-failed': {
        this.#running.delete(event.step.id);
        this.#ended++;
        const { result } = event;
        const sign = event.type === 'step-done' ? paint.green(signs.done) : paint.red(signs.failed);
        const adopted = result.status === 'adopted' ? ' (was so already)' : '';
        const id = result.id === undefined || isNamed(event.step.title, result.id) ? '' : `  ${paint.dim(result.id)}`;
        this.#terminal.tell(`  ${sign} ${event.step.title}${adopted}${id}  ${paint.dim(duration(result.ms))}`);
        if (result.error !== undefined) {
          this.#terminal.tell(`    ${result.error.code}: ${result.error.message}`);
          if (result.error.advice !== undefined) this.#terminal.tell(`    ${signs.arrow} ${result.error.advice}`);
        }
        break;
      }
    }
    this.#draw();
  };

  /** Lets the transient line move. Nothing happens off a terminal. @param steps how many there are to do */
  start(steps: number): void {
    this.#steps = steps;
    if (!this.#terminal.live) return;
    this.#timer = setInterval(() => this.#draw(), 100);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#running.clear();
    this.#steps = 0;
    this.#terminal.transient();
  }

  #remind(step: string, reason: string, waited: number): void {
    if (this.#terminal.live) return;
    const due = this.#reminded.get(step) ?? REMIND_EVERY;
    if (waited < due) return;
    this.#reminded.set(step, due + REMIND_EVERY);
    this.#terminal.tell(`  ${this.#terminal.signs.ellipsis} ${reason}`);
  }

  #draw(): void {
    const { signs, talkPaint: paint } = this.#terminal;
    if (this.#running.size === 0) {
      this.#terminal.transient();
      return;
    }
    const frame = signs.wait[this.#frame++ % signs.wait.length] ?? '';
    // Where there are few steps the lines above say as much.
    const count = this.#steps > 9 ? `${this.#ended} of ${this.#steps} ${signs.dot} ` : '';
    const line = clip(
      `  ${frame} ${count}${[...this.#running.values()].join(` ${signs.dot} `)}`,
      this.#terminal.columns - 1,
    );
    this.#terminal.transient(paint.dim(line));
  }
}

/** Whether a title says the id already; that of a route entry, `vtb-…|10.0.0.0/16`, by its parts. */
function isNamed(title: string, id: string): boolean {
  return id.split('|').every((part) => title.includes(part));
}
