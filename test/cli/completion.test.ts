import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { run } from './harness.ts';

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;
const script = async (shell: string) => (await run(['completion', shell])).out;

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish'])('the %s script is sound', async (shell) => {
    const text = await script(shell);
    for (const word of ['tutorial', 'completion', 'detailed-exitcode', 'mermaid']) expect(text).toContain(word);
    if (has(shell)) {
      const { status, stderr } = spawnSync(shell, ['-n'], { input: text, encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(status).toBe(0);
    }
  });

  const complete = async (...words: readonly string[]) => {
    const text = await script('bash');
    const list = words.map((word) => `'${word}'`).join(' ');
    const driver = `${text}\nCOMP_WORDS=(isthmus ${list})\nCOMP_CWORD=${words.length}\n_isthmus\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--norc'], { input: driver, encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.split('\n').filter((line) => line !== '');
  };

  test('bash completes commands, flags, choices and arguments', async () => {
    expect(await complete('st')).toEqual(['status']);
    expect(await complete('plan', '--det')).toEqual(['--detailed-exitcode']);
    expect(await complete('graph', '--format', '')).toEqual(['mermaid', 'dot', 'svg']);
    expect(await complete('completion', 'b')).toEqual(['bash']);
    expect(await complete('help', 'tut')).toEqual(['tutorial']);
    expect(await complete('up', '--json', '--y')).toEqual(['--yes']);
    expect(await complete('local', '--port', '')).toEqual([]);
  });

  test('another shell is refused by name', async () => {
    const { code, err } = await run(['completion', 'fsh']);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean fish?');
  });
});
