import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseExpectation } from '../../src/network/index.ts';
import { joined, type Plan, snapshotOf, tutorial, two } from '../network/world.ts';
import { run } from './harness.ts';
import { makeRoom } from './spawn.ts';

/** `isthmus check` on a snapshot and a file of expectations. */
function checking(plan: Plan, text: string) {
  const room = makeRoom();
  writeFileSync(join(room.directory, 'net.json'), JSON.stringify(snapshotOf(plan)));
  writeFileSync(join(room.directory, 'check.yaml'), text);
  const go = (...words: readonly string[]) => run(['check', 'check.yaml', '--network', 'net.json', ...words], room);
  return { ...room, go };
}

const FILE = `names:
  office: 10.0.1.0/24
expect:
  - a can reach b on all subnets
  - expect: b cannot reach office
    id: office-is-private
    because: "people's <own> machines"
  - no loops
`;

describe('isthmus check', () => {
  test('ends with 0 when all of it holds', async () => {
    const { code, out } = await checking(joined, 'expect: [a can reach b, no findings]').go();
    expect(code).toBe(0);
    expect(out).toContain('2 of 2 expectations hold.');
  });

  test('ends with 1 and says what does not hold and why', async () => {
    const { code, out } = await checking(joined, FILE).go();
    expect(code).toBe(1);
    expect(out).toMatch(/^✓ a can reach b on all subnets$/m);
    expect(out).toMatch(/^✗ b cannot reach office$/m);
    expect(out).toContain("because: people's <own> machines");
    expect(out).toContain('vsw-b to vsw-a, 10.0.1.0/24: delivered to vsw-a.');
    expect(out).toContain('2 of 3 expectations hold.');
  });

  test('names the calls that would make it hold', async () => {
    const { out } = await checking({ ...joined, pairs: [['a', 'b', 'Inactive']] }, 'expect: [a can reach b]').go();
    expect(out).toContain('fix  ActivateRouterInterface RouterInterfaceId=ri-ab');
  });

  test('gives JSON with the verdicts', async () => {
    const { out } = await checking(joined, FILE).go('--json');
    expect(JSON.parse(out)).toMatchObject({
      command: 'check',
      status: 'broken',
      data: { results: [{ verdict: { status: 'holds' } }, { line: 5, verdict: { status: 'broken' } }, {}] },
    });
  });

  test('writes to a file what it would print', async () => {
    const { go, directory } = checking(joined, FILE);
    const { out } = await go('--json');
    await go('--json', '--output', 'results.json');
    const shape = (text: string) => JSON.parse(text.replaceAll(/"ms": [\d.e-]+/g, '"ms": 0'));
    expect(shape(readFileSync(join(directory, 'results.json'), 'utf8'))).toEqual(shape(out));
  });

  test('suggests what was meant by a word that means nothing, and tells a VPC without vSwitches from one that is not there', async () => {
    const plan = { ...joined, vpcs: { ...joined.vpcs, empty: { block: '10.7.0.0/16', vSwitches: {} } } };
    const { out } = await checking(plan, 'expect: [vws-a can reach b, a cannot reach empty]').go();
    expect(out).toContain('There is no "vws-a" in this network; did you mean vsw-a?');
    expect(out).toContain('empty has no vSwitch: no packet starts or ends there.');
  });

  test('names a call that mends several findings once', async () => {
    const plan = { ...joined, pairs: [['a', 'b', 'Inactive']] as const };
    const { out } = await checking(plan, 'expect: [no errors]').go();
    expect(out.match(/ActivateRouterInterface RouterInterfaceId=ri-ab/g)).toHaveLength(1);
  });

  test('gives JUnit XML that a parser takes', async () => {
    const { go, directory } = checking(joined, FILE);
    const { code, err } = await go('--format', 'junit', '--output', 'results.xml');
    expect(code).toBe(1);
    expect(err).toContain('results.xml');
    const read =
      'import sys,xml.etree.ElementTree as E;r=E.parse(sys.argv[1]).getroot();' +
      'print(r.get("tests"),r.get("failures"),[c.get("name") for c in r.iter("testcase")],r.find(".//failure").text)';
    const parsed = execFileSync('python3', ['-c', read, join(directory, 'results.xml')], { encoding: 'utf8' });
    expect(parsed).toContain("3 1 ['a can reach b on all subnets', 'b cannot reach office', 'no loops']");
    expect(parsed).toContain("Expected because: people's <own> machines");
    expect(parsed).toContain('check.yaml:5');
    // What the schema of Jenkins' xUnit plugin lets a test case have.
    const cases = [...readFileSync(join(directory, 'results.xml'), 'utf8').matchAll(/<testcase([^>]*?)\/?>/g)];
    const names = new Set(cases.flatMap(([, text = '']) => [...text.matchAll(/ (\w+)="/g)].map(([, name]) => name)));
    expect([...names].sort()).toEqual(['classname', 'name', 'time']);
  });

  test('gives SARIF with the line of each expectation', async () => {
    const { out } = await checking(joined, FILE).go('--format', 'sarif');
    const log = JSON.parse(out);
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'can-reach-1',
      'office-is-private',
      'none-3',
    ]);
    expect(log.runs[0].results).toMatchObject([
      {
        ruleId: 'office-is-private',
        ruleIndex: 1,
        level: 'error',
        locations: [{ physicalLocation: { artifactLocation: { uri: 'check.yaml' }, region: { startLine: 5 } } }],
      },
    ]);
  });

  test('says what is wrong with the file, and where', async () => {
    const { code, err } = await checking(
      joined,
      'expect:\n  - a reaches b\n  - { expect: no loops, becuse: x }\n',
    ).go();
    expect(code).toBe(1);
    expect(err).toContain('2 mistakes in the file.');
    expect(err).toContain('check.yaml:2:5  expect[0]: "a reaches b" is not valid; expected one of: A can reach B;');
    expect(err).toMatch(
      /check\.yaml:3:\d+ {2}expect\[1\]\.becuse: there is no "becuse"; expected one of .*; did you mean "because"\?/,
    );
    expect((await checking(joined, 'expect: [').go()).err).toContain('not valid YAML');
    expect((await run(['check', 'none.yaml', '--network', 'x'], makeRoom())).err).toContain('docs/checks.md');
  });

  test('reads the example of its page, and every sentence of the table there', async () => {
    const page = readFileSync(new URL('../../docs/checks.md', import.meta.url), 'utf8');
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const { code, err } = await checking(joined, example).go();
    expect(err).toBe('');
    expect(code).toBe(1);
    const sentences = [...page.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text).filter((text) => !text.startsWith('…')),
    );
    expect(sentences.length).toBeGreaterThan(15);
    for (const sentence of sentences) expect(parseExpectation(sentence), sentence).toBeDefined();
  });
});

describe('isthmus why', () => {
  test('names every blocker in both directions and the calls that join them', async () => {
    const { directory, environment } = checking({ ...two, pairs: [['a', 'b', 'Inactive', 'Inactive']] }, '');
    const { code, out } = await run(['why', 'a', 'b', '--network', 'net.json'], { directory, environment });
    expect(code).toBe(1);
    for (const word of ['interface-inactive', 'missing-route', 'there', 'back']) expect(out).toContain(word);
    expect(out).toContain('What would join them (made in the model, they connect all of it)');
    expect(out).toContain('  4. CreateRouteEntry RouteTableId=vtb-b DestinationCidrBlock=10.0.0.0/16');
  });

  test('gathers what several subnets need, each call once', async () => {
    const plan: Plan = {
      ...two,
      vpcs: {
        ...two.vpcs,
        b: { block: '192.168.0.0/16', vSwitches: { 'vsw-b': '192.168.1.0/24', 'vsw-c': '192.168.2.0/24' } },
      },
    };
    const { directory, environment } = checking(plan, '');
    const { out } = await run(['why', 'a', 'b', '--network', 'net.json', '--json'], { directory, environment });
    const { data } = JSON.parse(out);
    expect(data.pairs).toHaveLength(2);
    expect(data.changes).toHaveLength(2);
    expect(data.solved).toBe(true);
  });

  test('has nothing to say of what is connected', async () => {
    const { directory, environment } = checking(joined, '');
    const { code, out } = await run(['why', 'a', 'b', '--network', 'net.json'], { directory, environment });
    expect(code).toBe(0);
    expect(out).toContain('Nothing keeps them apart');
  });
});

describe('isthmus diff', () => {
  test('says in words what became different, and with --strict fails when it is worse', async () => {
    const { directory, environment } = checking(joined, '');
    writeFileSync(join(directory, 'after.json'), JSON.stringify(snapshotOf(tutorial)));
    const go = (...words: readonly string[]) => run(['diff', ...words], { directory, environment });
    const { code, out } = await go('net.json', 'after.json');
    expect(code).toBe(0);
    expect(out).toContain('0.0.0.0/0 from both sides: will loop');
    expect((await go('net.json', 'after.json', '--strict')).code).toBe(1);
    expect((await go('after.json', 'net.json', '--strict')).code).toBe(0);
    expect((await go('net.json', 'net.json')).out).toContain('No difference');
    expect(JSON.parse((await go('net.json', 'after.json', '--json')).out)).toMatchObject({
      status: 'worse',
      data: { appeared: expect.arrayContaining([expect.objectContaining({ code: 'loop' })]), vanished: [] },
    });
  });
});

describe('isthmus graph --path', () => {
  test('paints the way over the picture of a snapshot, offline', async () => {
    const { directory, environment } = checking(tutorial, '');
    const go = (...words: readonly string[]) =>
      run(['graph', ...words, '--network', 'net.json'], { directory, environment });
    expect((await go('--path', 'a', '8.8.8.8')).out).toContain('there: loops: a → b → a');
    expect((await go('--path', 'a', 'b', '--format', 'dot')).out).toContain('color="#1b7f3b"');
    expect((await go()).out).not.toContain('#c62828');
    expect(await go('--path', 'a')).toMatchObject({ code: 2 });
    expect((await go('--path', 'a', 'b', '--planned')).err).toContain('exclude each other');
  });
});
