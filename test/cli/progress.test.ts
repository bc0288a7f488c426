import { describe, expect, test } from 'vitest';
import { Progress } from '../../src/cli/project/progress.ts';
import { Terminal } from '../../src/cli/terminal.ts';
import type { EngineEvent, Step } from '../../src/interconnect/index.ts';

const step = (id: string, title: string): Step => ({ id, title, about: id, dependsOn: [], waits: [] });
const connect = step('connect', 'Connect app and data');
const waiting = (waitedMs: number): EngineEvent => ({
  type: 'step-waiting',
  at: 0,
  step: connect,
  object: 'ri-1',
  status: 'Connecting',
  until: 'Active',
  waitedMs,
  reason: `ri-1 Connecting, ${waitedMs / 1000} s`,
});

function watch(isTTY: boolean) {
  const written = { out: '', talk: '' };
  const terminal = new Terminal(
    { isTTY, columns: 60, write: (text) => (written.out += text) },
    { isTTY, columns: 60, write: (text) => (written.talk += text) },
    undefined,
    { NO_COLOR: '1' },
  );
  return { progress: new Progress(terminal), written };
}

describe('progress of a run', () => {
  test('off a terminal: one line a step, and a word each 10 s of waiting', () => {
    const { progress, written } = watch(false);
    progress.start(1);
    progress.onEvent({ type: 'step-started', at: 0, step: connect });
    for (const ms of [100, 9_000, 10_100, 15_000, 20_500]) progress.onEvent(waiting(ms));
    progress.onEvent({
      type: 'step-done',
      at: 0,
      step: connect,
      result: { step: 'connect', status: 'done', id: 'ri-1', ms: 21_000 },
    });
    progress.stop();
    expect(written.out).toBe('');
    expect(written.talk).toBe(
      '  … ri-1 Connecting, 10.1 s\n  … ri-1 Connecting, 20.5 s\n  ✓ Connect app and data  ri-1  21 s\n',
    );
  });

  test('on a terminal: what is waited for, on one line that goes away', () => {
    const { progress, written } = watch(true);
    progress.onEvent({ type: 'step-started', at: 0, step: connect });
    progress.onEvent(waiting(2_000));
    expect(written.talk).toContain('ri-1 Connecting, 2 s');
    expect(written.talk).not.toContain('\n');
    progress.stop();
    expect(written.talk.endsWith('\r\u001b[K')).toBe(true);
  });

  test('on a terminal, of many steps: how many are done', () => {
    const { progress, written } = watch(true);
    progress.start(30);
    const result = { step: 'a', status: 'done', ms: 1 } as const;
    progress.onEvent({ type: 'step-done', at: 0, step: step('a', 'A'), result });
    progress.onEvent({ type: 'step-started', at: 0, step: connect });
    expect(written.talk).toContain('1 of 30 · Connect app and data');
    progress.stop();
  });

  test('a repeat and a failure say why and what to do', () => {
    const { progress, written } = watch(false);
    progress.onEvent({
      type: 'step-retrying',
      at: 0,
      step: connect,
      code: 'Throttling',
      reason: 'The account calls too often.',
      delayMs: 1500,
    });
    const error = { code: 'Forbidden', message: 'No.', advice: 'Ask.' };
    progress.onEvent({
      type: 'step-failed',
      at: 0,
      step: connect,
      result: { step: 'connect', status: 'failed', ms: 10, error },
    });
    expect(written.talk).toContain('Throttling, again in 1.5 s. The account calls too often.');
    expect(written.talk).toContain('✗ Connect app and data');
    expect(written.talk).toContain('Forbidden: No.\n    → Ask.');
  });
});
