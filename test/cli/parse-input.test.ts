import { describe, expect, test } from 'vitest';
import { defineCommand } from '../../src/cli/command.ts';
import { CommandError } from '../../src/cli/command-error.ts';
import { parseInput } from '../../src/cli/parse-input.ts';
import { run } from './harness.ts';

const command = defineCommand({
  description: ['For tests.'],
  arguments: [{ name: 'KIND', summary: 'What kind', required: false, choices: ['mermaid', 'dot'] }],
  flags: {
    json: { kind: 'switch', short: 'j', summary: 'As JSON' },
    format: { kind: 'text', summary: 'Which', placeholder: 'F', choices: ['mermaid', 'dot', 'svg'], default: 'dot' },
    region: { kind: 'text', summary: 'Where', placeholder: 'REGION', environment: 'TEST_REGION' },
    port: {
      kind: 'number',
      summary: 'Port',
      placeholder: 'PORT',
      default: 80,
      minimum: 1,
      maximum: 99,
      environment: 'TEST_PORT',
    },
    speed: { kind: 'number', summary: 'Speed', placeholder: 'N', minimum: 0.1, maximum: 10, fraction: true },
    network: { kind: 'list', summary: 'Networks', placeholder: 'N' },
  },
  examples: [],
  run: async () => 0,
});

const parse = (words: readonly string[], environment = {}) => parseInput('test', command, words, environment);

function failure(words: readonly string[], environment = {}): CommandError {
  try {
    parse(words, environment);
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
  throw new Error(`${words.join(' ')} was accepted`);
}

describe('parseInput', () => {
  test('takes a lone dash for a value, and what begins with one for the next flag', () => {
    expect(parse(['--region', '-']).flags.region).toBe('-');
    expect(failure(['--region', '-j']).message).toContain('--region');
  });

  test('gives every flag a value', () => {
    const { flags } = parse([]);
    expect(flags).toEqual({ json: false, format: 'dot', region: undefined, port: 80, speed: undefined, network: [] });
  });

  test('reads all ways to write a flag', () => {
    const { flags, arguments: words } = parse([
      '-j',
      '--port=7',
      'dot',
      '--region',
      'cn-beijing',
      '--network',
      'a',
      '--network=b',
      '--speed',
      '0.5',
    ]);
    expect(flags).toMatchObject({ json: true, port: 7, region: 'cn-beijing', network: ['a', 'b'], speed: 0.5 });
    expect(words).toEqual(['dot']);
  });

  test('flags beat variables, variables beat defaults, an empty variable counts as none', () => {
    const environment = { TEST_REGION: 'cn-shanghai', TEST_PORT: '9' };
    expect(parse([], environment).flags).toMatchObject({ region: 'cn-shanghai', port: 9 });
    expect(parse(['--port', '5'], environment).flags.port).toBe(5);
    expect(parse([], { TEST_PORT: '' }).flags.port).toBe(80);
  });

  test('what is wrong names the nearest word, with exit code 2', () => {
    expect(failure(['--jsno'])).toMatchObject({ message: 'Unknown flag --jsno of `isthmus test`.', exitCode: 2 });
    expect(failure(['--jsno']).actions).toContain('Did you mean --json?');
    expect(failure(['--form', 'x']).actions).toContain('Did you mean --format?');
    expect(failure(['--xyzzy']).actions).toEqual(['See `isthmus test --help`.']);
    expect(failure(['--format', 'svgg'])).toMatchObject({ exitCode: 2, actions: ['Did you mean svg?'] });
    expect(failure(['mermade']).actions).toContain('Did you mean mermaid?');
  });

  test('refuses missing, surplus, repeated and impossible values', () => {
    expect(failure(['--region']).message).toContain('--region needs a value');
    expect(failure(['--region', '--json']).message).toContain('--region needs a value');
    expect(failure(['--json=yes']).message).toContain('--json takes no value');
    expect(failure(['--port', '1', '--port', '2']).message).toContain('given twice');
    expect(failure(['dot', 'more']).message).toContain('Unexpected argument "more"');
    for (const port of ['0', '100', '1.5', 'x', '', ' ']) expect(failure([`--port=${port}`]).exitCode).toBe(2);
    expect(failure([], { TEST_PORT: 'many' }).message).toContain('TEST_PORT is "many"');
  });

  test('-- ends the flags', () => {
    expect(parse(['--', 'dot']).arguments).toEqual(['dot']);
    expect(failure(['--', '--json']).message).toContain('KIND cannot be "--json"');
  });
});

describe('the command line as a whole', () => {
  test('an unknown command names the nearest', async () => {
    const { code, out, err } = await run(['statsu']);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('There is no command "statsu".');
    expect(err).toContain('Did you mean `isthmus status`?');
  });

  test('what is meant for a command below another is looked for there', async () => {
    const told = async (...words: readonly string[]) => {
      const { code, err } = await run([...words]);
      expect(code).toBe(2);
      return err;
    };
    expect(await told('local', 'snapsht', 'save', 'x')).toContain('Did you mean `isthmus local snapshot`?');
    expect(await told('local', 'faults')).toContain(
      'There are local faults add, local faults list, local faults clear.',
    );
    expect(await told('local', 'faults', 'lst')).toContain('Did you mean `isthmus local faults list`?');
  });

  test('a bare number is no length of time', async () => {
    expect((await run(['local', 'clock', 'advance', '90'])).err).toContain('TIME: 90 of what? Write 90s, or 90ms.');
  });

  test('a flag before the command is explained', async () => {
    const { code, err } = await run(['--local', 'plan']);
    expect(code).toBe(2);
    expect(err).toContain('Flags follow a command');
  });

  test('with --json an error is an envelope on stdout, and a sentence on stderr', async () => {
    const { code, out, err } = await run(['plan', '--json', '--fle', 'x']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      command: 'plan',
      status: 'error',
      data: null,
      error: { code: 'Usage' },
    });
    expect(err).toContain('Did you mean --file?');
  });

  test('--help beside a mistake still helps', async () => {
    const { code, out } = await run(['plan', '--nonsense', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('isthmus plan');
  });
});
