import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CommandError } from '../../src/cli/command-error.ts';
import { confirm } from '../../src/cli/confirm.ts';
import { reportError } from '../../src/cli/report-error.ts';
import { Terminal } from '../../src/cli/terminal.ts';
import { translateError } from '../../src/cli/translate-error.ts';
import { SpecError } from '../../src/interconnect/index.ts';
import { CloudError, CredentialsError, NoAnswerError } from '../../src/provider/index.ts';
import { run } from './harness.ts';

function told(error: unknown, debug = false): string {
  let text = '';
  const sink = { write: (more: string) => (text += more) };
  reportError(new Terminal(sink, sink, undefined, {}), error, debug);
  return text;
}

const translated = (error: unknown) => translateError(error) as CommandError;

describe('errors are for people', () => {
  test('what, where, what to do; never a stack unless asked', () => {
    const error = new CommandError('It broke.', { where: 'isthmus.yaml:3', actions: ['Mend it'] });
    expect(told(error)).toBe('error  It broke.\n       at isthmus.yaml:3\n       → Mend it\n');
    expect(told(error, true)).toContain('errors.test.ts');
  });

  test('a crash is short and says how to see more', () => {
    const text = told(new TypeError('x is not a function\n    at nowhere'));
    expect(text).toBe(
      'error  Isthmus itself failed: x is not a function\n       → Run it again with --debug to see where, and please report it.\n',
    );
    expect(told(new Error('outer', { cause: new Error('inner') }), true)).toMatch(
      /outer[\s\S]*caused by: Error: inner/,
    );
    expect(told('a word')).toContain('a word');
  });

  test('a refusal of the cloud names code, action, ids and request', () => {
    const refusal = (code: string) =>
      translated(
        new CloudError({
          code,
          message: 'No.',
          status: 403,
          requestId: 'R',
          action: 'DeleteVpc',
          region: 'cn-hangzhou',
          ids: ['vpc-1'],
        }),
      );
    expect(refusal('DependencyViolation')).toMatchObject({ code: 'DependencyViolation', exitCode: 1 });
    expect(told(refusal('DependencyViolation'))).toContain('DeleteVpc (vpc-1) in cn-hangzhou, RequestId R');
    for (const code of ['InvalidAccessKeyId.NotFound', 'SignatureDoesNotMatch', 'InvalidSecurityToken.Expired']) {
      expect(refusal(code).exitCode, code).toBe(4);
    }
    expect(refusal('Forbidden.RAM').actions[0]).toContain('Allow vpc:DeleteVpc in the RAM policy');
  });

  test('a local state that another command works on is no crash', () => {
    const error = new Error('/x/cloud.sqlite is in use: another local cloud keeps its state there.');
    error.name = 'StoreError';
    expect(translated(error)).toMatchObject({ code: 'LocalState', exitCode: 1 });
    expect(told(translated(error))).toContain('Wait until the other command is done');
  });

  test('no credentials is exit code 4, no answer says whether it was sent', () => {
    expect(translated(new CredentialsError('No credentials: none')).exitCode).toBe(4);
    const lost = translated(new NoAnswerError('CreateVpc', 'cn-hangzhou', 'No answer to CreateVpc: timeout'));
    expect(lost.actions[0]).toContain('not known');
    const unsent = translated(new NoAnswerError('CreateVpc', 'cn-hangzhou', 'refused', { unsent: true }));
    expect(unsent.actions[0]).toContain('nothing changed');
  });

  test('mistakes of a spec are all told, with place and nearest word', () => {
    const error = translated(
      new SpecError([
        {
          file: `${process.cwd()}/isthmus.yaml`,
          line: 4,
          column: 7,
          path: 'spec',
          message: '"Larg.2" is not a class',
          nearest: 'Large.2',
        },
        { file: `${process.cwd()}/isthmus.yaml`, path: '', message: 'name is missing', expected: 'a name' },
      ]),
    );
    expect(error.message).toBe(
      '2 mistakes in the spec.\nisthmus.yaml:4:7  spec: "Larg.2" is not a class; did you mean "Large.2"?\nisthmus.yaml  name is missing; expected a name',
    );
  });

  test('what is not known stays as it is', () => {
    const crash = new RangeError('?');
    expect(translateError(crash)).toBe(crash);
  });
});

describe('approval', () => {
  const terminal = (answer: string | undefined, isTTY = true) => {
    const sink = { isTTY, write: () => true };
    return new Terminal(sink, sink, { isTTY, readLine: async () => answer }, {});
  };

  test.each([
    ['yes', true],
    [' yes ', true],
    ['y', false],
    ['Yes', false],
    ['', false],
    [undefined, false],
  ])('%j', async (answer, approved) => {
    expect(await confirm(terminal(answer), 'Sure?')).toBe(approved);
  });

  test('nobody there: exit code 3', async () => {
    await expect(confirm(terminal('yes', false), 'Sure?')).rejects.toMatchObject({ exitCode: 3 });
  });
});

describe('a file that the user names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-files-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    [['graph', '--network', '.'], 'cannot be read'],
    [['check', '.'], 'cannot be read'],
    [['check', 'none.yaml'], 'There is no file'],
    [['trace', 'a', 'b', '--network', 'none.json'], 'There is no file'],
    [['graph', '--network', 'net.json', '--output', 'no/such/folder.svg'], 'cannot be written'],
    [['check', 'checks.yaml', '--network', 'net.json', '--output', 'no/such/folder.xml'], 'cannot be written'],
  ])('and that cannot be used is said with its path: isthmus %j', async (words, said) => {
    writeFileSync(
      join(folder, 'net.json'),
      JSON.stringify({ format: 'isthmus.network/1', vpcs: [], vSwitches: [], routeTables: [] }),
    );
    writeFileSync(join(folder, 'checks.yaml'), "expect: ['no loops']\n");
    const { code, err } = await run(words, { directory: folder });
    expect(code).toBe(1);
    expect(err).toContain(said);
    expect(err).toContain(folder);
    expect(err).not.toContain('Isthmus itself failed');
  });
});
