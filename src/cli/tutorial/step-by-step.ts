import { wrap } from '../layout.ts';
import type { Terminal } from '../terminal.ts';
import type { View } from './perform.ts';
import type { Scene } from './scene.ts';
import type { Step } from './steps.ts';

/** Stops before each step, says what comes and why, and goes on with Enter; `q` or Ctrl-C ends the run in order. */
export function stepByStep(view: View, terminal: Terminal, stop: AbortController): View {
  return {
    async before(step: Step, scene: Scene): Promise<void> {
      const { talkPaint: paint } = terminal;
      const parameters = Object.entries(step.parameters(scene)).map(([name, value]) => `${name}=${shown(value)}`);
      terminal.tell(
        [
          '',
          `${paint.bold(`Step ${step.number}`)}  ${step.title(scene)}`,
          wrap(step.why, Math.min(terminal.columns, 100), '        '),
          paint.dim(wrap(`${step.action} ${parameters.join(' ')}`, Math.min(terminal.columns, 100), '        ')),
        ].join('\n'),
      );
      const answer = await terminal.ask(
        paint.dim('        Enter: do it   q: stop here and take it down '),
        stop.signal,
      );
      if (answer === undefined || answer.trim().toLowerCase() === 'q') stop.abort();
    },
    waiting: (...told) => view.waiting?.(...told),
    after: (...told) => view.after(...told),
  };
}

function shown(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
