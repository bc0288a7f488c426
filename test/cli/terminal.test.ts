import { describe, expect, test } from 'vitest';
import { clip, columns, displayWidth, duration, wrap } from '../../src/cli/layout.ts';
import { hasUnicode, wantsColor } from '../../src/cli/paint.ts';
import { Terminal } from '../../src/cli/terminal.ts';
import { run } from './harness.ts';

const ESCAPE = '\u001b';

describe('colour', () => {
  test('only on a terminal, unless said otherwise', () => {
    const tty = { isTTY: true };
    expect(wantsColor(tty, {})).toBe(true);
    expect(wantsColor({}, {})).toBe(false);
    expect(wantsColor(tty, { NO_COLOR: '1' })).toBe(false);
    expect(wantsColor(tty, { NO_COLOR: '' })).toBe(true);
    expect(wantsColor(tty, { TERM: 'dumb' })).toBe(false);
    expect(wantsColor({}, { FORCE_COLOR: '1' })).toBe(true);
    expect(wantsColor(tty, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
    expect(wantsColor(tty, { NO_COLOR: '1' }, true)).toBe(true);
  });

  test('NO_COLOR and pipes give plain help', async () => {
    expect((await run(['--help'], { answers: [] })).out).toContain(ESCAPE);
    expect((await run(['--help'], { answers: [], environment: { NO_COLOR: '1' } })).out).not.toContain(ESCAPE);
    expect((await run(['--help'])).out).not.toContain(ESCAPE);
    expect((await run(['plan', '--help'])).out).not.toContain(ESCAPE);
  });

  test('a locale without UTF-8 gets ASCII', () => {
    expect(hasUnicode({ LANG: 'en_US.UTF-8' })).toBe(true);
    expect(hasUnicode({ LC_ALL: 'C', LANG: 'en_US.UTF-8' })).toBe(false);
    expect(hasUnicode({ LANG: 'de_DE.ISO-8859-1' })).toBe(false);
    expect(hasUnicode({ LANG: 'C.utf8' })).toBe(true);
    expect(hasUnicode({ TERM: 'linux' })).toBe(false);
  });
});

describe('Terminal', () => {
  const capture = (isTTY: boolean, environment = {}) => {
    const written = { out: '', talk: '' };
    const terminal = new Terminal(
      {
        isTTY,
        write: (text: string) => {
          written.out += text;
        },
      },
      {
        isTTY,
        write: (text: string) => {
          written.talk += text;
        },
      },
      undefined,
      environment,
    );
    return { terminal, written };
  };

  test('data goes out, talk goes beside', () => {
    const { terminal, written } = capture(false);
    terminal.print('data');
    terminal.tell('talk');
    expect(written).toEqual({ out: 'data\n', talk: 'talk\n' });
  });

  test('nothing moves off a terminal, on a dumb one, or in CI', () => {
    for (const { terminal, written } of [
      capture(false),
      capture(true, { TERM: 'dumb' }),
      capture(true, { CI: 'true' }),
    ]) {
      terminal.transient('working');
      terminal.transient();
      expect(written.talk).toBe('');
    }
  });

  test('the transient line gives way to text and comes back', () => {
    const { terminal, written } = capture(true);
    terminal.transient('working');
    terminal.tell('done');
    expect(written.talk).toBe(`\rworking${ESCAPE}[K\r${ESCAPE}[Kdone\n\rworking${ESCAPE}[K`);
  });

  test('nobody there: no question', async () => {
    const { terminal, written } = capture(true);
    expect(await terminal.ask('Sure? ')).toBeUndefined();
    expect(written.talk).toBe('');
  });
});

describe('layout', () => {
  test('columns line up, colours and wide characters counted right', () => {
    expect(displayWidth(`${ESCAPE}[31m红色${ESCAPE}[39m!`)).toBe(5);
    expect(
      columns([
        ['a', 'x', 'end'],
        ['bbb', 'yy', 'end'],
      ]),
    ).toEqual(['a    x   end', 'bbb  yy  end']);
    expect(clip('abcdef', 3)).toBe('abc');
    expect(wrap('one two three', 8, '  ')).toBe('  one\n  two\n  three');
  });

  test('durations read well', () => {
    expect([0, 340, 9949, 9950, 59_499, 60_000, 125_000].map(duration)).toEqual([
      '0 ms',
      '0.3 s',
      '9.9 s',
      '10 s',
      '59 s',
      '1 min 00 s',
      '2 min 05 s',
    ]);
  });
});
