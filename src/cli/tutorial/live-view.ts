import { clip, duration, padEnd } from '../layout.ts';
import type { Terminal } from '../terminal.ts';
import type { StepRecord, View } from './perform.ts';
import type { Scene } from './scene.ts';
import type { Step } from './steps.ts';

const TITLE = 44;
const ID = 24;
const STATES = 23;

/** One line a step: number, what, resource id, state change, time taken. On a terminal, the step at work moves below. */
export class LiveView implements View {
  readonly #terminal: Terminal;
  #frame = 0;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  waiting(step: Step, scene: Scene, state: string | undefined, waited: number): void {
    const { signs, talkPaint: paint } = this.#terminal;
    const frame = signs.wait[this.#frame++ % signs.wait.length] ?? '';
    const reason = state === undefined ? step.action : `${state || 'gone'}, ${duration(waited)}`;
    const line = `  ${String(step.number).padStart(2)}  ${padEnd(step.title(scene), TITLE)} ${frame} ${reason}`;
    this.#terminal.transient(paint.dim(clip(line, this.#terminal.columns - 1)));
  }

  after({ step, answer, states, milliseconds }: StepRecord, scene: Scene): void {
    const { paint } = this.#terminal;
    this.#terminal.transient();
    const change = this.#change(step, states, answer);
    this.#terminal.print(
      [
        ` ${paint.bold(String(step.number).padStart(3))}`,
        padEnd(step.title(scene), TITLE),
        paint.dim(padEnd(objectOf(step, scene), ID)),
        padEnd(change, STATES),
        paint.dim(duration(milliseconds).padStart(7)),
      ].join('  '),
    );
  }

  #change(step: Step, states: readonly string[], answer: StepRecord['answer']): string {
    const { paint, signs } = this.#terminal;
    const said = step.expect === undefined ? [statusIn(answer)] : states;
    const word = (state: string, index: number) => {
      const text = state === '' ? 'gone' : state;
      return index === said.length - 1 ? paint.green(text) : text;
    };
    return said.map(word).join(` ${signs.arrow} `);
  }
}

/** The resource a step is about: its router interface, or the route table it changes. */
export function objectOf(step: Step, scene: Scene): string {
  return step.expect?.of === 'route' ? scene[step.role].routeTableId : (scene.interfaces[step.role] ?? '');
}

function statusIn(answer: StepRecord['answer']): string {
  const set = answer.RouterInterfaceSet as { RouterInterfaceType?: readonly { Status?: string }[] } | undefined;
  return set?.RouterInterfaceType?.[0]?.Status ?? '';
}
