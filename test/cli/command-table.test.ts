import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { renderReference } from '../../src/cli/reference.ts';
import { run } from './harness.ts';

const loaded = await Promise.all(commands.map(async (entry) => ({ entry, command: (await entry.load()).command })));

describe('the command table', () => {
  test('has the commands of the tour', () => {
    const names = commands.map(({ name }) => name);
    for (const name of [
      'tutorial',
      'init',
      'plan',
      'up',
      'status',
      'down',
      'graph',
      'local',
      'env',
      'completion',
      'help',
      'version',
    ]) {
      expect(names).toContain(name);
    }
  });

  test('names are unique and summaries are one short sentence without a full stop', () => {
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
    for (const { name, summary } of commands) {
      expect(summary.length, name).toBeLessThanOrEqual(80);
      expect(summary, name).toMatch(/^[A-Z].*[^.]$/);
    }
  });

  test.each(loaded)('$entry.name says what it does, shows examples and documents every flag', ({ entry, command }) => {
    expect(command.description.length).toBeGreaterThan(0);
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) expect(example.command).toContain(`isthmus ${entry.name}`);
    for (const [name, flag] of Object.entries(command.flags)) {
      expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(flag.summary.length, name).toBeGreaterThan(10);
      if (flag.kind !== 'switch') expect(flag.placeholder, name).toMatch(/^[A-Z0-9:=]+$/);
      if (flag.kind === 'text' && flag.choices !== undefined && flag.default !== undefined) {
        expect(flag.choices, name).toContain(flag.default);
      }
    }
  });

  test.each(loaded)('the help of $entry.name names every flag, argument and exit code', async ({ entry, command }) => {
    const { code, out, err } = await run([...entry.name.split(' '), '--help']);
    expect(code).toBe(0);
    expect(err).toBe('');
    for (const name of Object.keys(command.flags)) expect(out).toContain(`--${name}`);
    for (const argument of command.arguments ?? []) expect(out).toContain(argument.name);
    for (const exitCode of [0, 1, 2, 3, 4, 130]) expect(out).toMatch(new RegExp(`^ +${exitCode} `, 'm'));
    expect(out).toBe((await run(['help', ...entry.name.split(' ')])).out);
  });

  test('one letter means one flag in a command', () => {
    for (const { entry, command } of loaded) {
      const letters = Object.values(command.flags).flatMap(({ short }) => short ?? []);
      expect(new Set(letters).size, entry.name).toBe(letters.length);
      expect(letters, entry.name).not.toContain('h');
    }
  });

  test('the reference page has a section for every command and a row for every flag', async () => {
    const page = await renderReference(commands);
    for (const { entry, command } of loaded) {
      expect(page).toContain(`## isthmus ${entry.name}\n`);
      for (const name of Object.keys(command.flags)) expect(page).toContain(`--${name}`);
    }
  });
});

describe('general help', () => {
  test('lists every command, on stdout, with and without a word', async () => {
    const { code, out, err } = await run(['--help']);
    expect(code).toBe(0);
    expect(err).toBe('');
    for (const { name, summary } of commands)
      expect(out).toMatch(new RegExp(`^ +${name} +${summary.slice(0, 20)}`, 'm'));
    expect((await run([])).out).toBe(out);
    expect((await run(['help'])).out).toBe(out);
  });

  test('--version and version print the version of the package', async () => {
    const { version } = JSON.parse(await import('node:fs').then((fs) => fs.readFileSync('package.json', 'utf8')));
    expect((await run(['--version'])).out).toBe(`${version}\n`);
    expect((await run(['version'])).out).toBe(`${version}\n`);
    const envelope = JSON.parse((await run(['version', '--json'])).out);
    expect(envelope).toMatchObject({
      schemaVersion: 1,
      command: 'version',
      status: 'ok',
      data: { isthmus: version },
      error: null,
    });
  });
});
